package org.connectorsdk.http;

import org.jspecify.annotations.Nullable;

/** Looks for failures in answers that call themselves successes (ERR-10). */
final class Envelopes {
    private Envelopes() {}

    static @Nullable VendorError failureIn(@Nullable Object value) {
        Object body = value instanceof Answer<?> answer ? answer.body() : value;
        return body instanceof FailureEnvelope envelope ? envelope.failure().orElse(null) : null;
    }
}
