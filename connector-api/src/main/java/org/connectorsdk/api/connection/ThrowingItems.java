package org.connectorsdk.api.connection;

import io.vavr.control.Either;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;

/** A walk as an iterator that throws where the walk breaks. */
final class ThrowingItems<T> implements Iterator<T> {
    private final ItemStream<T> walk;
    private Optional<T> ahead = Optional.empty();
    private boolean fetched;

    ThrowingItems(ItemStream<T> walk) {
        this.walk = walk;
    }

    @Override
    public boolean hasNext() {
        if (!fetched) {
            Either<ConnectorError, Optional<T>> item = walk.next();
            if (item.isLeft()) {
                throw new ConnectorException(item.getLeft());
            }
            ahead = item.get();
            fetched = true;
        }
        return ahead.isPresent();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        fetched = false;
        return ahead.orElseThrow();
    }
}
