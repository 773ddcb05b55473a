package org.connectorsdk.spring;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** What an error is to callers of the program; the table is in {@code docs/spring.md}. */
final class ErrorProblem {
    static final int UNAVAILABLE = 503;

    /** The members that callers can act on; what the vendor was asked in detail is for the program's own log. */
    private static final List<String> MEMBERS = List.of(
            "kind",
            "outcome",
            "provider",
            "operation",
            "retryable",
            "retryAt",
            "vendorCode",
            "requestId",
            "attempts",
            "problems",
            "job",
            "candidates",
            "idempotencyKey",
            "done",
            "delivered",
            "details");

    private ErrorProblem() {}

    static ProblemDetail of(ConnectorError error) {
        ProblemDetail problem = ProblemDetail.forStatus(status(error.kind()));
        Map<String, @Nullable Object> form = error.toJson().toJava();
        String kind = String.valueOf(form.get("kind"));
        problem.setType(URI.create(
                "urn:connectorsdk:error:" + kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")));
        problem.setTitle(title(kind));
        problem.setDetail(error.message());
        for (String member : MEMBERS) {
            Object value = form.get(member);
            if (value != null && !isEmpty(value)) {
                problem.setProperty(member, value);
            }
        }
        Object status = form.get("status"); // a problem detail has one of its own
        if (status != null) {
            problem.setProperty("vendorStatus", status);
        }
        return problem;
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof Collection<?> items && items.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static String title(String kind) {
        String words = kind.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A credential that the vendor refuses is ours and not the caller's, so it is no 401 and no 403. */
    static int status(ErrorKind kind) {
        return switch (kind) {
            case NOT_FOUND, JOB_UNKNOWN -> 404;
            case CONFLICT -> 409;
            case INVALID_REQUEST, QUERY_FAILED -> 422;
            case CONFIGURATION -> 500;
            case UNSUPPORTED -> 501;
            case RATE_LIMITED, CIRCUIT_OPEN, INTERRUPTED, CLOSED -> UNAVAILABLE;
            case TIMEOUT, WAIT_EXPIRED -> 504;
            default -> 502;
        };
    }
}
