package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Connections: list, create, read, change, delete, test. */
final class ConnectionRoutes extends PlanasonixRoutes {
    private static final int MAX_PORT = 65_535;

    /** A connection as a request describes it. */
    record Draft(
            String name, String type, ObjectNode config, Optional<String> credentialId, Optional<String> category) {
        StoredConnection stored(String id, Instant now) {
            return new StoredConnection(id, name, type, credentialId, config, category, now, now);
        }
    }

    private record Change(Optional<String> name, Optional<ObjectNode> config, Optional<String> credentialId) {}

    private final ConnectionJson json;

    ConnectionRoutes(PlanasonixState state) {
        super(state);
        this.json = new ConnectionJson(tenant);
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.CONNECTIONS_READ;
        Scope write = Scope.CONNECTIONS_WRITE;
        api.get("connections.list", "/connections", this::list, read, "type", "search");
        api.post("connections.create", "/connections", this::create, write).succeedsWith(201, 200);
        api.get("connections.get", "/connections/{id}", this::get, read);
        api.put("connections.update", "/connections/{id}", this::update, write);
        api.delete("connections.delete", "/connections/{id}", this::delete, write)
                .succeedsWith(200, 204);
        api.post("connections.test", "/connections/test", this::test, read);
    }

    private Answer list(VendorRequest request) {
        Optional<String> type = request.query("type");
        String search = request.query("search").orElse("").toLowerCase(Locale.ROOT);
        List<StoredConnection> found = state.connections.all().stream()
                .filter(connection -> type.isEmpty() || connection.type().equals(type.get()))
                .filter(connection -> connection.name().toLowerCase(Locale.ROOT).contains(search))
                .toList();
        return json.list(found);
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(tenant.speaksVendorClient() ? ClientForm::draft : this::draft);
        requireFreeName(draft.name(), "");
        StoredConnection created = state.connections.add(id -> draft.stored(id, now()));
        return bare(201, json.created(created));
    }

    private Draft draft(Members members) {
        return new Draft(
                notBlank(members, "name"),
                notBlank(members, "type"),
                config(members).orElseGet(() -> members.object("config")),
                credentialId(members),
                Optional.of("source"));
    }

    private Answer get(VendorRequest request) {
        return bare(200, json.read(connection(request)));
    }

    private Answer update(VendorRequest request) {
        StoredConnection former = connection(request);
        StoredConnection updated = tenant.speaksVendorClient()
                ? former.replaced(request.read(members -> ClientForm.whole(members, former)), now())
                : changed(former, request.read(members -> change(members, former)));
        requireFreeName(updated.name(), former.id());
        state.connections.put(former.id(), updated);
        return bare(200, json.updated(updated));
    }

    private StoredConnection changed(StoredConnection former, Change change) {
        boolean replaces = tenant.configUpdate == PlanasonixTenant.ConfigUpdate.REPLACE;
        ObjectNode config = change.config()
                .map(sent -> replaces ? sent : merged(former.config(), sent))
                .orElse(former.config());
        String name = change.name().orElse(former.name());
        return former.changed(name, config, change.credentialId().or(former::credentialId), now());
    }

    private Change change(Members members, StoredConnection former) {
        if (!members.optionalText("type").orElse(former.type()).equals(former.type())) {
            members.refuse("type", "not_updatable");
        }
        Optional<String> name = members.has("name") ? Optional.of(notBlank(members, "name")) : Optional.empty();
        return new Change(name, config(members), credentialId(members));
    }

    private static ObjectNode merged(ObjectNode former, ObjectNode sent) {
        ObjectNode result = former.deepCopy();
        result.setAll(sent);
        sent.properties().stream()
                .filter(member -> member.getValue().isNull())
                .forEach(member -> result.remove(member.getKey()));
        return result;
    }

    private Answer delete(VendorRequest request) {
        StoredConnection connection = connection(request);
        int active = state.pipelines.getOrDefault(connection.id(), 0);
        if (active > 0) {
            throw Refusal.of(Refusal.Kind.CONFLICT, active + " active pipelines use this connection");
        }
        state.remove(connection);
        ObjectNode body = Json.object().put("ok", true).put("id", connection.id());
        return bare(200, body.put("deletedAt", time(now())));
    }

    private Answer test(VendorRequest request) {
        Draft check = request.read(tenant.speaksVendorClient() ? ClientForm::check : this::check);
        Optional<StoredCredential> credential = check.credentialId().flatMap(state::activeCredential);
        ObjectNode result = state.checks.run(check.type(), check.config(), credential);
        if (tenant.speaksVendorClient()) {
            result.set("success", result.remove("ok"));
        }
        return bare(200, result);
    }

    private Draft check(Members members) {
        return new Draft(
                "",
                notBlank(members, "type"),
                config(members).orElseGet(() -> members.object("config")),
                credentialId(members),
                Optional.empty());
    }

    private void requireFreeName(String name, String ownId) {
        if (tenant.uniqueNames
                && state.connections.any(
                        other -> other.name().equals(name) && !other.id().equals(ownId))) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "A connection with this name exists");
        }
    }

    static String notBlank(Members members, String name) {
        String value = members.text(name);
        if (members.has(name) && value.isBlank()) {
            members.refuse(name, "blank");
        }
        return value;
    }

    private Optional<String> credentialId(Members members) {
        Optional<String> id = members.optionalText("credentialId");
        if (id.isPresent() && state.activeCredential(id.get()).isEmpty()) {
            members.refuse("credentialId", "unknown_credential");
        }
        return id;
    }

    private static Optional<ObjectNode> config(Members members) {
        Optional<ObjectNode> config = members.optionalObject("config");
        config.map(settings -> settings.get("port"))
                .filter(port -> port.isNumber() && !isPort(port.asInt()))
                .ifPresent(port -> members.refuse("config.port", "out_of_range"));
        return config;
    }

    static boolean isPort(int number) {
        return number >= 1 && number <= MAX_PORT;
    }
}
