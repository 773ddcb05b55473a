package org.connectorsdk.testkit.conformance.rules.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.connectorsdk.testkit.conformance.AnswerTree;
import org.connectorsdk.testkit.conformance.AnswerTree.Leaf;

/** Values of the right form that no type can hold. */
enum OutOfRange {
    TIME_OF_NO_CALENDAR,
    TIME_IN_NANOSECONDS,
    TIME_OF_64_BITS,
    NUMBER_BEYOND_64_BITS,
    NUMBER_BEYOND_DOUBLE;

    private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(70);

    /** Replaces every time, or every count, that is not an id. */
    void spoil(JsonNode answer) {
        AnswerTree.change(answer, this::fits, this::odd);
    }

    private boolean fits(Leaf leaf) {
        boolean time = isTime(leaf.value());
        return switch (this) {
            case TIME_OF_NO_CALENDAR -> time && leaf.value().isTextual();
            case TIME_IN_NANOSECONDS, TIME_OF_64_BITS -> time;
            case NUMBER_BEYOND_64_BITS, NUMBER_BEYOND_DOUBLE ->
                leaf.value().isNumber() && !time && !namesSomething(leaf.name());
        };
    }

    private static boolean isTime(JsonNode value) {
        return value.isTextual()
                ? AnswerTree.isTime(value.textValue())
                : value.isIntegralNumber() && value.longValue() > 1_000_000_000L;
    }

    private static boolean namesSomething(String member) {
        return member.toLowerCase(Locale.ROOT).endsWith("id");
    }

    private JsonNode odd(JsonNode before) {
        return switch (this) {
            case TIME_OF_NO_CALENDAR -> TextNode.valueOf("+999999999999-13-41T25:61:61Z");
            case TIME_IN_NANOSECONDS -> LongNode.valueOf(1_764_353_241_000_000_000L);
            case TIME_OF_64_BITS -> LongNode.valueOf(Long.MAX_VALUE);
            case NUMBER_BEYOND_64_BITS -> BigIntegerNode.valueOf(BEYOND);
            case NUMBER_BEYOND_DOUBLE -> DecimalNode.valueOf(new BigDecimal("1e400"));
        };
    }
}
