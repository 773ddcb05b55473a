package org.connectorsdk.api.facet;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;

/**
 * Loads a past span of time again.
 *
 * @since 0.1.0
 */
public interface Backfill {

    /**
     * Starts a backfill. Sent once: after a lost answer it is searched for, never started again.
     *
     * @param connection where
     * @param span what to load again
     * @param options for this call
     * @return the job, whose handle works with {@code job}, {@code await} and {@code cancel}
     */
    Either<ConnectorError, Job> backfill(ConnectionId connection, Span span, CallOptions options);

    /**
     * A span of time and the tables to load again.
     *
     * @param from its beginning, inclusive
     * @param to its end, exclusive, after the beginning
     * @param tables which tables; empty for all, where the vendor allows it
     */
    record Span(Instant from, Instant to, List<TableRef> tables) {
        /**
         * Checks the order.
         *
         * @param from its beginning, inclusive
         * @param to its end, exclusive, after the beginning
         * @param tables which tables; empty for all, where the vendor allows it
         */
        public Span {
            Objects.requireNonNull(from, "from");
            tables = List.copyOf(tables);
            if (!to.isAfter(from)) {
                throw new IllegalArgumentException("Backfill.Span: to must be after from");
            }
        }
    }
}
