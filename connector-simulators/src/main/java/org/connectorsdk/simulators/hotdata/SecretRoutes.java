package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.conflict;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataErrors;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.SecretEntry;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Operation;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Secrets: they can be made, replaced and dropped, and their values never come back. */
final class SecretRoutes extends HotdataRoutes {
    private record NewSecret(String name, String value) {
        static NewSecret read(Members members) {
            return new NewSecret(members.text("name"), members.text("value"));
        }
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    SecretRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        api.get("list_secrets", "/secrets", stored(this::list));
        api.post("create_secret", "/secrets", stored(this::create)).succeedsWith(201);
        api.get("get_secret", "/secrets/{name}", stored(this::get));
        api.put("update_secret", "/secrets/{name}", stored(this::update));
        api.delete("delete_secret", "/secrets/{name}", stored(this::delete)).succeedsWith(204);
    }

    /** Everything about secrets needs somewhere to keep them. */
    private Operation stored(Operation operation) {
        return request -> {
            if (!state.behaviour().secretStore) {
                throw HotdataErrors.failure("secret store is not configured").status(503);
            }
            return operation.handle(request);
        };
    }

    private Answer list(VendorRequest request) {
        return whole(workspace(request).secrets(), "secrets", json::secret);
    }

    private Answer create(VendorRequest request) {
        NewSecret wanted = request.read(NewSecret::read);
        HotdataWorkspace workspace = workspace(request);
        if (!NAME.matcher(wanted.name()).matches()) {
            throw badRequest("secret name: use 1 to 128 letters, digits, '_' and '-'");
        }
        String name = wanted.name().toLowerCase(Locale.ROOT);
        if (workspace.secret(name).isPresent()) {
            throw conflict("secret '" + name + "' already exists");
        }
        SecretEntry secret = workspace.addSecret(name, wanted.value());
        ObjectNode body = Json.object().put("id", secret.id()).put("name", secret.name());
        body.put("created_at", secret.createdAt().toString());
        return Answer.json(201, body);
    }

    private static String name(VendorRequest request) {
        return request.pathParameter("name").toLowerCase(Locale.ROOT);
    }

    private SecretEntry named(VendorRequest request) {
        return workspace(request)
                .secret(name(request))
                .orElseThrow(() -> notFound("no secret '" + name(request) + "'"));
    }

    private Answer get(VendorRequest request) {
        return Answer.json(200, json.secret(named(request)));
    }

    private Answer update(VendorRequest request) {
        String value = request.read(members -> members.text("value"));
        SecretEntry secret = named(request).replaced(value, state.now());
        workspace(request).secretsByName.put(secret.name(), secret);
        ObjectNode body = Json.object().put("name", secret.name());
        body.put("updated_at", secret.updatedAt().toString());
        return Answer.json(200, body);
    }

    private Answer delete(VendorRequest request) {
        boolean existed = workspace(request).removeSecret(name(request));
        if (!existed && !state.behaviour().deletesAbsentSecrets) {
            throw notFound("no secret '" + name(request) + "'");
        }
        return Answer.noContent();
    }
}
