package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.ElementStream;
import org.jspecify.annotations.Nullable;

/** One answer after the other, element by element. */
final class LenientStream<W, T> implements ItemStream<T> {
    private static final int MOST_WARNINGS = 100;

    private final LenientList<W, T> list;
    private final Function<@Nullable String, Either<ConnectorError, ElementStream<Lenient<W>>>> parts;
    private final Function<JsonObject, @Nullable String> next;
    private final Set<String> cursors = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private volatile @Nullable ElementStream<Lenient<W>> part;
    private LenientList<W, T>.Reading reading;
    private @Nullable String cursor;
    private @Nullable ConnectorError broken;
    private boolean isFirst = true;
    private final int maxParts;
    private int finished;
    private boolean ended;
    private boolean cut;
    private volatile boolean closed;
    private long delivered;
    private long unkept;

    LenientStream(
            LenientList<W, T> list,
            Function<@Nullable String, Either<ConnectorError, ElementStream<Lenient<W>>>> parts,
            Function<JsonObject, @Nullable String> next,
            CallOptions options) {
        this.list = list;
        this.maxParts = options.maxPages().orElse(Integer.MAX_VALUE);
        this.parts = parts;
        this.next = next;
        this.reading = list.reading();
    }

    @Override
    public Either<ConnectorError, Optional<T>> next() {
        while (broken == null && !ended) {
            Either<ConnectorError, Optional<Lenient<W>>> element = part().flatMap(ElementStream::next);
            if (element.isLeft()) {
                return failed(element.getLeft());
            }
            if (element.get().isEmpty()) {
                goOn();
                continue;
            }
            T item = reading.read(element.get().get());
            collectWarnings();
            if (item != null) {
                delivered++;
                return Either.right(Optional.of(item));
            }
        }
        return broken == null ? Either.right(Optional.empty()) : failed(broken);
    }

    private void collectWarnings() {
        if (!reading.warnings.isEmpty()) {
            int kept = Math.min(reading.warnings.size(), MOST_WARNINGS - warnings.size());
            warnings.addAll(reading.warnings.subList(0, kept));
            unkept += reading.warnings.size() - kept;
            reading.warnings.clear();
        }
    }

    private Either<ConnectorError, ElementStream<Lenient<W>>> part() {
        ElementStream<Lenient<W>> open = part;
        if (open != null) {
            return Either.right(open);
        }
        Either<ConnectorError, ElementStream<Lenient<W>>> opened = parts.apply(cursor);
        part = opened.getOrNull();
        if (closed) { // by somebody who may not have seen this part
            opened.peek(ElementStream::close);
        }
        return opened;
    }

    /** A cursor comes once. One that comes again is no progress, with or without elements before it. */
    private void goOn() {
        ElementStream<Lenient<W>> done = part;
        if (isFirst && reading.isFruitless()) {
            broken = reading.malformed();
            return;
        }
        isFirst = false;
        reading = list.reading();
        part = null;
        cursor = done == null ? null : next.apply(done.members());
        if (cursor != null && cursor.isBlank()) {
            cursor = null;
        }
        cut = cursor != null && ++finished == maxParts;
        ended = cursor == null || cut;
        if (cursor != null && !cursors.add(cursor)) {
            broken = list.noProgress();
        }
    }

    private Either<ConnectorError, Optional<T>> failed(ConnectorError error) {
        broken = error;
        return Either.left(error.withContext(
                error.context().toBuilder().delivered(delivered).build()));
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        if (unkept > 0) {
            all.add("and " + unkept + " further warnings");
        }
        return List.copyOf(all);
    }

    @Override
    public boolean isCut() {
        return cut;
    }

    @Override
    public void close() {
        closed = true;
        ElementStream<Lenient<W>> open = part;
        if (open != null) {
            open.close();
        }
    }
}
