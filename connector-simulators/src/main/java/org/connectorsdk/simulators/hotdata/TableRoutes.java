package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.HotdataErrors.notFound;

import java.util.Optional;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Cached data of tables: purging it, and the profile that a sync leaves behind. */
final class TableRoutes {
    private final HotdataState state;
    private final HotdataJson json;

    TableRoutes(HotdataState state, HotdataJson json) {
        this.state = state;
        this.json = json;
    }

    void addTo(RouteGroup api) {
        api.delete("purge_connection_cache", "/connections/{connection_id}/cache", this::purgeConnection)
                .succeedsWith(204);
        String table = "/connections/{connection_id}/tables/{schema}/{table}";
        api.delete("purge_table_cache", table + "/cache", this::purgeTable).succeedsWith(204);
        api.get("get_table_profile", table + "/profile", this::profile);
    }

    static TableName named(VendorRequest request) {
        return new TableName(request.pathParameter("schema"), request.pathParameter("table"));
    }

    private Answer purgeConnection(VendorRequest request) {
        HotdataWorkspace workspace = HotdataSimulator.workspace(state, request);
        ConnectionEntry connection = ConnectionRoutes.any(workspace, request)
                .orElseThrow(() -> ConnectionRoutes.unknown(request.pathParameter("connection_id")));
        ConnectionRoutes.requireNotDefaultCatalog(connection);
        refuseManaged(connection);
        connection.ownCatalog().values().forEach(CatalogTable::purge);
        return Answer.noContent();
    }

    private Answer purgeTable(VendorRequest request) {
        ConnectionEntry connection = ConnectionRoutes.visible(HotdataSimulator.workspace(state, request), request);
        refuseManaged(connection);
        TableName where = named(request);
        Optional.ofNullable(connection.ownCatalog().get(where))
                .orElseThrow(() -> notFound("no table " + where + " in connection " + connection.id()))
                .purge();
        return Answer.noContent();
    }

    private static void refuseManaged(ConnectionEntry connection) {
        if (connection.isManaged()) {
            throw badRequest("the cache of a managed connection cannot be purged");
        }
    }

    private Answer profile(VendorRequest request) {
        ConnectionEntry connection = ConnectionRoutes.visible(HotdataSimulator.workspace(state, request), request);
        TableName where = named(request);
        CatalogTable table = Optional.ofNullable(connection.catalog().get(where))
                .filter(known -> known.isSynced() && !connection.isManaged())
                .orElseThrow(() -> notFound("no profile for table " + where));
        return Answer.json(200, new Profiler(json).profile(connection, where, table));
    }
}
