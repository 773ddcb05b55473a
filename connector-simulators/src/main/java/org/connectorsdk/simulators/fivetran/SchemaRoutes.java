package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Schemas, tables and columns, by the exact names of the source. */
final class SchemaRoutes extends FivetranRoutes {
    private static final String SCHEMA = ONE + "/schemas/{schemaName}";
    private static final String TABLE = SCHEMA + "/tables/{tableName}";
    private static final Set<String> MODES = Set.of("PRESERVE", "INCLUDE", "EXCLUDE");

    SchemaRoutes(FivetranState state) {
        super(state);
    }

    @Override
    void addTo(RouteGroup api) {
        api.get("get-schemas", ONE + "/schemas", request -> shown(loaded(connection(request))));
        api.post("prepare-schemas", ONE + "/schemas", this::prepare);
        api.patch("update-schemas", ONE + "/schemas", request -> {
            SchemaSettings settings = loaded(connection(request));
            settings.changeAll(sent(request));
            return shown(settings);
        });
        api.post("reload-schemas", ONE + "/schemas/reload", this::reload);
        api.patch("update-schema", SCHEMA, request -> {
            SchemaSettings settings = loaded(connection(request));
            settings.changeSchema(schema(request), sent(request));
            return shown(settings);
        });
        api.patch("update-table", TABLE, request -> {
            SchemaSettings settings = loaded(connection(request));
            settings.changeTable(schema(request), table(request), sent(request));
            return shown(settings);
        });
        api.get("list-columns", TABLE + "/columns", this::columns);
        api.patch("update-column", TABLE + "/columns/{columnName}", request -> {
            SchemaSettings settings = loaded(connection(request));
            settings.changeColumn(schema(request), table(request), request.pathParameter("columnName"), sent(request));
            return shown(settings);
        });
    }

    private static String schema(VendorRequest request) {
        return request.pathParameter("schemaName");
    }

    private static String table(VendorRequest request) {
        return request.pathParameter("tableName");
    }

    private static Answer shown(SchemaSettings settings) {
        return data(settings.shown());
    }

    /** The members of a change, whose names at the top are known and below are those of the source. */
    private static ObjectNode sent(VendorRequest request) {
        return request.read(members -> {
            ObjectNode sent = Json.object();
            for (String name : Set.of(
                    "schema_change_handling",
                    "schemas",
                    "enabled",
                    "tables",
                    "sync_mode",
                    "columns",
                    "hashed",
                    "is_primary_key",
                    "is_type_locked")) {
                members.any(name).ifPresent(value -> sent.set(name, value));
            }
            return sent;
        });
    }

    private static SchemaSettings loaded(StoredConnection connection) {
        SchemaSettings settings = connection.schemas;
        if (settings == null) {
            throw FivetranErrors.notFound(
                    "NotFound_SchemaConfig", "Connection with id '" + connection.id + "' doesn't have schema config");
        }
        return settings;
    }

    private Answer prepare(VendorRequest request) {
        StoredConnection connection = connection(request);
        ObjectNode change = sent(request);
        SchemaSettings settings = SchemaSettings.of(connection);
        settings.changeAll(change);
        connection.schemas = settings;
        return shown(settings);
    }

    private Answer reload(VendorRequest request) {
        StoredConnection connection = connection(request);
        String mode = request.readIfSent(members -> {
            String sent = members.optionalText("exclude_mode").orElse("PRESERVE");
            if (!MODES.contains(sent)) {
                members.refuse("exclude_mode", "must be PRESERVE, INCLUDE or EXCLUDE");
            }
            return sent;
        });
        String service = connection.type.id();
        if (!connection.type.reloadsSchema() || state.behaviour.withoutReload.contains(service)) {
            throw FivetranErrors.badInput("Schema reload is not supported for service '" + service + "'")
                    .code("NotSupported_SchemaReload");
        }
        state.quotas.takeInteraction();
        SchemaSettings settings = connection.schemas == null ? new SchemaSettings(connection.name) : connection.schemas;
        settings.load(
                connection.source, mode.equals("PRESERVE") ? Optional.empty() : Optional.of(mode.equals("INCLUDE")));
        connection.schemas = settings;
        return shown(settings);
    }

    private Answer columns(VendorRequest request) {
        StoredConnection connection = connection(request);
        SchemaSettings settings = loaded(connection);
        boolean supported = settings.table(schema(request), table(request))
                .path("supports_columns_config")
                .asBoolean();
        if (!supported || !connection.setupState.equals(StoredConnection.CONNECTED)) {
            throw FivetranErrors.badInput("The table's columns cannot be read");
        }
        state.quotas.takeInteraction();
        SampleTable table = connection
                .source
                .table(Optional.of(schema(request)), table(request))
                .orElseThrow(() -> FivetranErrors.notFound("NotFound", "Cannot find table '" + table(request) + "'"));
        return data(settings.columns(schema(request), table));
    }
}
