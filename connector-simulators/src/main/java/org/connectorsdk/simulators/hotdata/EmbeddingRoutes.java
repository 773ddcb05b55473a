package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.conflict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Providers of embeddings. A key that is sent is never shown and not kept. */
final class EmbeddingRoutes extends DocumentRoutes {
    private record Draft(Optional<String> name, Optional<String> type, Optional<ObjectNode> config, boolean secret) {
        static Draft read(Members members) {
            boolean key = members.optionalText("api_key").isPresent();
            boolean secret = members.optionalText("secret_name").isPresent();
            return new Draft(
                    members.optionalText("name"),
                    members.optionalText("provider_type"),
                    members.optionalObject("config"),
                    key || secret);
        }

        static Draft readWhole(Members members) {
            members.text("name");
            members.text("provider_type");
            return read(members);
        }
    }

    EmbeddingRoutes(HotdataState state) {
        super(state, "embedding provider");
    }

    void addTo(RouteGroup api) {
        String all = "/embedding-providers";
        String one = all + "/{id}";
        api.get(
                "list_embedding_providers",
                all,
                request -> whole(documents(request).values(), "embedding_providers"));
        api.post("create_embedding_provider", all, this::create).succeedsWith(201);
        api.get("get_embedding_provider", one, request -> Answer.json(200, named(request)));
        api.put("update_embedding_provider", one, this::update);
        api.delete("delete_embedding_provider", one, this::delete).succeedsWith(204);
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(Draft::readWhole);
        String name = draft.name().orElse("");
        if (name.isBlank()) {
            throw badRequest("name must not be blank");
        }
        refuseTaken(request, name, "");
        ObjectNode provider = keep(request, "embp").put("name", name);
        provider.put("provider_type", draft.type().orElse(""));
        provider.set("config", draft.config().orElseGet(Json::object));
        provider.put("created_at", time()).put("has_secret", draft.secret());
        provider.put("source", "user").put("updated_at", time());
        return Answer.json(201, part(provider, "id", "name", "provider_type", "config", "created_at"));
    }

    private void refuseTaken(VendorRequest request, String name, String exceptId) {
        boolean taken = documents(request).values().stream()
                .filter(other -> !other.path("id").asText().equals(exceptId))
                .anyMatch(other -> other.path("name").asText().equals(name));
        if (taken) {
            throw conflict("an embedding provider '" + name + "' already exists");
        }
    }

    private Answer update(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        ObjectNode provider = named(request);
        draft.name().ifPresent(name -> {
            refuseTaken(request, name, provider.path("id").asText());
            provider.put("name", name);
        });
        draft.type().ifPresent(type -> provider.put("provider_type", type));
        draft.config().ifPresent(config -> provider.set("config", config));
        boolean hadSecret = provider.path("has_secret").booleanValue();
        provider.put("has_secret", draft.secret() || hadSecret).put("updated_at", time());
        return Answer.json(200, part(provider, "id", "name", "updated_at"));
    }
}
