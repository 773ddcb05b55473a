package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Create, read, change and delete connections. */
final class ConnectionOperations {

    private final VirtuousAiTenant tenant;
    private final Access access;
    private final InstantSource clock;
    private final IdSource ids;

    ConnectionOperations(VirtuousAiTenant tenant, Access access, InstantSource clock, IdSource ids) {
        this.tenant = tenant;
        this.access = access;
        this.clock = clock;
        this.ids = ids;
    }

    void declare(RouteGroup api, ConnectionList list) {
        api.get("list-connections", "/connections", list::list);
        api.post("create-connection", "/connections", this::create).succeedsWith(201);
        api.get("get-connection-by-slug", "/connections/slug/{slug}", this::getBySlug);
        api.get("get-connection", "/connections/{connection_id}", request -> shown(find(request)));
        api.patch("update-connection", "/connections/{connection_id}", this::update);
        api.delete("delete-connection", "/connections/{connection_id}", this::delete)
                .succeedsWith(204);
        api.get("get-connection-edit-settings", "/connections/{connection_id}/edit-settings", this::editSettings);
    }

    private StoredConnection find(VendorRequest request) {
        return tenant.require(request, access.user(request));
    }

    private static Answer shown(StoredConnection connection) {
        return Answer.json(200, connection.toJson());
    }

    private Answer create(VendorRequest request) {
        ConnectionBody body = request.read(ConnectionBody::readNew);
        body.slug().filter(tenant::hasSlug).ifPresent(taken -> {
            throw slugTaken();
        });
        String name = body.name().orElseThrow();
        String slug = body.slug().orElseGet(() -> tenant.freeSlug(name));
        StoredConnection created =
                new StoredConnection(ids.uuid(), name, slug, body.provider(), clock.instant(), access.user(request));
        body.visibility().ifPresent(visibility -> created.visibility = visibility);
        body.config().ifPresent(config -> created.config = config);
        body.credentials().ifPresent(created.credentials::putAll);
        tenant.add(created);
        return Answer.json(201, created.toJson());
    }

    private Answer getBySlug(VendorRequest request) {
        return shown(tenant.requireBySlug(request.pathParameter("slug"), access.user(request)));
    }

    private Answer update(VendorRequest request) {
        StoredConnection connection = find(request);
        ConnectionBody change = request.read(ConnectionBody::readChange);
        change.slug().filter(slug -> !slug.equals(connection.slug)).ifPresent(slug -> {
            if (tenant.hasSlug(slug)) {
                throw slugTaken();
            }
            tenant.changeSlug(connection, slug);
        });
        change.name().ifPresent(name -> connection.name = name);
        change.visibility().ifPresent(visibility -> connection.visibility = visibility);
        if (changeContent(connection, change)) {
            connection.forgetVerification();
        }
        connection.touch(clock.instant(), access.user(request));
        tenant.changed();
        return shown(connection);
    }

    private static boolean changeContent(StoredConnection connection, ConnectionBody change) {
        change.config().ifPresent(config -> connection.config = config);
        if (change.clearsConfig()) {
            connection.config = JsonNodeFactory.instance.objectNode();
        }
        change.credentials().ifPresent(connection.credentials::putAll);
        if (change.clearsCredentials()) {
            connection.credentials.clear();
        }
        return change.config().isPresent()
                || change.credentials().isPresent()
                || change.clearsConfig()
                || change.clearsCredentials();
    }

    private static Refusal slugTaken() {
        return Refusal.of(Refusal.Kind.CONFLICT, "Slug already in use");
    }

    private Answer delete(VendorRequest request) {
        tenant.remove(find(request));
        return Answer.noContent();
    }

    private Answer editSettings(VendorRequest request) {
        StoredConnection connection = find(request);
        Set<String> names = new LinkedHashSet<>(
                ProviderType.of(connection.provider).orElseThrow().secretFields());
        names.addAll(connection.credentials.keySet());
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.set("config", connection.config.deepCopy());
        ObjectNode secrets = settings.putObject("secretFields");
        names.forEach(name -> secrets.putObject(name).put("configured", connection.credentials.containsKey(name)));
        return Answer.json(200, settings);
    }
}
