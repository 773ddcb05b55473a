package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.connectorsdk.simulators.planasonix.PlanasonixSource.StoredObject;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Objects in a storage bucket, grouped by prefix and delimiter as object stores do it. */
final class FileEndpoints {

    private final ConnectionStore connections;

    FileEndpoints(ConnectionStore connections) {
        this.connections = connections;
    }

    Answer files(VendorRequest request) {
        StoredConnection connection = bucket(request);
        String prefix = request.query("prefix").orElse("");
        Optional<String> delimiter = request.query("delimiter").filter(text -> !text.isEmpty());
        ObjectNode body = Bodies.object().put("prefix", prefix);
        ArrayNode objects = body.putArray("objects");
        Set<String> folders = new TreeSet<>();
        for (StoredObject object :
                DiscoveryEndpoints.reachable(connections, connection).objects()) {
            if (object.key().startsWith(prefix)) {
                Optional<String> folder = delimiter.flatMap(text -> folder(object.key(), prefix, text));
                folder.ifPresentOrElse(folders::add, () -> objects.add(entry(object)));
            }
        }
        if (delimiter.isPresent()) {
            body.set("commonPrefixes", Bodies.texts(folders));
        }
        return Bodies.bare(200, body);
    }

    private static Optional<String> folder(String key, String prefix, String delimiter) {
        int end = key.indexOf(delimiter, prefix.length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
    }

    private static ObjectNode entry(StoredObject object) {
        return Bodies.object()
                .put("key", object.key())
                .put("size", object.size())
                .put("lastModified", Bodies.time(object.lastModified()));
    }

    Answer cloudSchema(VendorRequest request) {
        StoredConnection connection = bucket(request);
        String path = DiscoveryEndpoints.requiredQuery(request, "path");
        StoredObject object = DiscoveryEndpoints.reachable(connections, connection).objects().stream()
                .filter(candidate -> candidate.key().equals(path))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "No object " + path));
        ObjectNode body = Bodies.object()
                .put("connectionId", connection.id())
                .put("path", path)
                .put("format", path.substring(path.lastIndexOf('.') + 1));
        body.set("columns", DiscoveryEndpoints.columns(object.columns()));
        return Bodies.bare(200, body);
    }

    private StoredConnection bucket(VendorRequest request) {
        StoredConnection connection = connections.get(request.pathParameter("id"));
        if (!SampleSources.isStorage(connection.type())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Connections of this type have no files");
        }
        return connection;
    }
}
