package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.ElementStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of a list, one like the other, and loses none in silence. An element that does not fit its type is
 * an item with what could be read of it, and its page warns of it; one of which not even an id can be read is a
 * warning. The list goes on in both cases. Only when a list has elements and none of them can be read is the answer
 * malformed.
 *
 * <p>Immutable and thread-safe; an element that fits costs nothing but its mapping.
 *
 * @param <W> the wire type of an element
 * @param <T> what is listed
 * @since 0.1.0
 */
public final class LenientList<W, T> {
    private final String provider;
    private final String operation;
    private final Function<? super W, ? extends T> mapper;
    private final Remains<T> remains;

    /**
     * Says how elements are read.
     *
     * @param provider id of the provider, for errors
     * @param operation what was asked of it, for errors
     * @param mapper an element that fits; what it throws makes the element one that does not
     * @param remains an element that does not fit
     */
    public LenientList(String provider, String operation, Function<? super W, ? extends T> mapper, Remains<T> remains) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.operation = Objects.requireNonNull(operation, "operation");
        this.mapper = Objects.requireNonNull(mapper, "mapper");
        this.remains = Objects.requireNonNull(remains, "remains");
    }

    /** Makes an item of what is left of an element. */
    @FunctionalInterface
    public interface Remains<T> {
        /**
         * Makes the item.
         *
         * @param members the element as it came; empty if it was no object
         * @param problem what is wrong with it, for the warnings of the item
         * @return the item; empty if it has no id by which it could be found again
         */
        Optional<T> read(JsonObject members, String problem);

        /**
         * What is left of a connection: its id, name and type, and everything that came with it but secrets.
         *
         * @param id the member that holds the id
         * @param name the member that holds the name
         * @param type the member that holds the type
         * @return for a list of connections; of what it keeps as it came, {@link SecretSettings#shown} masks the secrets
         */
        static Remains<Connection> ofConnection(String id, String name, String type) {
            return (members, problem) -> members.string(id)
                    .filter(found -> !found.isBlank())
                    .map(found -> Connection.builder(
                                    ConnectionId.of(found),
                                    members.string(name).orElse(""),
                                    members.string(type).orElse(""))
                            .warnings(List.of("it is given as it came: " + problem))
                            .vendorFields(SecretSettings.shown(members))
                            .build());
        }
    }

    /**
     * A list that comes as one page.
     *
     * @param elements the elements of the answer
     * @return the items in the vendor's order; {@code MalformedResponse} when none of them can be read
     */
    public Either<ConnectorError, Page<T>> page(List<Lenient<W>> elements) {
        return page(elements, true, Optional.empty(), OptionalLong.empty());
    }

    /**
     * One page of a list.
     *
     * @param elements the elements of the answer
     * @param isFirst whether no page came before; a later page of which nothing can be read is warned of and passed
     * @param next where the next page begins
     * @param total how many items there are altogether, where the vendor says so
     * @return the items in the vendor's order; {@code MalformedResponse} when it is the first page and none of them can
     *     be read
     */
    public Either<ConnectorError, Page<T>> page(
            List<Lenient<W>> elements, boolean isFirst, Optional<PageToken> next, OptionalLong total) {
        Reading reading = new Reading(elements.size());
        elements.forEach(reading::add);
        return isFirst && reading.isFruitless()
                ? Either.left(reading.malformed())
                : Either.right(new Page<>(reading.items, next, total, reading.warnings));
    }

    /**
     * One page of a list that goes on at a cursor. No cursor ends the list, and so does a blank one.
     *
     * @param elements the elements of the answer
     * @param asked the cursor that was asked for; empty for the first page
     * @param next the cursor that the answer names; null for none
     * @return as {@link #page(List, boolean, Optional, OptionalLong)}
     */
    public Either<ConnectorError, Page<T>> page(
            List<Lenient<W>> elements, Optional<PageToken> asked, @Nullable String next) {
        Optional<PageToken> token =
                Optional.ofNullable(next).filter(cursor -> !cursor.isBlank()).map(PageToken::new);
        return page(elements, asked.isEmpty(), token, OptionalLong.empty());
    }

    /**
     * One part of a list that is paged by counting rows.
     *
     * @param elements the elements of the answer
     * @param more whether rows follow, where the vendor says so
     * @param total how many there are altogether, where the vendor says so
     * @return the rows, those that could not be read by their places
     */
    public OffsetPages.Slice<T> slice(List<Lenient<W>> elements, Optional<Boolean> more, OptionalLong total) {
        Reading reading = new Reading(elements.size());
        elements.forEach(reading::add);
        return new OffsetPages.Slice<>(reading.items, more, total, reading.unread);
    }

    /**
     * A list that is read while it arrives.
     *
     * @param elements the elements of the answer
     * @return the items; closing it closes the answer
     */
    public ItemStream<T> stream(ElementStream<Lenient<W>> elements) {
        return stream(cursor -> Either.right(elements), members -> null, CallOptions.none());
    }

    /**
     * A list that comes in several answers, each of which is read while it arrives.
     *
     * @param parts asks for the part that begins at a cursor; for the first part with null
     * @param next finds the cursor of the next part in what stands beside the elements; null at the end
     * @param options of the walk; their ceiling of pages is one of parts
     * @return the items; closing it closes the answer that is open
     */
    public ItemStream<T> stream(
            Function<@Nullable String, Either<ConnectorError, ElementStream<Lenient<W>>>> parts,
            Function<JsonObject, @Nullable String> next,
            CallOptions options) {
        return new LenientStream<>(this, parts, next, options);
    }

    Reading reading() {
        return new Reading(0);
    }

    /** Paging that goes nowhere. */
    ConnectorError noProgress() {
        return malformed("paging makes no progress: the provider sent the same cursor twice");
    }

    private ConnectorError malformed(String summary) {
        return new ConnectorError.MalformedResponse(
                ErrorContext.of(provider, operation)
                        .summary(summary)
                        .outcome(Outcome.REFUSED)
                        .advice("Report it to the provider; the list is incomplete.")
                        .build(),
                "");
    }

    /** The elements of one answer. For one thread. */
    final class Reading {
        final List<T> items;
        List<String> warnings = List.of();
        private List<OffsetPages.Unread> unread = List.of();
        private int index;
        private int lost;

        Reading(int size) {
            items = new ArrayList<>(size);
        }

        private void add(Lenient<W> element) {
            T item = read(element);
            if (item != null) {
                items.add(item);
            }
        }

        /** {@return the item; null for an element of which not even an id can be read} */
        @Nullable
        T read(Lenient<W> element) {
            int at = index++;
            Optional<W> fits = element.value();
            if (fits.isEmpty()) {
                return unreadable(at, element.raw().orElse(JsonNull.INSTANCE), element.problem());
            }
            try {
                return mapper.apply(fits.get());
            } catch (RuntimeException e) {
                lost(at, "?" + at, "it could not be understood (" + e.getClass().getName() + ")");
                return null;
            }
        }

        private @Nullable T unreadable(int at, JsonValue raw, String problem) {
            Optional<T> item;
            try {
                item = remains.read(raw.asObject().orElse(JsonObject.empty()), problem);
            } catch (RuntimeException e) {
                item = Optional.empty();
            }
            if (item.isEmpty()) {
                lost(at, "?" + Integer.toHexString(raw.hashCode()), problem);
                return null;
            }
            warn("element " + at + " of the list is not as documented: " + problem);
            return item.get();
        }

        private void lost(int at, String mark, String problem) {
            String warning = "element " + at + " of the list is left out: " + problem;
            warn(warning);
            if (unread.isEmpty()) {
                unread = new ArrayList<>();
            }
            unread.add(new OffsetPages.Unread(at, mark, warning));
            lost++;
        }

        private void warn(String warning) {
            if (warnings.isEmpty()) {
                warnings = new ArrayList<>();
            }
            warnings.add(warning);
        }

        /** {@return whether elements came, and none could be read} */
        boolean isFruitless() {
            return index > 0 && lost == index;
        }

        ConnectorError malformed() {
            return LenientList.this.malformed("none of the " + index + " elements of the list can be read; "
                    + unread.get(0).warning());
        }
    }
}
