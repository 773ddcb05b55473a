package org.connectorsdk.hotdata;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.facet.TableProfiles.ColumnProfile;
import org.connectorsdk.api.facet.TableProfiles.TableProfile;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.CreatedConnectionWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.HealthWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.hotdata.wire.JobWires.NewRefreshWire;
import org.connectorsdk.hotdata.wire.TableWires.ProfileWire;
import org.connectorsdk.hotdata.wire.TableWires.TablesWire;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.api.spi.EchoedSecretMasker;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.api.spi.VendorTime;
import org.jspecify.annotations.Nullable;

/** Hotdata's words to neutral ones and back. Jobs are in {@link HotdataJobs}. */
final class HotdataMapper {
    private static final String SNOWFLAKE =
            "Hotdata reads Snowflake credentials as JSON only: store {\"password\": …} as a"
                    + " secret and name it as the connection's credential";

    private HotdataMapper() {}

    static Connection connection(ConnectionWire wire) {
        return Connection.builder(ConnectionId.of(wire.id()), wire.name(), wire.sourceType())
                .vendorFields(fields(wire.more())
                        .with("table_count", wire.tableCount())
                        .with("synced_table_count", wire.syncedTableCount())
                        .build())
                .warnings(UnreadableMembers.in(wire.more()).warnings())
                .build();
    }

    /** What is left of one that does not fit; empty when it has no id. */
    static Optional<Connection> remains(JsonObject raw, String problem) {
        return raw.string("id")
                .filter(id -> !id.isBlank())
                .map(id -> Connection.builder(
                                ConnectionId.of(id),
                                raw.string("name").orElse(""),
                                raw.string("source_type").orElse(""))
                        .warnings(List.of("it is given as it came: " + problem))
                        .vendorFields(raw)
                        .build());
    }

    /** A server may echo what it was given, and the reason of a failed discovery comes from the source, which may quote it. */
    static Connection created(CreatedConnectionWire wire, ConnectionSpec spec) {
        EchoedSecretMasker echo = new EchoedSecretMasker(spec.secrets(), "config");
        String reason = wire.discoveryError() == null ? null : echo.mask(wire.discoveryError());
        return Connection.builder(ConnectionId.of(wire.id()), wire.name(), wire.sourceType())
                .credential(spec.credential().orElse(null))
                .warnings(UnreadableMembers.in(wire.more())
                        .warnings("failed".equals(wire.discoveryStatus()) ? warnings(reason, spec) : List.of()))
                .vendorFields(fields(echo.mask(wire.more()))
                        .with("tables_discovered", wire.tablesDiscovered())
                        .with("discovery_status", wire.discoveryStatus())
                        .with("discovery_error", reason)
                        .build())
                .build();
    }

    private static List<String> warnings(@Nullable String reason, ConnectionSpec spec) {
        String failed = "the connection exists, but its discovery failed: "
                + (reason == null ? "Hotdata gave no reason" : reason);
        boolean unreadable = spec.type().equals("snowflake") && spec.secrets().containsKey("password");
        return unreadable ? List.of(failed, SNOWFLAKE) : List.of(failed);
    }

    /** Secrets stay what they are until they are written. */
    static NewConnectionWire newConnection(ConnectionSpec spec) {
        Map<String, Object> config = new LinkedHashMap<>(spec.config().members());
        config.putAll(spec.secrets());
        return new NewConnectionWire(
                spec.name(),
                spec.type(),
                config,
                credential(spec, CredentialRef.By.NAME),
                credential(spec, CredentialRef.By.ID),
                spec.vendorOptions().members());
    }

    private static @Nullable String credential(ConnectionSpec spec, CredentialRef.By by) {
        return spec.credential()
                .filter(ref -> ref.by() == by)
                .map(CredentialRef::value)
                .orElse(null);
    }

    static TestReport report(HealthWire wire, Instant observedAt) {
        return TestReport.builder(wire.healthy())
                .message(wire.error() == null ? "" : wire.error())
                .latency(wire.latencyMs() == null ? null : Duration.ofMillis(wire.latencyMs()))
                .observedAt(observedAt)
                .vendorFields(fields(wire.more()).build())
                .build();
    }

    static Table table(TablesWire.Table wire) {
        Table.Builder table = Table.builder(TableRef.of(wire.schema(), wire.table()))
                .synced(wire.synced())
                .syncedAt(VendorTime.read(wire.lastSync()))
                .vendorFields(
                        fields(wire.more()).with("last_sync", wire.lastSync()).build());
        return wire.columns() == null
                ? table.build()
                : table.columns(columns(wire.columns())).build();
    }

    private static List<Column> columns(List<TablesWire.Column> wire) {
        List<Column> columns = new ArrayList<>(wire.size());
        for (TablesWire.Column column : wire) {
            columns.add(Column.builder(column.name(), column.dataType())
                    .type(HotdataTypes.read(column.dataType()))
                    .nullable(column.nullable())
                    .position(columns.size() + 1)
                    .vendorFields(fields(column.more()).build())
                    .build());
        }
        return columns;
    }

    static TableProfile profile(ProfileWire wire) {
        return new TableProfile(
                TableRef.of(wire.schema(), wire.table()),
                wire.rowCount(),
                Optional.ofNullable(wire.syncedAt()),
                wire.columns().stream().map(HotdataMapper::profile).toList(),
                fields(wire.more()).build());
    }

    /** The kind is taken from {@code type} alone: by its shape, statistics of numbers would pass for those of times. */
    private static ColumnProfile profile(ProfileWire.Column wire) {
        JsonObject statistics = wire.profile() == null ? JsonObject.empty() : wire.profile();
        return new ColumnProfile(
                wire.name(),
                wire.dataType(),
                VendorCount.read(wire.nullCount()),
                wire.nullPercentage() == null ? OptionalDouble.empty() : OptionalDouble.of(wire.nullPercentage()),
                VendorCount.read(wire.cardinality()),
                statistics.string("type").orElse(""),
                statistics.without("type"),
                fields(wire.more()).build());
    }

    /** The refresh that a sync is. It always asks for a job; a table that is named is read whether or not it was before. */
    static NewRefreshWire refresh(ConnectionId id, SyncRequest request) {
        boolean everything = request.tables().isEmpty();
        TableRef table = everything ? null : request.tables().get(0);
        return new NewRefreshWire(
                id.value(),
                table == null ? null : table.schema(),
                table == null ? null : table.table(),
                true,
                everything ? request.mode() == SyncRequest.Mode.FULL : null,
                true);
    }

    static Fields fields(Map<String, JsonValue> more) {
        return new Fields(more);
    }

    /** Members that the neutral model has no place for. Costs nothing when there are none. */
    static final class Fields {
        private final Map<String, JsonValue> more;
        private JsonObject.@Nullable Builder fields;

        private Fields(Map<String, JsonValue> more) {
            this.more = more;
        }

        Fields with(String name, @Nullable Object value) {
            if (value != null) {
                if (fields == null) {
                    fields = JsonObject.of(more).toBuilder();
                }
                fields.set(name, value);
            }
            return this;
        }

        JsonObject build() {
            if (fields != null) {
                return fields.build();
            }
            return more.isEmpty() ? JsonObject.empty() : JsonObject.of(more);
        }
    }
}
