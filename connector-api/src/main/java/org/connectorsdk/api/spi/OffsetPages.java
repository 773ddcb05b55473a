package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a vendor that counts rows from the beginning, so that a list which changes while it is read moves under the reader
 * (INC-22). Each page but the first begins one row early. While that row is the last one of the page before, nothing has moved.
 * Otherwise the walk looks for the rows that it knows, backwards if need be, goes on after them and says so in the page's
 * {@linkplain Page#warnings() warnings}: nothing is listed twice, and nothing is skipped because other rows went away.
 *
 * <p>A page costs one request; a list that has moved costs further ones. Immutable and thread-safe.
 *
 * @param <T> what is listed
 */
public final class OffsetPages<T> {
    private static final int KNOWN_ROWS = 3;

    private final String provider;
    private final String operation;
    private final int largest;
    private final Function<? super T, String> id;

    /**
     * Says what is listed.
     *
     * @param provider id of the provider, for errors
     * @param operation what was asked of it, for errors
     * @param largest the most rows that one request may ask for, 2 or more
     * @param id by what a row is recognised
     */
    public OffsetPages(String provider, String operation, int largest, Function<? super T, String> id) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.operation = Objects.requireNonNull(operation, "operation");
        this.id = Objects.requireNonNull(id, "id");
        this.largest = largest;
        if (largest < 2) {
            throw new IllegalArgumentException("largest: must be 2 or more, got " + largest);
        }
    }

    /** Asks the vendor. */
    @FunctionalInterface
    public interface Rows<T> {
        /**
         * Reads rows.
         *
         * @param offset how many rows to leave out, 0 or more
         * @param limit how many to read at the most
         * @return the rows, or why not
         */
        Either<ConnectorError, Slice<T>> read(long offset, int limit);
    }

    /**
     * What one request brought.
     *
     * @param rows the rows in the vendor's order
     * @param more whether rows follow, where the vendor says so
     * @param total how many there are altogether, where the vendor says so
     * @param <T> what is listed
     */
    public record Slice<T>(List<T> rows, Optional<Boolean> more, OptionalLong total) {
        /**
         * Copies the rows.
         *
         * @param rows the rows in the vendor's order
         * @param more whether rows follow, where the vendor says so
         * @param total how many there are altogether, where the vendor says so
         */
        public Slice {
            rows = List.copyOf(rows);
            Objects.requireNonNull(more, "more");
            Objects.requireNonNull(total, "total");
        }

        /** Whether rows follow: the vendor's word for it, else its total, else only an empty slice is an end. */
        private boolean isFollowed(long offset) {
            return more.orElseGet(() -> total.isPresent() ? offset + rows.size() < total.getAsLong() : !rows.isEmpty());
        }

        /** Where no word tells the end: whether nothing came but the row that overlaps with the page before. */
        private boolean isSilentEnd(int first) {
            return more.isEmpty() && total.isEmpty() && first == 1 && rows.size() == 1;
        }
    }

    /**
     * Reads one page.
     *
     * @param token where the page begins, as the page before said; null for the first page
     * @param size how many rows the page shall have at the most, 1 or more; it may have fewer and yet be followed by another
     * @param rows asks the vendor
     * @return the page; {@code InvalidRequest} for a token that is none of ours; {@code Conflict} when the list changed so much
     *     that no row of the page before is there any more; {@code MalformedResponse} when the vendor announces rows that never
     *     come
     */
    public Either<ConnectorError, Page<T>> page(@Nullable PageToken token, int size, Rows<T> rows) {
        OffsetPlace place = token == null ? OffsetPlace.BEGINNING : OffsetPlace.parse(token.value());
        if (place == null) {
            return Either.left(foreignToken());
        }
        long from = place.overlap();
        int limit = Math.min(size + (from < place.offset() ? 1 : 0), largest);
        Either<ConnectorError, Slice<T>> answer = rows.read(from, limit);
        if (answer.isLeft()) {
            return Either.left(answer.getLeft());
        }
        Slice<T> slice = answer.get();
        if (place.known().isEmpty() || isLastKnown(slice, place)) {
            return page(place, from, slice, place.known().size() > 0 ? 1 : 0, List.of());
        }
        return afterShift(place, from, slice, rows);
    }

    private boolean isLastKnown(Slice<T> slice, OffsetPlace place) {
        return !slice.rows().isEmpty() && id.apply(slice.rows().get(0)).equals(place.lastKnown());
    }

    /** Goes on after the last row that is known, wherever it is now. */
    private Either<ConnectorError, Page<T>> afterShift(OffsetPlace place, long from, Slice<T> first, Rows<T> rows) {
        List<String> warnings = List.of("the list changed while it was read: the row at offset " + from
                + " is no longer the one that was there; the walk went on after the last row that it knew");
        long begin = from;
        Slice<T> slice = first;
        while (true) {
            int next = afterKnown(slice, place);
            if (next > 0) {
                return page(place, begin, slice, next, warnings);
            }
            if (begin == 0) {
                return Either.left(lost());
            }
            begin = Math.max(0, begin - largest + 1);
            Either<ConnectorError, Slice<T>> before = rows.read(begin, largest);
            if (before.isLeft()) {
                return Either.left(before.getLeft());
            }
            slice = before.get();
        }
    }

    /** The index after the latest known row; 0 when the slice has none. */
    private int afterKnown(Slice<T> slice, OffsetPlace place) {
        for (int known = place.known().size() - 1; known >= 0; known--) {
            for (int i = slice.rows().size() - 1; i >= 0; i--) {
                if (id.apply(slice.rows().get(i)).equals(place.known().get(known))) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private Either<ConnectorError, Page<T>> page(
            OffsetPlace place, long begin, Slice<T> slice, int first, List<String> warnings) {
        List<T> fresh = slice.rows().subList(first, slice.rows().size());
        if (!slice.isFollowed(begin) || slice.isSilentEnd(first)) {
            return Either.right(new Page<>(fresh, Optional.empty(), slice.total(), warnings));
        }
        if (fresh.isEmpty() && place.isFruitless()) {
            return Either.left(noProgress());
        }
        List<String> known = lastIds(place, slice);
        long offset = known.isEmpty() ? 0 : begin + slice.rows().size();
        OffsetPlace next = new OffsetPlace(offset, fresh.isEmpty(), known);
        return Either.right(new Page<>(fresh, Optional.of(new PageToken(next.text())), slice.total(), warnings));
    }

    private List<String> lastIds(OffsetPlace place, Slice<T> slice) {
        List<String> ids = new ArrayList<>(place.known());
        List<T> rows = slice.rows();
        for (T row : rows.subList(Math.max(0, rows.size() - KNOWN_ROWS), rows.size())) {
            String last = id.apply(row);
            ids.remove(last);
            ids.add(last);
        }
        return ids.subList(Math.max(0, ids.size() - KNOWN_ROWS), ids.size());
    }

    private ConnectorError foreignToken() {
        return new ConnectorError.InvalidRequest(
                context("the request is refused locally", Outcome.NOT_SENT).build(),
                List.of(new FieldViolation("pageToken", "refused", "is not a token of this list")));
    }

    private ConnectorError lost() {
        return new ConnectorError.Conflict(
                context(
                                "the list changed so much while it was read that the end of the last page is gone",
                                Outcome.REFUSED)
                        .advice("Read the list again from its beginning.")
                        .build(),
                Optional.empty());
    }

    private ConnectorError noProgress() {
        return new ConnectorError.MalformedResponse(
                context("paging makes no progress: rows are announced that never come", Outcome.REFUSED)
                        .advice("Report it to the provider; the list is not complete.")
                        .build(),
                "");
    }

    private ErrorContext.Builder context(String summary, Outcome outcome) {
        return ErrorContext.of(provider, operation).summary(summary).outcome(outcome);
    }
}
