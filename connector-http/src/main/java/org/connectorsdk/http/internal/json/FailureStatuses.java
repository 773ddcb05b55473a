package org.connectorsdk.http.internal.json;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says beside the members that its type has a place for: whether it is a failure after all, and in which
 * words. A member that the type has a place for is data, whatever its name.
 */
final class FailureStatuses {
    private static final List<String> ERRORS = List.of("error", "errors");
    private static final List<String> FLAGS = List.of("success", "ok", "succeeded");
    private static final Set<String> FAILED = Set.of("error", "fail", "failed", "failure");
    private static final String STATUS = "status";
    private static final String DELETED = "deleted";
    private static final String MESSAGE = "message";

    private static final Set<String> NAMES = Set.of(
            "error",
            "errors",
            "success",
            "ok",
            "succeeded",
            "status",
            "message",
            "msg",
            "detail",
            "details",
            "title",
            "type",
            "code",
            "reason",
            "validationErrors",
            "error_description",
            "error_message",
            "existing_job_id",
            "errorId",
            "exceptionClassName");

    private final JsonObject.Builder members = JsonObject.builder();

    static boolean has(String name) {
        return NAMES.contains(name);
    }

    void add(String name, JsonValue value) {
        members.set(name, value);
    }

    /** What is thrown when an answer that can be read says of itself that it is a failure; null if it does not. */
    @Nullable
    FailureAnswer failure() {
        JsonObject all = members.build();
        return isFailure(all) ? new FailureAnswer(all) : null;
    }

    /**
     * The same of an answer that lacks what it is asked for, or of which nothing is asked: there a status is a word
     * about itself.
     */
    @Nullable
    FailureAnswer failureWithoutContent() {
        JsonObject all = members.build();
        boolean failed = all.has(MESSAGE)
                && FAILED.contains(all.string(STATUS).orElse("").toLowerCase(Locale.ROOT));
        boolean kept = all.get(DELETED).filter(FailureStatuses::isNo).isPresent();
        return failed || kept || isFailure(all) ? new FailureAnswer(all) : null;
    }

    private static boolean isFailure(JsonObject members) {
        return ERRORS.stream()
                        .anyMatch(name -> members.get(name)
                                .filter(FailureStatuses::isError)
                                .isPresent())
                || FLAGS.stream()
                        .anyMatch(name ->
                                members.get(name).filter(FailureStatuses::isNo).isPresent());
    }

    private static boolean isError(JsonValue value) {
        if (value instanceof JsonBoolean flag) {
            return flag.value();
        }
        if (value instanceof JsonNumber number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof JsonString text) {
            return !text.value().isBlank();
        }
        return value instanceof JsonObject object
                ? !object.isEmpty()
                : value instanceof JsonArray list && !list.isEmpty();
    }

    private static boolean isNo(JsonValue value) {
        return value.equals(JsonBoolean.FALSE)
                || value.asString().filter("false"::equalsIgnoreCase).isPresent();
    }
}
