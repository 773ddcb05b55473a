package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a vendor that counts rows from the beginning, so that a list which changes while it is read moves under the
 * reader (INC-22). Each page but the first begins one row early. While that row is the last one of the page before,
 * nothing has moved. Otherwise the walk searches the rows that it knows, backwards if need be, continues after them and
 * reports it in the page's {@linkplain Page#warnings() warnings}: nothing is listed twice, and nothing is skipped
 * because other rows went away.
 *
 * <p>A page costs one request; a list that has moved costs further ones. Immutable and thread-safe.
 *
 * @param <T> what is listed
 * @since 0.1.0
 */
public final class OffsetPages<T> {
    private static final int KNOWN_ROWS = 3;

    private final String provider;
    private final String operation;
    private final int largest;
    private final Function<? super T, String> id;

    /**
     * Describes what is listed.
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

    /**
     * Asks the vendor.
     *
     * @param <T> the type of a row
     */
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
     * A row that could not be read. It keeps its place, so that the rows after it are counted right.
     *
     * @param index its place among what came, from 0
     * @param mark by what it is recognised when it comes again, in place of an id
     * @param warning which row it was and what is wrong with it
     */
    public record Unread(int index, String mark, String warning) {
        /**
         * Requires a place.
         *
         * @param index its place among what came, from 0
         * @param mark by what it is recognised when it comes again, in place of an id
         * @param warning which row it was and what is wrong with it
         */
        public Unread {
            Objects.requireNonNull(mark, "mark");
            Objects.requireNonNull(warning, "warning");
            if (index < 0) {
                throw new IllegalArgumentException("index: must be 0 or more, got " + index);
            }
        }
    }

    /**
     * What one request brought.
     *
     * @param rows the rows that could be read, in the vendor's order
     * @param more whether rows follow, where the vendor reports it
     * @param total how many there are altogether, where the vendor reports it
     * @param unread the rows that came and could not be read, by their places
     * @param <T> what is listed
     */
    public record Slice<T>(List<T> rows, Optional<Boolean> more, OptionalLong total, List<Unread> unread) {
        /**
         * Copies the rows.
         *
         * @param rows the rows that could be read, in the vendor's order
         * @param more whether rows follow, where the vendor reports it
         * @param total how many there are altogether, where the vendor reports it
         * @param unread the rows that came and could not be read, by their places
         */
        public Slice {
            rows = List.copyOf(rows);
            Objects.requireNonNull(more, "more");
            Objects.requireNonNull(total, "total");
            unread = List.copyOf(unread);
        }

        /**
         * Rows that could all be read.
         *
         * @param rows the rows in the vendor's order
         * @param more whether rows follow, where the vendor reports it
         * @param total how many there are altogether, where the vendor reports it
         */
        public Slice(List<T> rows, Optional<Boolean> more, OptionalLong total) {
            this(rows, more, total, List.of());
        }

        /** How many rows came, those that could not be read included. */
        private int came() {
            return rows.size() + unread.size();
        }

        private int unreadBefore(int index) {
            int before = 0;
            for (Unread row : unread) {
                before += row.index() < index ? 1 : 0;
            }
            return before;
        }

        private List<T> rowsFrom(int index) {
            return rows.subList(index - unreadBefore(index), rows.size());
        }

        private List<String> warningsFrom(int index) {
            return unread.stream()
                    .filter(row -> row.index() >= index)
                    .map(Unread::warning)
                    .toList();
        }

        private String idAt(int index, Function<? super T, String> id) {
            for (Unread row : unread) {
                if (row.index() == index) {
                    return row.mark();
                }
            }
            return id.apply(rows.get(index - unreadBefore(index)));
        }

        /** Whether rows follow: the vendor's word for it, else its total, else only an empty slice is an end. */
        private boolean isFollowed(long offset) {
            return more.orElseGet(() -> total.isPresent() ? offset + came() < total.getAsLong() : came() > 0);
        }

        /** Where the vendor marks no end: whether nothing came but the row that overlaps with the page before. */
        private boolean isSilentEnd(int first) {
            return more.isEmpty() && total.isEmpty() && first == 1 && came() == 1;
        }
    }

    /**
     * Reads one page. A page that is announced and brings nothing is the end of the list.
     *
     * @param token where the page begins, from the page before; null for the first page
     * @param size how many rows the page shall have at the most, 1 or more; it may have fewer and yet be followed by
     *     another
     * @param rows asks the vendor
     * @return the page, with a warning for each row that could not be read; {@code InvalidRequest} for a token that is
     *     none of ours; {@code Conflict}, retryable, when the list changed so much that no row of the page before is
     *     there any more; {@code MalformedResponse} when the vendor sends for ever what it has sent before, or a first
     *     page of which no row can be read
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
        if (place.known().isEmpty() && slice.rows().isEmpty() && !slice.unread().isEmpty()) {
            return Either.left(unreadable(slice));
        }
        if (place.known().isEmpty() || isLastKnown(slice, place)) {
            return page(place, from, slice, place.known().size() > 0 ? 1 : 0, List.of());
        }
        return afterShift(place, from, slice, rows);
    }

    private boolean isLastKnown(Slice<T> slice, OffsetPlace place) {
        return slice.came() > 0 && slice.idAt(0, id).equals(place.lastKnown());
    }

    /**
     * Continues after the last row that is known, wherever it is now: rows may have gone away, or come in front of it.
     */
    private Either<ConnectorError, Page<T>> afterShift(OffsetPlace place, long from, Slice<T> first, Rows<T> rows) {
        long begin = from;
        Slice<T> slice = first;
        boolean isEmpty = true;
        while (true) {
            int next = afterKnown(slice, place);
            if (next > 0) {
                boolean nothingBehind = !first.isFollowed(from) || place.isFruitless() || slice.came() < largest;
                return afterKnown(place, begin, slice, next, first.came() == 0 && nothingBehind, rows);
            }
            isEmpty &= slice.came() == 0;
            if (begin == 0) {
                return isEmpty ? Either.right(end(first, 0, List.of())) : further(place, from, first, rows);
            }
            begin = Math.max(0, begin - largest + 1);
            Either<ConnectorError, Slice<T>> before = rows.read(begin, largest);
            if (before.isLeft()) {
                return Either.left(before.getLeft());
            }
            slice = before.get();
        }
    }

