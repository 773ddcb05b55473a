package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Connections: list, create, read, change, delete, test. */
final class ConnectionEndpoints {

    private static final int MAX_PORT = 65_535;

    private record Change(Optional<String> name, Optional<ObjectNode> config, Optional<String> credentialId) {}

    private final PlanasonixTenant tenant;
    private final ConnectionStore connections;
    private final CredentialStore credentials;
    private final SourceChecks checks;
    private final InstantSource clock;
    private final ConnectionBodies bodies;

    ConnectionEndpoints(PlanasonixTenant tenant, PlanasonixState state, InstantSource clock) {
        this.tenant = tenant;
        this.connections = state.connections();
        this.credentials = state.credentials();
        this.checks = state.checks();
        this.clock = clock;
        this.bodies = new ConnectionBodies(tenant);
    }

    Answer list(VendorRequest request) {
        Optional<String> type = request.query("type");
        Optional<String> search = request.query("search").map(text -> text.toLowerCase(Locale.ROOT));
        List<StoredConnection> found = connections.all().stream()
                .filter(connection -> type.isEmpty() || connection.type().equals(type.get()))
                .filter(connection -> search.isEmpty()
                        || connection.name().toLowerCase(Locale.ROOT).contains(search.get()))
                .toList();
        return bodies.list(found);
    }

    Answer create(VendorRequest request) {
        ConnectionDraft draft = request.read(tenant.speaksVendorClient() ? ClientForm::draft : this::draft);
        requireFreeName(draft.name(), "");
        Instant now = clock.instant();
        StoredConnection created = new StoredConnection(
                connections.nextId(),
                draft.name(),
                draft.type(),
                draft.credentialId(),
                draft.config(),
                draft.category(),
                now,
                now);
        connections.put(created);
        return Bodies.bare(201, bodies.created(created));
    }

    private ConnectionDraft draft(Members members) {
        return new ConnectionDraft(
                notBlank(members, "name"),
                notBlank(members, "type"),
                config(members).orElseGet(() -> members.object("config")),
                credentialId(members),
                Optional.of("source"));
    }

    Answer get(VendorRequest request) {
        return Bodies.bare(200, bodies.read(connections.get(request.pathParameter("id"))));
    }

    Answer update(VendorRequest request) {
        StoredConnection former = connections.get(request.pathParameter("id"));
        StoredConnection updated = tenant.speaksVendorClient()
                ? former.replaced(request.read(members -> ClientForm.whole(members, former)), clock.instant())
                : changed(former, request.read(members -> change(members, former)));
        requireFreeName(updated.name(), former.id());
        connections.put(updated);
        return Bodies.bare(200, bodies.updated(updated));
    }

    private StoredConnection changed(StoredConnection former, Change change) {
        String name = change.name().orElse(former.name());
        ObjectNode config = change.config()
                .map(sent -> tenant.replacesConfig() ? sent : merged(former.config(), sent))
                .orElse(former.config());
        Optional<String> credentialId = change.credentialId().or(former::credentialId);
        return former.changed(name, config, credentialId, clock.instant());
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
        sent.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), member.getValue());
            }
        });
        return result;
    }

    Answer delete(VendorRequest request) {
        StoredConnection connection = connections.get(request.pathParameter("id"));
        int active = connections.pipelines(connection.id());
        if (active > 0) {
            throw Refusal.of(Refusal.Kind.CONFLICT, active + " active pipelines use this connection");
        }
        connections.remove(connection.id());
        return Bodies.bare(
                200,
                Bodies.object()
                        .put("ok", true)
                        .put("id", connection.id())
                        .put("deletedAt", Bodies.time(clock.instant())));
    }

    Answer test(VendorRequest request) {
        ConnectionDraft check = request.read(tenant.speaksVendorClient() ? ClientForm::check : this::check);
        ObjectNode result =
                checks.run(check.type(), check.config(), check.credentialId().flatMap(credentials::active));
        if (tenant.speaksVendorClient()) {
            result.set("success", result.remove("ok"));
        }
        return Bodies.bare(200, result);
    }

    private ConnectionDraft check(Members members) {
        return new ConnectionDraft(
                "",
                notBlank(members, "type"),
                config(members).orElseGet(() -> members.object("config")),
                credentialId(members),
                Optional.empty());
    }

    private void requireFreeName(String name, String ownId) {
        if (tenant.hasUniqueNames() && connections.hasOther(name, ownId)) {
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
        if (id.isPresent() && credentials.active(id.get()).isEmpty()) {
            members.refuse("credentialId", "unknown_credential");
        }
        return id;
    }

    private Optional<ObjectNode> config(Members members) {
        Optional<ObjectNode> config = members.optionalObject("config");
        config.map(settings -> settings.get("port"))
                .filter(port -> port.isNumber() && (port.asInt() < 1 || port.asInt() > MAX_PORT))
                .ifPresent(port -> members.refuse("config.port", "out_of_range"));
        return config;
    }
}
