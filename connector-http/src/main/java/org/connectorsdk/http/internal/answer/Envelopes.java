package org.connectorsdk.http.internal.answer;

import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.error.VendorError.FailureEnvelope;
import org.connectorsdk.http.operation.Answer;
import org.jspecify.annotations.Nullable;

/** Looks for failures in answers that call themselves successes (ERR-10). */
public final class Envelopes {
    private Envelopes() {}

    public static @Nullable VendorError failureIn(@Nullable Object value) {
        Object body = value instanceof Answer<?> answer ? answer.body() : value;
        return body instanceof FailureEnvelope envelope ? envelope.failure().orElse(null) : null;
    }
}
