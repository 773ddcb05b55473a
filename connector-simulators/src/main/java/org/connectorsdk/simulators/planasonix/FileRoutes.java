package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource.StoredObject;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Objects in a storage bucket, grouped by prefix and delimiter as object stores do it. */
final class FileRoutes extends PlanasonixRoutes {
    FileRoutes(PlanasonixState state) {
        super(state);
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.CONNECTIONS_READ;
        api.get("connections.files", "/connections/{id}/files", this::files, read, "prefix", "delimiter");
        api.get("connections.cloudSchema", "/connections/{id}/cloud-schema", this::cloudSchema, read, "path");
    }

    private Answer files(VendorRequest request) {
        StoredConnection connection = bucket(request);
        String prefix = request.query("prefix").orElse("");
        Optional<String> delimiter = request.query("delimiter").filter(text -> !text.isEmpty());
        ObjectNode body = Json.object().put("prefix", prefix);
        ArrayNode objects = body.putArray("objects");
        Set<String> folders = new TreeSet<>();
        state.reachable(connection).objects().stream()
                .filter(object -> object.key().startsWith(prefix))
                .forEach(object -> delimiter
                        .flatMap(text -> folder(object.key(), prefix, text))
                        .ifPresentOrElse(folders::add, () -> objects.add(entry(object))));
        if (delimiter.isPresent()) {
            body.set("commonPrefixes", Json.texts(folders));
        }
        return PlanasonixJson.bare(200, body);
    }

    private static Optional<String> folder(String key, String prefix, String delimiter) {
        int end = key.indexOf(delimiter, prefix.length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
    }

    private static ObjectNode entry(StoredObject object) {
        return Json.object()
                .put("key", object.key())
                .put("size", object.size())
                .put("lastModified", PlanasonixJson.time(object.lastModified()));
    }

    private Answer cloudSchema(VendorRequest request) {
        StoredConnection connection = bucket(request);
        String path = requiredQuery(request, "path");
        StoredObject object = state.reachable(connection).objects().stream()
                .filter(candidate -> candidate.key().equals(path))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "No object " + path));
        ObjectNode body = Json.object()
                .put("connectionId", connection.id())
                .put("path", path)
                .put("format", path.substring(path.lastIndexOf('.') + 1));
        return PlanasonixJson.bare(200, body.set("columns", DiscoveryRoutes.columns(object.columns())));
    }

    private StoredConnection bucket(VendorRequest request) {
        StoredConnection connection = connection(request);
        if (!SampleSources.isStorage(connection.type())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Connections of this type have no files");
        }
        return connection;
    }
}
