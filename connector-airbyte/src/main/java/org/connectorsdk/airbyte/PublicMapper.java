package org.connectorsdk.airbyte;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.airbyte.wire.ConnectionWires.PublicConnectionWire;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.provider.UnreadableMembers;

/** Connections of the public API in neutral words. What can be sent back is config, all else a vendor field. */
final class PublicMapper {
    private static final String SCHEDULE = "schedule";
    private static final String CRON = "cronExpression";
    private static final Set<String> SETTINGS = Set.of(
            "namespaceDefinition",
            "namespaceFormat",
            "prefix",
            "nonBreakingSchemaUpdatesBehavior",
            "configurations",
            "dataResidency",
            "tags");

    private PublicMapper() {}

    static Connection connection(PublicConnectionWire wire) {
        JsonObject.Builder config = JsonObject.builder();
        JsonObject.Builder others = JsonObject.builder();
        wire.settings().forEach((name, value) -> {
            if (name.equals(SCHEDULE)) {
                schedule(value, config, others);
            } else {
                (SETTINGS.contains(name) ? config : others).set(name, value);
            }
        });
        if (wire.workspaceId() != null) {
            others.set("workspaceId", wire.workspaceId());
        }
        Instant createdAt = AirbyteStatuses.seconds(wire.createdAt());
        UnreadableMembers unreadable = UnreadableMembers.in(wire.settings()).unless("createdAt", wire.createdAt(), createdAt);
        return Connection.builder(
                        ConnectionId.of(wire.connectionId()), ConfigMapper.text(wire.name()), AirbyteStatuses.LINK)
                .kind(ConnectionKind.LINK)
                .status(AirbyteStatuses.connectionStatus(wire.status()))
                .source(ConfigMapper.end(wire.sourceId()))
                .destination(ConfigMapper.end(wire.destinationId()))
                .createdAt(createdAt)
                .config(unreadable.isCut() ? JsonObject.empty() : ConnectionFieldChecks.withoutNulls(config.build()))
                .vendorFields(unreadable.fields(others.build()))
                .warnings(unreadable.warnings())
                .build();
    }

    /** An interval is shown as prose and cannot be sent; nor can what is no schedule. */
    private static void schedule(JsonValue value, JsonObject.Builder config, JsonObject.Builder others) {
        Optional<JsonObject> said =
                value.asObject().map(ConnectionFieldChecks::withoutNulls).map(PublicMapper::withoutZone);
        if (said.filter(PublicMapper::isWritable).isPresent()) {
            config.set(SCHEDULE, said.get());
        } else if (!(value instanceof JsonNull)) {
            others.set(SCHEDULE, value);
        }
    }

    private static boolean isWritable(JsonObject schedule) {
        boolean isBasic = schedule.string("scheduleType")
                .filter("basic"::equalsIgnoreCase)
                .isPresent();
        return !isBasic && !schedule.isEmpty() && !schedule.has("basicTiming");
    }

    /** As it was written: the server appends a zone to what it shows. */
    private static JsonObject withoutZone(JsonObject schedule) {
        String shown = schedule.string(CRON).orElse("");
        String written = Schedules.withoutZone(shown);
        return written.equals(shown) ? schedule : schedule.with(CRON, written);
    }
}
