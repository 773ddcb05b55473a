package org.connectorsdk.api.connection;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.text.VendorText;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list: by its type, never to be taken for the whole.
 *
 * @param items the items of this page, in the vendor's order; may be empty although more pages follow
 * @param next where the next page begins; empty on the last one
 * @param total how many there are over all pages, where the vendor reports it: a hint that may change between pages
 * @param warnings what went wrong without failing the call, such as a list that changed since the page before
 * @param <T> what is listed
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

    /** {@return whether no page follows} */
    public boolean isLast() {
        return next.isEmpty();
    }
}
