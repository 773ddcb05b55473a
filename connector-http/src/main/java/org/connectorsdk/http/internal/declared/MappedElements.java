package org.connectorsdk.http.internal.declared;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.operation.ElementStream;
import org.jspecify.annotations.Nullable;

/** A stream in other words. */
final class MappedElements<T, R> implements ElementStream<R> {
    private final ElementStream<T> source;
    private final Function<? super T, Either<ConnectorError, R>> mapper;
    private @Nullable ConnectorError failure;
    private long delivered;

    MappedElements(ElementStream<T> source, Function<? super T, Either<ConnectorError, R>> mapper) {
        this.source = source;
        this.mapper = mapper;
    }

    @Override
    public Either<ConnectorError, Optional<R>> next() {
        if (failure != null) {
            return Either.left(failure);
        }
        Either<ConnectorError, Optional<T>> next = source.next();
        if (next.isLeft()) {
            return Either.left(next.getLeft());
        }
        if (next.get().isEmpty()) {
            return Either.right(Optional.empty());
        }
        Either<ConnectorError, R> mapped = mapper.apply(next.get().get());
        if (mapped.isLeft()) {
            ConnectorError error = mapped.getLeft();
            failure = error.withContext(
                    error.context().toBuilder().delivered(delivered).build());
            source.close();
            return Either.left(failure);
        }
        delivered++;
        return Either.right(Optional.of(mapped.get()));
    }

    @Override
    public JsonObject members() {
        return source.members();
    }

    @Override
    public boolean isBare() {
        return source.isBare();
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public <S> ElementStream<S> mapped(Function<? super R, Either<ConnectorError, S>> next) {
        return new MappedElements<>(this, next);
    }

    @Override
    public void close() {
        source.close();
    }
}
