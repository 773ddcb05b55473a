package org.connectorsdk.http.internal.call;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Headers;
import okhttp3.Response;
import org.connectorsdk.api.call.AnswerHead;
import org.connectorsdk.api.call.RateLimit;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.http.internal.answer.RawHeaders;
import org.connectorsdk.http.internal.answer.RetryAfter;
import org.jspecify.annotations.Nullable;

/** What a caller may see of an answer besides its body. */
public final class AnswerHeads {
    private AnswerHeads() {}

    /** {@return the head of the last answer of a call} */
    public static AnswerHead of(CallContext<?> call, Response answer) {
        Headers headers = answer.headers();
        @Nullable RateLimit limit = RetryAfter.mentionsLimit(headers) ? RetryAfter.limit(headers, arrived(call)) : null;
        return new AnswerHead(
                call.request().method(),
                call.masked(call.request().url().encodedPath()),
                call.attempts(),
                answer.code(),
                RawHeaders.of(headers, call.masker()),
                Optional.ofNullable(FailureMapper.requestId(call, headers)),
                Optional.ofNullable(limit));
    }

    /** A stream's head may be asked for long after it came. */
    private static Instant arrived(CallContext<?> call) {
        return call.shared.time.now().minusNanos(call.now() - call.sent().answeredAt());
    }

    /** Shows an answer to whoever inspects the call, whose failures are none of the call's. */
    @SuppressWarnings(
            "CatchThrowable") // also what other languages throw undeclared, which would look like the network's
    static void show(CallContext<?> call, Response answer) {
        Consumer<AnswerHead> inspector = call.options.inspector().orElse(null);
        if (inspector == null) {
            return;
        }
        AnswerHead head = of(call, answer);
        try {
            inspector.accept(head);
        } catch (Throwable e) {
            if (call.shared.inspectorThrew.compareAndSet(false, true)) {
                call.shared
                        .lines
                        .warn(LogName.CALLBACK)
                        .withType(e)
                        .write("what inspects answers threw " + e.getClass().getName()
                                + "; such failures are ignored and not reported again");
            }
        }
    }
}