    /** Searches the known rows after their former place: many rows may have come before them. */
    private Either<ConnectorError, Page<T>> further(OffsetPlace place, long from, Slice<T> first, Rows<T> rows) {
        long begin = from;
        Slice<T> slice = first;
        String mark = "";
        for (int steps = 1; slice.came() > 0 && slice.isFollowed(begin); steps++) {
            // Brent: whatever comes again in a circle comes again after the mark, which is set at 1, 2, 4, 8 …
            String last = slice.idAt(slice.came() - 1, id);
            if (last.equals(mark)) {
                return Either.left(noProgress());
            }
            mark = Integer.bitCount(steps) == 1 ? last : mark;
            begin += slice.came();
            Either<ConnectorError, Slice<T>> behind = rows.read(begin, largest);
            if (behind.isLeft()) {
                return Either.left(behind.getLeft());
            }
            slice = behind.get();
            int next = afterKnown(slice, place);
            if (next > 0) {
                return afterKnown(place, begin, slice, next, false, rows);
            }
        }
        return Either.left(lost());
    }

    private Either<ConnectorError, Page<T>> afterKnown(
            OffsetPlace place, long begin, Slice<T> slice, int next, boolean wasEnd, Rows<T> rows) {
        if (begin + next != place.offset()) {
            String warning = "the list changed while it was read: the row at offset " + place.overlap()
                    + " is another one now; reading continued after the last known row";
            boolean latest = slice.idAt(next - 1, id).equals(place.lastKnown());
            if (next < slice.came() || latest || !slice.isFollowed(begin)) {
                return page(place, begin, slice, next, List.of(warning));
            }
            // Rows that are known and came later may follow where the slice ends; they are passed over.
            long behind = begin + slice.came();
            return rows.read(behind, largest)
                    .flatMap(rest -> page(place, behind, rest, afterKnown(rest, place), List.of(warning)));
        }
        return wasEnd && next == slice.came()
                ? Either.right(end(slice, next, List.of()))
                : page(place, begin, slice, next, List.of());
    }

    /** The index after the latest known row; 0 when the slice has none. */
    private int afterKnown(Slice<T> slice, OffsetPlace place) {
        for (int known = place.known().size() - 1; known >= 0; known--) {
            for (int i = slice.came() - 1; i >= 0; i--) {
                if (slice.idAt(i, id).equals(place.known().get(known))) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private Either<ConnectorError, Page<T>> page(
            OffsetPlace place, long begin, Slice<T> slice, int first, List<String> warnings) {
        if (!slice.isFollowed(begin) || slice.isSilentEnd(first)) {
            return Either.right(end(slice, first, warnings));
        }
        boolean nothingNew = first == slice.came();
        if (nothingNew
                && slice.came() <= 1
                && (place.isFruitless() || slice.more().isEmpty())) {
            return Either.right(end(slice, first, and(warnings, announced(slice))));
        }
        boolean rowsWentAway = begin + first < place.offset();
        if (nothingNew && place.isFruitless() && !rowsWentAway) {
            return Either.left(noProgress());
        }
        List<String> known = lastIds(place, slice);
        long offset = known.isEmpty() ? 0 : begin + slice.came();
        OffsetPlace next = new OffsetPlace(offset, nothingNew, known);
        return Either.right(new Page<>(
                slice.rowsFrom(first),
                Optional.of(new PageToken(next.text())),
                slice.total(),
                and(warnings, slice.warningsFrom(first))));
    }

    private static <T> Page<T> end(Slice<T> slice, int first, List<String> warnings) {
        return new Page<>(
                slice.rowsFrom(first), Optional.empty(), slice.total(), and(warnings, slice.warningsFrom(first)));
    }

    private static List<String> and(List<String> some, List<String> others) {
        return others.isEmpty()
                ? some
                : Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<String> announced(Slice<?> slice) {
        return List.of("more rows were announced"
                + (slice.total().isPresent() ? " (" + slice.total().getAsLong() + " in all)" : "")
                + " than were sent; the list ends after the last one sent");
    }

    private List<String> lastIds(OffsetPlace place, Slice<T> slice) {
        List<String> ids = new ArrayList<>(place.known());
        for (int i = Math.max(0, slice.came() - KNOWN_ROWS); i < slice.came(); i++) {
            String last = slice.idAt(i, id);
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
                        .retryable(true)
                        .advice("Read the list again from its beginning.")
                        .build(),
                Optional.empty());
    }

    private ConnectorError unreadable(Slice<T> slice) {
        return new ConnectorError.MalformedResponse(
                context(
                                "none of the " + slice.came() + " elements of the list can be read; "
                                        + slice.unread().get(0).warning(),
                                Outcome.REFUSED)
                        .build(),
                "");
    }

    private ConnectorError noProgress() {
        return new ConnectorError.MalformedResponse(
                context("paging makes no progress: earlier rows were sent again", Outcome.REFUSED)
                        .advice(
                                "The list may be incomplete: read it again, and report it to the provider when it ends so again.")
                        .build(),
                "");
    }

    private ErrorContext.Builder context(String summary, Outcome outcome) {
        return ErrorContext.of(provider, operation).summary(summary).outcome(outcome);
    }
}
