package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Credentials: their secrets go in and never come out; deleting one can be undone, purging cannot. */
final class CredentialRoutes extends PlanasonixRoutes {
    private static final Set<String> TYPES = Set.of("aws", "azure", "gcp", "database", "api_key", "oauth", "password");

    private record Draft(String name, String type, ObjectNode config) {}

    private record Change(Optional<String> name, Optional<ObjectNode> config) {}

    CredentialRoutes(PlanasonixState state) {
        super(state);
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.CONNECTIONS_READ;
        Scope write = Scope.CONNECTIONS_WRITE;
        api.get("credentials.list", "/credentials", request -> list(), read);
        api.post("credentials.create", "/credentials", this::create, write).succeedsWith(201, 200);
        api.get("credentials.get", "/credentials/{id}", request -> shown(200, asked(request)), read);
        api.put("credentials.update", "/credentials/{id}", this::update, write);
        api.delete("credentials.delete", "/credentials/{id}", this::delete, write);
        api.post("credentials.restore", "/credentials/{id}/restore", this::restore, write);
        api.delete("credentials.purge", "/credentials/{id}/permanent", this::purge, write);
    }

    private Answer list() {
        ObjectNode body = Json.object();
        body.set("data", array(state.credentials.all(), CredentialRoutes::json));
        body.putObject("meta").putObject("page").put("limit", USUAL_PAGE).putNull("cursor");
        return bare(200, body);
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(CredentialRoutes::draft);
        requireFreeName(draft.name(), "");
        return shown(201, state.credential(draft.name(), draft.type(), draft.config()));
    }

    private static Draft draft(Members members) {
        String name = ConnectionRoutes.notBlank(members, "name");
        String type = members.text("type");
        if (members.has("type") && !TYPES.contains(type)) {
            members.refuse("type", "not_allowed");
        }
        return new Draft(name, type, members.object("config"));
    }

    private Answer update(VendorRequest request) {
        StoredCredential former = asked(request);
        Change change =
                request.read(members -> new Change(members.optionalText("name"), members.optionalObject("config")));
        String name = change.name().orElse(former.name());
        requireFreeName(name, former.id());
        ObjectNode config = former.config().deepCopy();
        change.config().ifPresent(config::setAll);
        StoredCredential updated = former.changed(name, config, now());
        state.credentials.put(former.id(), updated);
        return shown(200, updated);
    }

    private Answer delete(VendorRequest request) {
        StoredCredential credential = asked(request);
        Instant at = credential.deletedAt().orElse(now());
        return deletion(credential.deleted(Optional.of(at)));
    }

    private Answer restore(VendorRequest request) {
        StoredCredential credential = asked(request);
        if (!credential.isDeleted()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "The credential is not deleted");
        }
        return deletion(credential.deleted(Optional.empty()));
    }

    private Answer deletion(StoredCredential changed) {
        state.credentials.put(changed.id(), changed);
        ObjectNode body = Json.object().put("id", changed.id()).put("status", changed.status());
        String deletedAt = changed.deletedAt().map(PlanasonixRoutes::time).orElse(null);
        return data(200, body.put("deleted_at", deletedAt));
    }

    private Answer purge(VendorRequest request) {
        Optional<String> id = Optional.of(asked(request).id());
        if (state.connections.any(connection -> connection.credentialId().equals(id))) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "Connections use this credential");
        }
        state.credentials.remove(id.get());
        return data(200, Json.object().put("id", id.get()).put("purged", true));
    }

    private StoredCredential asked(VendorRequest request) {
        return state.credentials.get(request.pathParameter("id"));
    }

    private void requireFreeName(String name, String ownId) {
        if (state.credentials.any(
                other -> other.name().equals(name) && !other.id().equals(ownId))) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "A credential with this name exists");
        }
    }

    private static Answer shown(int status, StoredCredential credential) {
        return data(status, json(credential));
    }

    private static ObjectNode json(StoredCredential credential) {
        ObjectNode body = Json.object()
                .put("id", credential.id())
                .put("name", credential.name())
                .put("type", credential.type())
                .put("status", credential.status())
                .put("created_at", time(credential.createdAt()))
                .put("updated_at", time(credential.updatedAt()));
        return body.set("config", SecretFields.hidden(credential.config(), Optional.empty()));
    }
}
