package org.connectorsdk.api.connection;

import java.time.Instant;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;
import org.connectorsdk.api.text.SecretSettings;

/** The JSON form of a {@link Connection}. */
final class ConnectionJson {

    private ConnectionJson() {}

    static JsonObject write(Connection connection) {
        return JsonObject.builder()
                .add("id", connection.id().value())
                .add("name", connection.name())
                .add("type", connection.type())
                .add("kind", connection.kind().name())
                .add("status", status(connection.status()))
                .add("config", SecretSettings.shown(connection.config()))
                .add(
                        "credential",
                        connection.credential().map(ConnectionJson::credential).orElse(null))
                .add("source", connection.source().map(ConnectionJson::end).orElse(null))
                .add(
                        "destination",
                        connection.destination().map(ConnectionJson::end).orElse(null))
                .add("createdAt", connection.createdAt().map(Instant::toString).orElse(null))
                .add("updatedAt", connection.updatedAt().map(Instant::toString).orElse(null))
                .add("labels", connection.labels())
                .add("warnings", connection.warnings())
                .add("vendor", SecretSettings.shown(connection.vendorFields()))
                .build();
    }

    private static JsonObject status(ConnectionStatus status) {
        return JsonObject.of("raw", status.raw(), "health", status.health().name());
    }

    private static JsonObject credential(CredentialRef credential) {
        return JsonObject.of("by", credential.by().name(), "value", credential.value());
    }

    private static JsonObject end(EndRef end) {
        return JsonObject.of("id", end.id(), "name", end.name(), "type", end.type());
    }

    static Connection read(JsonObject json) {
        FormReader form = FormReader.of("Connection", json);
        Connection.Builder connection = Connection.builder(
                        form.read("id", ConnectionId::of), form.text("name"), form.text("type"))
                .kind(form.constant("kind", ConnectionKind.class))
                .status(status(form.object("status")))
                .config(form.tree("config"))
                .credential(form.optionalObject("credential")
                        .map(ConnectionJson::credential)
                        .orElse(null))
                .source(form.optionalObject("source").map(ConnectionJson::end).orElse(null))
                .destination(form.optionalObject("destination")
                        .map(ConnectionJson::end)
                        .orElse(null))
                .createdAt(form.optionalInstant("createdAt").orElse(null))
                .updatedAt(form.optionalInstant("updatedAt").orElse(null))
                .warnings(form.texts("warnings"))
                .vendorFields(form.tree("vendor"));
        FormReader labels = form.object("labels");
        labels.json().names().forEach(name -> connection.labels(name, labels.text(name)));
        return connection.build();
    }

    private static ConnectionStatus status(FormReader form) {
        return ConnectionStatus.of(form.text("raw"), form.constant("health", ConnectionStatus.Health.UNKNOWN));
    }

    private static CredentialRef credential(FormReader form) {
        CredentialRef.By by = form.constant("by", CredentialRef.By.class);
        return form.read("value", value -> new CredentialRef(by, value));
    }

    private static EndRef end(FormReader form) {
        return new EndRef(form.text("id"), form.text("name"), form.text("type"));
    }
}
