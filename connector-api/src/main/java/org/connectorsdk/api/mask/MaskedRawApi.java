package org.connectorsdk.api.mask;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.facet.RawStream;
import org.connectorsdk.api.json.JsonValue;

/**
 * Masks the errors of raw calls of the account's secrets, whoever made the calls. What is answered is data, and stays.
 */
public final class MaskedRawApi implements RawApi {
    private final RawApi raw;
    private final Function<CallOptions, AnswerMasker> masks;

    MaskedRawApi(RawApi raw, Function<CallOptions, AnswerMasker> masks) {
        this.raw = raw;
        this.masks = masks;
    }

    @Override
    public Either<ConnectorError, RawAnswer> call(RawRequest request, CallOptions options) {
        return masks.apply(options).masked(raw.call(request, options));
    }

    @Override
    public Either<ConnectorError, RawStream<JsonValue>> elements(
            RawRequest request, String array, CallOptions options) {
        return masked(raw.elements(request, array, options), options);
    }

    @Override
    public Either<ConnectorError, RawStream<byte[]>> bytes(RawRequest request, CallOptions options) {
        return masked(raw.bytes(request, options), options);
    }

    /** What breaks its own contract and is null passes, for the guard to report it. */
    private <T> Either<ConnectorError, RawStream<T>> masked(
            Either<ConnectorError, RawStream<T>> answer, CallOptions options) {
        AnswerMasker masker = masks.apply(options);
        Either<ConnectorError, RawStream<T>> masked = masker.masked(answer);
        return masked == null || masked.isLeft() || masked.get() == null
                ? masked
                : Either.right(new Stream<>(new MaskedStream<>(masked.get(), masker), masked.get()));
    }

    /** A stream of which the items come from one that is watched, and the rest from the provider's own. */
    public static final class Stream<T> implements RawStream<T> {
        private final ItemStream<T> items;
        private final RawStream<T> own;

        /**
         * Puts them together.
         *
         * @param items the items, watched
         * @param own the provider's stream
         */
        public Stream(ItemStream<T> items, RawStream<T> own) {
            this.items = items;
            this.own = own;
        }

        @Override
        public Either<ConnectorError, Optional<T>> next() {
            return items.next();
        }

        @Override
        public Iterable<T> iterable() {
            return items.iterable();
        }

        @Override
        public Optional<RawAnswer> head() {
            return own.head();
        }

        @Override
        public long delivered() {
            return items.delivered();
        }

        @Override
        public List<String> warnings() {
            return items.warnings();
        }

        @Override
        public boolean isCut() {
            return items.isCut();
        }

        @Override
        public void close() {
            items.close();
        }
    }
}
