package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.spi.NotFoundErrors;

/** Reads the statistics that a sync computes. */
final class HotdataProfiles implements TableProfiles {
    private final HotdataApi api;

    HotdataProfiles(HotdataApi api) {
        this.api = api;
    }

    @Override
    public Either<ConnectorError, TableProfile> profile(ConnectionId connection, TableRef table, CallOptions options) {
        return HotdataRequests.complete("profile", table)
                .flatMap(ok -> api.getTableProfile(connection.value(), table.schema(), table.table(), options))
                .bimap(error -> NotFoundErrors.named(error, "table profile", table.toString()), HotdataMapper::profile);
    }
}
