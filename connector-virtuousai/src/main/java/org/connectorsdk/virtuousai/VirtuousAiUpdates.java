package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.virtuousai.wire.ConnectionWires.EditSettingsWire;

/**
 * Changes connections. Whether the vendor merges or replaces config and secrets is not documented. So the config is
 * read, changed and sent as a whole; and where secrets are set, the names of those that are stored are compared before
 * and after.
 */
final class VirtuousAiUpdates {
    private static final String OPERATION = "update_connection";

    private final VirtuousAiApi api;

    VirtuousAiUpdates(VirtuousAiApi api) {
        this.api = api;
    }

    Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, OperationDeadline deadline) {
        return VirtuousAiRequests.check(change)
                .flatMap(ok -> change.config().isEmpty() && change.secrets().isEmpty()
                        ? send(id, change, JsonObject.empty(), deadline).map(VirtuousAiMapper::connection)
                        : withSettings(id, change, deadline));
    }

    private Either<ConnectorError, Connection> withSettings(
            ConnectionId id, ConnectionChange change, OperationDeadline deadline) {
        return settings(id, change, deadline)
                .flatMap(before -> VirtuousAiRequests.wholeConfig(VirtuousAiMapper.config(before.config()), change)
                        .flatMap(config -> send(id, change, config, deadline)
                                .map(after -> warned(id, after, config, change, before, deadline))));
    }

    /**
     * What is stored. An old deployment without the operation shows the config with the connection, and no secrets'
     * names.
     */
    private Either<ConnectorError, EditSettingsWire> settings(
            ConnectionId id, ConnectionChange change, OperationDeadline deadline) {
        Either<ConnectorError, EditSettingsWire> settings =
                deadline.request(rest -> api.getConnectionEditSettings(id.value(), rest));
        return settings.isLeft() && VirtuousAiErrors.isNotOffered(settings.getLeft())
                ? ofConnection(id, change, deadline)
                : settings.filterOrElse(
                        found -> found.config() != null || found.secretFields() != null,
                        nothing -> unreadable("the answer has neither config nor secretFields"));
    }

    private Either<ConnectorError, EditSettingsWire> ofConnection(
            ConnectionId id, ConnectionChange change, OperationDeadline deadline) {
        return deadline.request(rest -> api.getConnection(id.value(), rest))
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(found -> AnsweredId.check(VirtuousAi.ID, OPERATION, id, found.id(), found))
                .filterOrElse(
                        found -> UnreadableMembers.in(found.more()).warnings().isEmpty(),
                        found -> unreadable(
                                UnreadableMembers.in(found.more()).warnings().get(0)))
                .filterOrElse(
                        found -> found.config() != null || change.config().isEmpty(),
                        found -> unreadable("the answer has no config"))
                .map(found -> new EditSettingsWire(found.config(), null, Map.of()));
    }

    /** What is sent is built from what was read. */
    private static ConnectorError unreadable(String problem) {
        return VirtuousAiErrors.malformed(
                OPERATION,
                "the update was not sent, as it would lose stored settings that could not be read: " + problem,
                null);
    }

    private Either<ConnectorError, ConnectionWire> send(
            ConnectionId id, ConnectionChange change, JsonObject config, OperationDeadline deadline) {
        return deadline.request(
                        rest -> api.updateConnection(id.value(), VirtuousAiRequests.change(change, config), rest))
                .mapLeft(error -> NotFoundErrors.connection(error, id));
    }

    /** Warns of what the vendor did otherwise than asked. The update is done by now, so this fails nothing. */
    private Connection warned(
            ConnectionId id,
            ConnectionWire after,
            JsonObject sent,
            ConnectionChange change,
            EditSettingsWire before,
            OperationDeadline deadline) {
        List<String> warnings = new ArrayList<>();
        change.config().members().forEach((name, value) -> {
            if (value.isNull()
                    && !sent.has(name)
                    && VirtuousAiMapper.config(after.config()).has(name)) {
                warnings.add("the vendor kept the setting '" + name + "', which was to be removed");
            }
        });
        Set<String> kept = configured(before);
        kept.removeAll(change.secrets().keySet());
        if (!change.secrets().isEmpty() && !kept.isEmpty()) {
            deadline.request(rest -> api.getConnectionEditSettings(id.value(), rest))
                    .peek(now -> kept.removeAll(configured(now)))
                    .peek(now -> kept.forEach(lost -> warnings.add("the vendor dropped the secret '" + lost
                            + "', which was not part of the change; set it again")))
                    .peekLeft(error -> warnings.add(
                            "could not check whether the other secrets are still stored: " + error.message()));
        }
        return VirtuousAiMapper.written(after, change.secrets(), sent).toBuilder()
                .warnings(warnings)
                .build();
    }

    private static Set<String> configured(EditSettingsWire settings) {
        Set<String> names = new TreeSet<>();
        if (settings.secretFields() != null) {
            settings.secretFields().forEach((name, field) -> {
                if (Boolean.TRUE.equals(field.configured())) {
                    names.add(name);
                }
            });
        }
        return names;
    }
}
