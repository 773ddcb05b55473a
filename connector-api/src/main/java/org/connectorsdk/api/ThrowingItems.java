package org.connectorsdk.api;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.connectorsdk.api.connection.ItemStream;

/** A walk as an iterator that throws where the walk breaks. */
final class ThrowingItems<T> implements Iterator<T> {
    private final ItemStream<T> walk;
    private Optional<T> ahead = Optional.empty();
    private boolean fetched;

    private ThrowingItems(ItemStream<T> walk) {
        this.walk = Objects.requireNonNull(walk, "walk");
    }

    /** The walk as a sequential stream; closing the one closes the other. */
    static <T> Stream<T> stream(ItemStream<T> walk) {
        Iterator<T> items = new ThrowingItems<>(walk);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(walk::close);
    }

    @Override
    public boolean hasNext() {
        if (!fetched) {
            ahead = ThrowingConnections.plain(walk.next());
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
