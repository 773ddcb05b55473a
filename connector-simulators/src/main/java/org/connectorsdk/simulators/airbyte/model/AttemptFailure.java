package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.connectorsdk.simulators.Json;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt of a job failed, as the server reports it.
 *
 * @param origin where, such as {@code source}; null to leave it out
 * @param type what kind, such as {@code config_error}; null to leave it out
 * @param externalMessage words for people; null to leave them out
 * @param internalMessage words for developers; null to leave them out
 * @param stacktrace a stack trace; null to leave it out
 * @since 0.1.0
 */
public record AttemptFailure(
        @Nullable String origin,
        @Nullable String type,
        @Nullable String externalMessage,
        @Nullable String internalMessage,
        @Nullable String stacktrace) {
    private static final int STACK_TRACE_LINES = 400;

    /** A failure as the server usually reports it, with words for people and a stack trace of some 40 kB. */
    public static AttemptFailure of(String origin, String type, String message) {
        String frame = "\tat io.airbyte.integrations.base.ssh.SshWrappedSource.read(SshWrappedSource.java:88)\n\t...\n";
        String trace = "java.lang.RuntimeException\n" + frame.repeat(STACK_TRACE_LINES);
        return new AttemptFailure(origin, type, message, "java.lang.RuntimeException: " + message, trace);
    }

    ObjectNode json(Instant at) {
        ObjectNode json = Json.object();
        put(json, "failureOrigin", origin);
        put(json, "failureType", type);
        put(json, "externalMessage", externalMessage);
        put(json, "internalMessage", internalMessage);
        put(json, "stacktrace", stacktrace);
        return json.put("retryable", false).put("timestamp", at.toEpochMilli());
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
