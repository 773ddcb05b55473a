package org.connectorsdk.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.error.ConflictReason;

/**
 * The form of what a vendor sends, and what it can be made to send. What a vendor does not do keeps its default.
 *
 * @since 0.1.0
 */
public interface VendorAnswers {
    /**
     * What the vendor would send with status 200 to a delete that it did not carry out.
     *
     * @param words why not, in the vendor's words
     * @return the body
     */
    default String deniedDelete(String words) {
        return "{\"success\":false,\"message\":\"" + words + "\"}";
    }

    /**
     * The forms in which the vendor, or a gateway in front of it, explains a refusal. The words must come through from
     * each.
     *
     * @param words the explanation; needs no escaping in JSON
     * @return bodies of error answers
     */
    default List<String> explanations(String words) {
        String text = "\"" + words + "\"";
        return List.of(
                "{\"error\":" + text + "}",
                "{\"message\":" + text + "}",
                "{\"title\":\"Not so\",\"detail\":" + text + "}",
                "{\"detail\":" + text + "}",
                "{\"error\":{\"message\":" + text + "}}",
                "{\"detail\":[{\"loc\":[\"body\",\"name\"],\"msg\":" + text + ",\"type\":\"value_error\"}]}");
    }

    /**
     * {@return how the vendor would word conflicts of different causes; bodies of answers with status 409, by the
     * reason that a caller must get to see}
     */
    default Map<ConflictReason, String> conflicts() {
        return Map.of(
                ConflictReason.ALREADY_EXISTS,
                "{\"error\":{\"code\":\"already_exists\",\"message\":\"a connection of this name exists already\"},"
                        + "\"message\":\"a connection of this name exists already\"}",
                ConflictReason.IN_USE,
                "{\"error\":{\"code\":\"in_use\",\"message\":\"it is in use\"},\"message\":\"it is in use\"}",
                ConflictReason.DUPLICATE_REQUEST,
                "{\"error\":{\"code\":\"duplicate_request\",\"message\":\"an identical request is being executed\"},"
                        + "\"message\":\"an identical request is being executed\"}");
    }

    /**
     * The list in an answer of the vendor: of connections, jobs, tables or rows.
     *
     * @param answer the answer
     * @return the array in which they stand, in the answer itself; by default the first array in it that holds
     *     something
     */
    default ArrayNode elements(JsonNode answer) {
        return AnswerTree.elements(answer)
                .orElseThrow(() -> new IllegalStateException("there is no list in " + answer));
    }

    /** {@return an error body of the vendor, for vendors that send such bodies with status 200} */
    default String errorEnvelope() {
        throw new IllegalStateException("this vendor answers errors with an error status");
    }

    /** {@return the header in which the vendor names the request for its logs} */
    default String requestIdHeader() {
        return "X-Request-Id";
    }

    /** {@return the wire name of a member without which a connection means nothing, such as {@code name}} */
    default String requiredMember() {
        return "id";
    }

    /**
     * Takes a member out of the vendor's answer to a read of one connection.
     *
     * @param answer the answer
     * @param member the member's wire name
     */
    default void removeMember(ObjectNode answer, String member) {
        answer.remove(member);
    }

    /** {@return the header in which the key of a repeatable write is sent} */
    default String idempotencyHeader() {
        return "Idempotency-Key";
    }

    /**
     * Makes the vendor send a word that no version of it has used, wherever it sends an open set of words.
     */
    default void speakUnknownWords() {}

    /** Makes the vendor send members that no version of it has sent, in every object. */
    default void sendUnknownMembers() {}

    /** Makes the next walk meet one page in its middle that is empty and has a next one. */
    default void answerOneEmptyPage() {
        throw new IllegalStateException("this vendor has no pages");
    }

    /** Makes the vendor answer the same page with the same next token, again and again. */
    default void answerTheSamePageForever() {
        throw new IllegalStateException("this vendor has no pages");
    }
}
