package org.connectorsdk.api.facet;

import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;

/**
 * Reads the statistics that a provider keeps of a table.
 *
 * @since 0.1.0
 */
public interface TableProfiles {

    /**
     * Reads the profile of one table.
     *
     * @param connection where
     * @param table which, by its exact names
     * @param options for this call
     * @return the profile; {@code NotFound} when the table is unknown or was never profiled. A read, hence retried
     */
    Either<ConnectorError, TableProfile> profile(ConnectionId connection, TableRef table, CallOptions options);

    /**
     * Statistics of a table.
     *
     * @param table which
     * @param rows number of rows
     * @param syncedAt when the profiled data was synced, as the vendor words it; empty when not given
     * @param columns statistics of each column, in the vendor's order
     * @param vendorFields every field that the vendor sent and the library does not model
     */
    record TableProfile(
            TableRef table,
            long rows,
            Optional<String> syncedAt,
            List<ColumnProfile> columns,
            JsonObject vendorFields) {
        /**
         * Copies the columns.
         *
         * @param table which
         * @param rows number of rows
         * @param syncedAt when the profiled data was synced, as the vendor words it; empty when not given
         * @param columns statistics of each column, in the vendor's order
         * @param vendorFields every field that the vendor sent and the library does not model
         */
        public TableProfile {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(syncedAt, "syncedAt");
            columns = List.copyOf(columns);
            Objects.requireNonNull(vendorFields, "vendorFields");
        }
    }

    /**
     * Statistics of a column.
     *
     * @param name the exact name
     * @param vendorType the type in the vendor's words
     * @param nulls number of nulls; empty when not given
     * @param nullPercentage share of nulls, 0 to 100; empty when not given
     * @param distinct approximate number of distinct values; empty when not given
     * @param kind the vendor's word for what kind of statistics follow ({@code numeric}, {@code categorical}…); an open
     *     set, empty when there are none
     * @param statistics the statistics of that kind, as the vendor sent them
     * @param vendorFields every field that the vendor sent and the library does not model
     */
    record ColumnProfile(
            String name,
            String vendorType,
            OptionalLong nulls,
            OptionalDouble nullPercentage,
            OptionalLong distinct,
            String kind,
            JsonObject statistics,
            JsonObject vendorFields) {
        /**
         * Null for any part is refused with {@link NullPointerException}.
         *
         * @param name the exact name
         * @param vendorType the type in the vendor's words
         * @param nulls number of nulls; empty when not given
         * @param nullPercentage share of nulls, 0 to 100; empty when not given
         * @param distinct approximate number of distinct values; empty when not given
         * @param kind the vendor's word for what kind of statistics follow ({@code numeric}, {@code categorical}…); an
         *     open set, empty when there are none
         * @param statistics the statistics of that kind, as the vendor sent them
         * @param vendorFields every field that the vendor sent and the library does not model
         */
        public ColumnProfile {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(vendorType, "vendorType");
            Objects.requireNonNull(nulls, "nulls");
            Objects.requireNonNull(nullPercentage, "nullPercentage");
            Objects.requireNonNull(distinct, "distinct");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(statistics, "statistics");
            Objects.requireNonNull(vendorFields, "vendorFields");
        }
    }
}
