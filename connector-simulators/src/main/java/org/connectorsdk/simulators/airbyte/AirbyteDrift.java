package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * What the next release of the server might send: members that no version has sent, words that no version has used, pages that
 * are not as they should be. May be changed at any time.
 *
 * @since 0.1.0
 */
public final class AirbyteDrift {

    /** The name of the member that nobody knows. */
    public static final String MEMBER = "memberOfTheFuture";

    /** The word that nobody knows. */
    public static final String WORD = "word_of_the_future";

    private static final Set<String> OPEN_WORDS = Set.of(
            "status",
            "syncMode",
            "destinationSyncMode",
            "scheduleType",
            "namespaceDefinition",
            "nonBreakingChangesPreference",
            "nonBreakingSchemaUpdatesBehavior",
            "connectionSyncStatus",
            "stateType",
            "failureOrigin",
            "failureType",
            "releaseStage",
            "supportState");

    /** Objects whose members are the user's, not the vendor's. */
    private static final Set<String> CLOSED = Set.of(
            "jsonSchema",
            "connectionConfiguration",
            "configuration",
            "connectionSpecification",
            "streamState",
            "manifest");

    private volatile boolean members;
    private volatile boolean words;
    private volatile boolean stuckPages;
    private volatile boolean emptyPage;

    AirbyteDrift() {}

    /**
     * Puts a member that no version has sent into every object of every answer.
     *
     * @param on whether it does
     */
    public void unknownMembers(boolean on) {
        members = on;
    }

    /**
     * Puts a word that no version has used wherever an open set of words stands.
     *
     * @param on whether it does
     */
    public void unknownWords(boolean on) {
        words = on;
    }

    /**
     * Lets the public API answer the first page again and again, whatever is asked for.
     *
     * @param on whether it does
     */
    public void samePageForever(boolean on) {
        stuckPages = on;
    }

    /** Lets the next page of the public API that is not the first be empty and have a next one. */
    public void oneEmptyPage() {
        emptyPage = true;
    }

    boolean isStuck() {
        return stuckPages;
    }

    /** True once after it was asked for. */
    boolean takeEmptyPage() {
        boolean due = emptyPage;
        emptyPage = false;
        return due;
    }

    Answer applied(VendorRequest request, Answer answer) {
        boolean json = answer.header("Content-Type").orElse("").startsWith("application/json");
        if (!(members || words) || !json || answer.status() >= 300) {
            return answer;
        }
        JsonNode tree = Json.parse(new String(answer.bodyBytes(), StandardCharsets.UTF_8));
        change(tree);
        return answer.body(tree.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void change(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(this::change);
        } else if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> change(object, name));
            if (members) {
                object.putObject(MEMBER).put("big", 9_007_199_254_740_993L);
            }
        }
    }

    private void change(ObjectNode object, String name) {
        if (words && OPEN_WORDS.contains(name) && object.get(name).isTextual()) {
            object.put(name, WORD);
        } else if (!CLOSED.contains(name)) {
            change(object.get(name));
        }
    }
}
