package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Credentials: their secrets go in and never come out; deleting one can be undone, purging cannot. */
final class CredentialEndpoints {

    private static final Set<String> TYPES = Set.of("aws", "azure", "gcp", "database", "api_key", "oauth", "password");
    private static final int PAGE_LIMIT = 50;

    private record Draft(String name, String type, ObjectNode config) {}

    private record Change(Optional<String> name, Optional<ObjectNode> config) {}

    private final CredentialStore credentials;
    private final ConnectionStore connections;
    private final InstantSource clock;

    CredentialEndpoints(PlanasonixState state, InstantSource clock) {
        this.credentials = state.credentials();
        this.connections = state.connections();
        this.clock = clock;
    }

    Answer list(VendorRequest request) {
        ObjectNode body = Bodies.object();
        ArrayNode items = body.putArray("data");
        credentials.all().forEach(credential -> items.add(whole(credential)));
        body.putObject("meta").putObject("page").put("limit", PAGE_LIMIT).putNull("cursor");
        return Bodies.bare(200, body);
    }

    Answer create(VendorRequest request) {
        Draft draft = request.read(CredentialEndpoints::draft);
        requireFreeName(draft.name(), "");
        Instant now = clock.instant();
        StoredCredential created = new StoredCredential(
                credentials.nextId(), draft.name(), draft.type(), draft.config(), now, now, Optional.empty());
        credentials.put(created);
        return Bodies.data(201, whole(created));
    }

    private static Draft draft(Members members) {
        String name = members.text("name");
        if (members.has("name") && name.isBlank()) {
            members.refuse("name", "blank");
        }
        String type = members.text("type");
        if (members.has("type") && !TYPES.contains(type)) {
            members.refuse("type", "not_allowed");
        }
        return new Draft(name, type, members.object("config"));
    }

    Answer get(VendorRequest request) {
        return Bodies.data(200, whole(asked(request)));
    }

    Answer update(VendorRequest request) {
        StoredCredential former = asked(request);
        Change change =
                request.read(members -> new Change(members.optionalText("name"), members.optionalObject("config")));
        String name = change.name().orElse(former.name());
        requireFreeName(name, former.id());
        ObjectNode config = former.config().deepCopy();
        change.config().ifPresent(config::setAll);
        StoredCredential updated = former.changed(name, config, clock.instant());
        credentials.put(updated);
        return Bodies.data(200, whole(updated));
    }

    Answer delete(VendorRequest request) {
        StoredCredential credential = asked(request);
        Instant at = credential.deletedAt().orElse(clock.instant());
        credentials.put(credential.deleted(Optional.of(at)));
        return Bodies.data(
                200,
                Bodies.object()
                        .put("id", credential.id())
                        .put("status", "deleted")
                        .put("deleted_at", Bodies.time(at)));
    }

    Answer restore(VendorRequest request) {
        StoredCredential credential = asked(request);
        if (!credential.isDeleted()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "The credential is not deleted");
        }
        credentials.put(credential.deleted(Optional.empty()));
        return Bodies.data(
                200,
                Bodies.object()
                        .put("id", credential.id())
                        .put("status", "active")
                        .putNull("deleted_at"));
    }

    Answer purge(VendorRequest request) {
        StoredCredential credential = asked(request);
        if (connections.usesCredential(credential.id())) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "Connections use this credential");
        }
        credentials.remove(credential.id());
        return Bodies.data(200, Bodies.object().put("id", credential.id()).put("purged", true));
    }

    private StoredCredential asked(VendorRequest request) {
        return credentials.get(request.pathParameter("id"));
    }

    private void requireFreeName(String name, String ownId) {
        if (credentials.hasOther(name, ownId)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "A credential with this name exists");
        }
    }

    private static ObjectNode whole(StoredCredential credential) {
        ObjectNode body = Bodies.object()
                .put("id", credential.id())
                .put("name", credential.name())
                .put("type", credential.type())
                .put("status", credential.status())
                .put("created_at", Bodies.time(credential.createdAt()))
                .put("updated_at", Bodies.time(credential.updatedAt()));
        return body.set("config", SecretFields.dropped(credential.config()));
    }
}
