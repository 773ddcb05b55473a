package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Create, read, change and delete connections. */
final class ConnectionRoutes extends VirtuousAiRoutes {
    private final IdSource ids;

    ConnectionRoutes(VirtuousAiState state, IdSource ids) {
        super(state);
        this.ids = ids;
    }

    @Override
    void addTo(RouteGroup api) {
        api.post("create-connection", ALL, this::create).succeedsWith(201);
        api.get("get-connection-by-slug", ALL + "/slug/{slug}", this::getBySlug);
        api.get("get-connection", ONE, request -> shown(connection(request)));
        api.patch("update-connection", ONE, this::update);
        api.delete("delete-connection", ONE, this::delete).succeedsWith(204);
        api.get("get-connection-edit-settings", ONE + "/edit-settings", this::editSettings);
    }

    private Answer create(VendorRequest request) {
        ConnectionBody body = request.read(ConnectionBody::readNew);
        body.slug().ifPresent(this::requireFreeSlug);
        String name = body.name().orElseThrow();
        String slug = body.slug().orElseGet(() -> state.freeSlug(name));
        StoredConnection created = new StoredConnection(ids.uuid(), name, slug, body.provider(), now(), user(request));
        body.visibility().ifPresent(visibility -> created.visibility = visibility);
        body.config().ifPresent(config -> created.config = config);
        body.credentials().ifPresent(created.credentials::putAll);
        state.add(created);
        return Answer.json(201, created.toJson());
    }

    private Answer getBySlug(VendorRequest request) {
        return shown(state.require(request.pathParameter("slug"), user(request)));
    }

    private Answer update(VendorRequest request) {
        StoredConnection connection = connection(request);
        ConnectionBody change = request.read(ConnectionBody::readChange);
        change.slug().filter(slug -> !slug.equals(connection.slug)).ifPresent(slug -> {
            requireFreeSlug(slug);
            state.changeSlug(connection, slug);
        });
        change.name().ifPresent(name -> connection.name = name);
        change.visibility().ifPresent(visibility -> connection.visibility = visibility);
        if (changeContent(connection, change)) {
            connection.forgetVerification();
        }
        connection.touch(now(), user(request));
        state.changed();
        return shown(connection);
    }

    private static boolean changeContent(StoredConnection connection, ConnectionBody change) {
        change.config().ifPresent(config -> connection.config = config);
        if (change.clearsConfig()) {
            connection.config = Json.object();
        }
        change.credentials().ifPresent(connection.credentials::putAll);
        if (change.clearsCredentials()) {
            connection.credentials.clear();
        }
        boolean clears = change.clearsConfig() || change.clearsCredentials();
        return clears || change.config().isPresent() || change.credentials().isPresent();
    }

    private void requireFreeSlug(String slug) {
        if (state.hasSlug(slug)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "Slug already in use");
        }
    }

    private Answer delete(VendorRequest request) {
        state.remove(connection(request));
        return Answer.noContent();
    }

    private Answer editSettings(VendorRequest request) {
        StoredConnection connection = connection(request);
        Set<String> names = new LinkedHashSet<>(
                ProviderType.of(connection.provider).orElseThrow().secretFields());
        names.addAll(connection.credentials.keySet());
        ObjectNode settings = Json.object().set("config", connection.config.deepCopy());
        ObjectNode secrets = settings.putObject("secretFields");
        names.forEach(name -> secrets.putObject(name).put("configured", connection.credentials.containsKey(name)));
        return Answer.json(200, settings);
    }
}
