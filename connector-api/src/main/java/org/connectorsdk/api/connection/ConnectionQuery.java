package org.connectorsdk.api.connection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which connections to list, and in which order. Immutable.
 *
 * <p>Filters and sorts are pushed down to the vendor or refused as {@code Unsupported}; nothing is filtered behind the
 * caller's back. {@code descriptor().filters()} and {@code sorts()} list what is possible.
 */
public final class ConnectionQuery {
    private final Map<String, String> filters;
    private final @Nullable String sort;
    private final boolean descending;
    private final int pageSize;
    private final @Nullable PageToken pageToken;

    private ConnectionQuery(Builder builder) {
        this.filters = builder.filters.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(builder.filters));
        this.sort = builder.sort;
        this.descending = builder.descending;
        this.pageSize = builder.pageSize;
        this.pageToken = builder.pageToken;
    }

    /**
     * Starts a query.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the filters, all of which must hold; values are in the vendor's words} */
    public Map<String, String> filters() {
        return filters;
    }

    /** {@return the field to sort by} */
    public Optional<String> sort() {
        return Optional.ofNullable(sort);
    }

    /** {@return whether the sort is descending} */
    public boolean descending() {
        return descending;
    }

    /** {@return items per page; 0 for the vendor's default} */
    public int pageSize() {
        return pageSize;
    }

    /** {@return where to go on, from {@code page.next()}} */
    public Optional<PageToken> pageToken() {
        return Optional.ofNullable(pageToken);
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.filters = filters.isEmpty() ? filters : new LinkedHashMap<>(filters);
        builder.sort = sort;
        builder.descending = descending;
        builder.pageSize = pageSize;
        builder.pageToken = pageToken;
        return builder;
    }

    /** Filter by connector type, exactly. */
    public static final String TYPE = "type";

    /** Filter by a text that the name contains, as the vendor searches. */
    public static final String SEARCH = "search";

    /** Filter by the exact name. */
    public static final String NAME = "name";

    /** Filter by the vendor's status word. */
    public static final String STATUS = "status";

    /** {@return the query for everything, in the vendor's order} */
    public static ConnectionQuery all() {
        return builder().build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionQuery that
                && Objects.equals(filters, that.filters)
                && Objects.equals(sort, that.sort)
                && descending == that.descending
                && pageSize == that.pageSize
                && Objects.equals(pageToken, that.pageToken);
    }

    @Override
    public int hashCode() {
        return Objects.hash(filters, sort, descending, pageSize, pageToken);
    }

    /** {@return filters, sort and page size} */
    @Override
    public String toString() {
        return "ConnectionQuery[filters " + filters + ", sort " + sort + (descending ? " descending" : "")
                + ", page size " + pageSize + (pageToken == null ? "" : ", from a token") + "]";
    }

    /** Collects the values. Not thread-safe. */
    public static final class Builder {
        private Map<String, String> filters = Map.of();
        private @Nullable String sort;
        private boolean descending = false;
        private int pageSize = 0;
        private @Nullable PageToken pageToken;

        private Builder() {}

        /**
         * Adds to: the filters, all of which must hold; values are in the vendor's words.
         *
         * @param name the name
         * @param value the value to match
         * @return this builder
         */
        public Builder filters(String name, String value) {
            if (this.filters.isEmpty()) {
                this.filters = new LinkedHashMap<>();
            }
            this.filters.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * The field to sort by.
         *
         * @param value a field of {@code descriptor().sorts()}, null for the vendor's own order
         * @return this builder
         */
        public Builder sort(@Nullable String value) {
            this.sort = value;
            return this;
        }

        /**
         * Whether the sort is descending.
         *
         * @param value default false
         * @return this builder
         */
        public Builder descending(boolean value) {
            this.descending = value;
            return this;
        }

        /**
         * Items per page; 0 for the vendor's default.
         *
         * @param value 1 to {@code descriptor().largestPage()}, or 0
         * @return this builder
         */
        public Builder pageSize(int value) {
            this.pageSize = value;
            return this;
        }

        /**
         * Where to go on, from {@code page.next()}.
         *
         * @param value null for the first page
         * @return this builder
         */
        public Builder pageToken(@Nullable PageToken value) {
            this.pageToken = value;
            return this;
        }

        /** {@return the value} */
        public ConnectionQuery build() {
            return new ConnectionQuery(this);
        }
    }
}
