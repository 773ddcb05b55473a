package org.connectorsdk.api.connection;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.VendorText;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list: by its type, never to be taken for the whole.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson(Function)} instead.
 *
 * @param items the items of this page, in the vendor's order; may be empty although more pages follow
 * @param next where the next page begins; empty on the last one
 * @param total how many there are over all pages, where the vendor reports it: a hint that may change between pages
 * @param warnings what went wrong without failing the call, such as a list that changed since the page before
 * @param <T> what is listed
 * @since 0.1.0
 */
public record Page<T>(List<T> items, Optional<PageToken> next, OptionalLong total, List<String> warnings) {
    /**
     * Copies the lists.
     *
     * @param items the items of this page, in the vendor's order; may be empty although more pages follow
     * @param next where the next page begins; empty on the last one
     * @param total how many there are over all pages, where the vendor reports it: a hint that may change between pages
     * @param warnings what went wrong without failing the call, such as a list that changed since the page before
     */
    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(total, "total");
        warnings = warnings.stream().map(VendorText::line).toList();
    }

    /**
     * A page with more to come, or the last one.
     *
     * @param items the items
     * @param next where the next page begins, null on the last one
     * @param <T> what is listed
     * @return the page
     */
    public static <T> Page<T> of(List<T> items, @Nullable PageToken next) {
        return new Page<>(items, Optional.ofNullable(next), OptionalLong.empty(), List.of());
    }

    /**
     * Writes the page as JSON.
     *
     * @param item writes an item, such as {@code Connection::toJson}
     * @return the JSON form; {@link #fromJson} reads it back
     */
    public JsonObject toJson(Function<? super T, JsonObject> item) {
        return PageJson.write(this, item);
    }

    /**
     * Reads what {@link #toJson} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @param item reads an item, such as {@code Connection::fromJson}
     * @param <T> what is listed
     * @return the page
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static <T> Page<T> fromJson(JsonObject json, Function<JsonObject, ? extends T> item) {
        return PageJson.read(json, item);
    }

    /** {@return whether no page follows} */
    public boolean isLast() {
        return next.isEmpty();
    }
}
