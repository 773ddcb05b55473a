package org.connectorsdk.http.internal.call;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;

/**
 * What is known of an operation before it is called, worked out once per method.
 *
 * @param operation its name
 * @param request method and path template, for error texts; empty when unknown
 * @param subject what its error texts begin with, for requests that are not the operation itself; usually empty
 * @param safety what a repeat would do
 * @param timeout how long it may take
 * @param maxAttempts the most attempts; 0 for the setting
 * @param retryOn statuses that are repeated besides the usual ones
 * @param group which breaker watches it
 * @param keyInBody whether a key of the caller's stands in the body
 * @param statement whether the caller may say that it only reads
 * @param reader what becomes of a success
 * @param <T> what the caller gets
 */
public record OperationPlan<T>(
        String operation,
        String request,
        String subject,
        Safety safety,
        TimeoutClass timeout,
        int maxAttempts,
        Set<Integer> retryOn,
        BreakerGroup group,
        boolean keyInBody,
        boolean statement,
        AnswerReader<T> reader) {
    /** The name of a raw request, whichever it is. */
    public static final String RAW = "raw";

    public static <T> OperationPlan<T> of(Operation operation, RequestLine request, AnswerReader<T> reader) {
        return new OperationPlan<>(
                operation.value(),
                request.toString(),
                "",
                operation.safety(),
                operation.timeout(),
                operation.maxAttempts(),
                statuses(operation.retryOn()),
                BreakerGroup.of(operation),
                operation.keyInBody(),
                operation.statement(),
                reader);
    }

    private static Set<Integer> statuses(int[] statuses) {
        return Arrays.stream(statuses).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** {@return what an observer gets to know of the operation} */
    CallStart start(String provider, String account) {
        int blank = request.indexOf(' ');
        return blank < 0
                ? new CallStart(provider, account, operation, "", "")
                : new CallStart(
                        provider, account, operation, request.substring(0, blank), request.substring(blank + 1));
    }

    /** {@return whether that path is the declared one, letter by letter, so that no value is in it} */
    boolean declares(HttpUrl base, String path) {
        String above = base.encodedPath();
        int from = above.endsWith("/") ? above.length() - 1 : above.length();
        int blank = request.indexOf(' ');
        int length = request.length() - blank - 1;
        return blank > 0
                && request.indexOf('{') < 0
                && path.length() == from + length
                && path.regionMatches(0, above, 0, from)
                && path.regionMatches(from, request, blank + 1, length);
    }

    /** {@return the same plan for another use of the answer} */
    public <R> OperationPlan<R> reading(AnswerReader<R> other) {
        return new OperationPlan<>(
                operation, request, subject, safety, timeout, maxAttempts, retryOn, group, keyInBody, statement, other);
    }

    /**
     * The plan of a call with these options: a statement that only reads, or a body with the caller's key, may be
     * repeated.
     */
    OperationPlan<T> with(CallOptions options) {
        if (statement && options.readOnly()) {
            return safely(Safety.READ);
        }
        return keyInBody && options.idempotencyKey().isPresent() ? safely(Safety.IDEMPOTENT) : this;
    }

    private OperationPlan<T> safely(Safety other) {
        return new OperationPlan<>(
                operation, request, subject, other, timeout, maxAttempts, retryOn, group, keyInBody, statement, reader);
    }

    /** {@return whether a request that may have been applied may be sent again} */
    boolean survivesRepeat() {
        return safety != Safety.ONCE;
    }

    /** {@return whether this status allows a repeat, as RETRY-01, RETRY-04 and RETRY-07 have it} */
    boolean repeatsAfter(int status) {
        return switch (status) {
            case 429 -> true;
            case 408, 500, 502, 503, 504 -> survivesRepeat() || retryOn.contains(status);
            default -> retryOn.contains(status);
        };
    }
}
