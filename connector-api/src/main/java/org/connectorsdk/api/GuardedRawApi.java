package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.facet.RawStream;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.mask.MaskedRawApi;
import org.jspecify.annotations.Nullable;

/**
 * Puts raw calls under the guard of the neutral operations, a stranger's raw calls too: a request that could lead
 * elsewhere is refused, nothing is sent after close or on an interrupted thread, and what the provider throws is an
 * error.
 */
final class GuardedRawApi implements RawApi {
    private static final String OPERATION = "raw";

    private final ClientState client;
    private final CallOptions defaults;
    private final RawApi raw;

    /**
     * Makes the guard.
     *
     * @param defaults for what a call's own options leave open
     */
    GuardedRawApi(ClientState client, CallOptions defaults, RawApi raw) {
        this.client = client;
        this.defaults = defaults;
        this.raw = raw;
    }

    @Override
    public Either<ConnectorError, RawAnswer> call(RawRequest request, CallOptions options) {
        GuardedCall call = guard(request, options);
        ConnectorError refusal = refusal(request, call.options());
        return call.observed(
                () -> refusal != null ? Either.left(refusal) : call.run(own -> raw.call(request, own), answer -> null));
    }

    @Override
    public Either<ConnectorError, RawStream<JsonValue>> elements(
            RawRequest request, String array, CallOptions options) {
        return stream(request, options, own -> raw.elements(request, array, own), GuardedStream::new);
    }

    @Override
    public Either<ConnectorError, RawStream<byte[]>> bytes(RawRequest request, CallOptions options) {
        return stream(request, options, own -> raw.bytes(request, own), GuardedStream::ofPieces);
    }

    private <T> Either<ConnectorError, RawStream<T>> stream(
            RawRequest request,
            CallOptions options,
            Function<CallOptions, @Nullable Either<ConnectorError, RawStream<T>>> ask,
            Watch<T> watch) {
        GuardedCall call = guard(request, options);
        ConnectorError refusal = refusal(request, call.options());
        return call.observed(
                () -> refusal != null
                        ? Either.left(refusal)
                        : call.run(ask, answer -> null)
                                .map(own -> new MaskedRawApi.Stream<>(
                                        watch.over(call, own, () -> client.stop(null, OPERATION)), own)),
                walk -> true);
    }

    /** Puts a stream under guard. */
    private interface Watch<T> {
        GuardedStream<T> over(GuardedCall call, ItemStream<T> walk, Supplier<@Nullable ConnectorError> stop);
    }

    private String provider() {
        return client.descriptor().id();
    }

    private static boolean writes(RawRequest request) {
        return request.safety() != RawRequest.Safety.READ;
    }

    private GuardedCall guard(RawRequest request, CallOptions options) {
        return new GuardedCall(client, OPERATION, writes(request), options.orElse(defaults));
    }

    private @Nullable ConnectorError refusal(RawRequest request, CallOptions options) {
        ConnectorError refusal = client.stop(null, OPERATION);
        if (refusal == null && !request.violations().isEmpty()) {
            ErrorContext context = ErrorContext.of(provider(), OPERATION)
                    .summary("the request is refused locally")
                    .build();
            refusal = new ConnectorError.InvalidRequest(context, request.violations());
        }
        return refusal == null && writes(request) ? client.validator().idempotencyKey(OPERATION, options) : refusal;
    }
}
