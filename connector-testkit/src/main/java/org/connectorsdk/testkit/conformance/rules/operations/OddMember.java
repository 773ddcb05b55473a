package org.connectorsdk.testkit.conformance.rules.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.connectorsdk.testkit.conformance.AnswerTree;
import org.connectorsdk.testkit.conformance.AnswerTree.Leaf;
import org.connectorsdk.testkit.conformance.RuleContext;

/** What can be wrong with a member of an answer beside the one that matters. */
enum OddMember {
    NULL,
    OBJECT,
    FRACTION,
    ALL_MISSING;

    /** Spoils the member that comes at a place, of those that do not name the job. */
    Spoiler at(int place, String connection) {
        return new Spoiler(this, place, connection);
    }

    private JsonNode odd(JsonNode before) {
        return switch (this) {
            case OBJECT -> JsonNodeFactory.instance.objectNode().put("odd", true);
            case FRACTION ->
                before.isNumber()
                        ? DecimalNode.valueOf(before.decimalValue().add(new BigDecimal("0.5")))
                        : JsonNodeFactory.instance.numberNode(4.5);
            case NULL, ALL_MISSING -> NullNode.getInstance();
        };
    }

    /** Spoils one answer. */
    static final class Spoiler {
        private final OddMember how;
        private final int place;
        private final String connection;
        private String name = "";
        private int members;

        private Spoiler(OddMember how, int place, String connection) {
            this.how = how;
            this.place = place;
            this.connection = connection;
        }

        void spoil(JsonNode answer, RuleContext context) {
            List<Leaf> beside = AnswerTree.leaves(answer).stream()
                    .filter(leaf -> !leaf.value().isNull() && !context.harness().namesJob(leaf.name()))
                    .filter(leaf -> how != FRACTION || !leaf.is(connection)) // that would be about another one
                    .toList();
            members = how == ALL_MISSING ? 1 : beside.size();
            if (how == ALL_MISSING) {
                AnswerTree.removeLeaves(answer, leaf -> !context.harness().namesJob(leaf.name()));
            } else if (place < members) {
                name = beside.get(place).name();
                beside.get(place).set(how.odd(beside.get(place).value()));
            }
        }

        /** How many places there are. */
        int members() {
            return members;
        }

        @Override
        public String toString() {
            return how.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name;
        }
    }
}
