package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.facet.RawStream;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Puts raw calls under the guard of the neutral operations, a stranger's raw calls too: a request that could lead elsewhere is
 * refused, nothing is sent after close or on an interrupted thread, and what the provider throws is an error.
 */
final class GuardedRawApi implements RawApi {
    private static final String OPERATION = "raw";

    private final String provider;
    private final RawApi raw;
    private final CallValidator refusals;
    private final Function<String, @Nullable ConnectorError> stop;

    /**
     * Makes the guard.
     *
     * @param stop why an operation of a name may not go on; null when it may
     */
    GuardedRawApi(String provider, RawApi raw, CallValidator refusals, Function<String, @Nullable ConnectorError> stop) {
        this.provider = provider;
        this.raw = raw;
        this.refusals = refusals;
        this.stop = stop;
    }

    @Override
    public Either<ConnectorError, RawAnswer> call(RawRequest request, CallOptions options) {
        GuardedCall call = guard(request, options);
        ConnectorError refusal = refusal(request, options);
        return refusal != null ? Either.left(refusal) : call.run(own -> raw.call(request, own), answer -> null);
    }

    @Override
    public Either<ConnectorError, RawStream<JsonValue>> elements(
            RawRequest request, String array, CallOptions options) {
        return stream(request, options, own -> raw.elements(request, array, own));
    }

    @Override
    public Either<ConnectorError, RawStream<byte[]>> bytes(RawRequest request, CallOptions options) {
        return stream(request, options, own -> raw.bytes(request, own));
    }

    private <T> Either<ConnectorError, RawStream<T>> stream(
            RawRequest request,
            CallOptions options,
            Function<CallOptions, @Nullable Either<ConnectorError, RawStream<T>>> ask) {
        GuardedCall call = guard(request, options);
        ConnectorError refusal = refusal(request, options);
        if (refusal != null) {
            return Either.left(refusal);
        }
        return call.run(ask, answer -> null)
                .map(own ->
                        new MaskedRawApi.Stream<>(new GuardedStream<>(call, own, () -> stop.apply(OPERATION)), own));
    }

    private static boolean writes(RawRequest request) {
        return request.safety() != RawRequest.Safety.READ;
    }

    private GuardedCall guard(RawRequest request, CallOptions options) {
        return new GuardedCall(provider, OPERATION, writes(request), options);
    }

    private @Nullable ConnectorError refusal(RawRequest request, CallOptions options) {
        ConnectorError refusal = stop.apply(OPERATION);
        if (refusal == null && !request.violations().isEmpty()) {
            ErrorContext context = ErrorContext.of(provider, OPERATION)
                    .summary("the request is refused locally")
                    .build();
            refusal = new ConnectorError.InvalidRequest(context, request.violations());
        }
        return refusal == null && writes(request) ? refusals.idempotencyKey(OPERATION, options) : refusal;
    }
}
