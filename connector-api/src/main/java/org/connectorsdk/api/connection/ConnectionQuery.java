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
 *
 * @since 0.1.0
 */
public final class ConnectionQuery {
    private final Values values;

    private ConnectionQuery(Values values) {
        this.values = values;
    }

    /** What equality is about. */
    private record Values(
            Map<String, String> filters,
            @Nullable String sort,
            boolean descending,
            int pageSize,
            @Nullable PageToken pageToken) {}

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
        return values.filters;
    }

    /** {@return the field to sort by} */
    public Optional<String> sort() {
        return Optional.ofNullable(values.sort);
    }

    /** {@return whether the sort is descending} */
    public boolean descending() {
        return values.descending;
    }

    /** {@return items per page; 0 for the vendor's default} */
    public int pageSize() {
        return values.pageSize;
    }

    /** {@return where to go on, from {@code page.next()}} */
    public Optional<PageToken> pageToken() {
        return Optional.ofNullable(values.pageToken);
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.filters = values.filters.isEmpty() ? values.filters : new LinkedHashMap<>(values.filters);
        builder.sort = values.sort;
        builder.descending = values.descending;
        builder.pageSize = values.pageSize;
        builder.pageToken = values.pageToken;
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
        return other instanceof ConnectionQuery that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@return filters, sort and page size} */
    @Override
    public String toString() {
        return "ConnectionQuery[filters " + values.filters + ", sort " + values.sort
                + (values.descending ? " descending" : "") + ", page size " + values.pageSize
                + (values.pageToken == null ? "" : ", from a token") + "]";
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
            return new ConnectionQuery(new Values(
                    filters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(filters)),
                    sort,
                    descending,
                    pageSize,
                    pageToken));
        }
    }
}
