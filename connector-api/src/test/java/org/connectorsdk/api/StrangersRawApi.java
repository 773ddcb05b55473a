package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.facet.RawStream;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.mask.MaskedConnections;
import org.jspecify.annotations.Nullable;

/**
 * A raw API whose calls all answer what a test says. The client keeps the secret {@code account-secret}.
 *
 * @param vendor remembers the options of calls
 * @param answer the next answer
 */
record StrangersRawApi(Vendor vendor, Supplier<@Nullable Either<ConnectorError, ?>> answer) implements RawApi {
    Connections open() {
        vendor.answer = operation -> operation.equals("unwrap") ? Optional.of(this) : Vendor.sound(operation);
        return new DefaultConnections(
                new MaskedConnections(vendor.provider(), List.of(Secret.of("account-secret"))),
                RuntimeContext.standard());
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a provider that breaks its contract
    private <T> Either<ConnectorError, T> next(CallOptions options) {
        vendor.given.add(options);
        return (Either<ConnectorError, T>) answer.get();
    }

    @Override
    public Either<ConnectorError, RawAnswer> call(RawRequest request, CallOptions options) {
        return next(options);
    }

    @Override
    public Either<ConnectorError, RawStream<JsonValue>> elements(
            RawRequest request, String array, CallOptions options) {
        return next(options);
    }

    @Override
    public Either<ConnectorError, RawStream<byte[]>> bytes(RawRequest request, CallOptions options) {
        return next(options);
    }
}
