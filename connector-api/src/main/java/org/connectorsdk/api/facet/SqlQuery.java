package org.connectorsdk.api.facet;

import io.vavr.control.Either;
import java.util.List;
import java.util.OptionalInt;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonValue;

/**
 * Runs a statement. Never repeated by the library once it was sent, as a statement may write, unless the caller
 * declares that it only reads: {@link CallOptions.Builder#readOnly}.
 *
 * @since 0.1.0
 */
public interface SqlQuery {

    /**
     * Runs a statement and hands out its rows as they arrive.
     *
     * @param connection where
     * @param sql the statement, in the vendor's dialect, not blank; never logged
     * @param maxRows how many rows at the most, where the vendor can limit; empty for the vendor's own limit
     * @param options for this call
     * @return the rows, which the caller closes; {@code QueryFailed} when the statement itself failed
     */
    Either<ConnectorError, Rows> query(ConnectionId connection, String sql, OptionalInt maxRows, CallOptions options);

    /** Rows of a result. Closing early ends the transfer and, where the vendor can, the query. */
    interface Rows extends ItemStream<List<JsonValue>> {

        /** {@return names of the columns, in order} */
        List<String> columns();
    }
}
