package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import okhttp3.HttpUrl;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.internal.call.ClientParts.MissingSetting;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.Origins;

/**
 * Refuses what must not be sent at all: a request to another origin, and one that lacks a setting.
 *
 * @param next the rest of the chain
 */
record CheckRequest(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        HttpUrl address = call.request().url();
        if (!Origins.same(address, call.shared.base)) {
            return Either.left(FailureMapper.otherOrigin(call, address));
        }
        MissingSetting missing = call.shared.missing;
        ConnectorError refusal = missing == null ? null : missing.refusal(call);
        return refusal == null ? next.proceed(call) : Either.left(Failure.local(refusal));
    }
}
