package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.HotdataErrors.conflict;
import static org.connectorsdk.simulators.hotdata.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Providers of embeddings. A key that is sent is never shown and not kept. */
final class EmbeddingRoutes extends HotdataRoutes {
    /** What is known of a provider. */
    record EmbeddingProvider(
            String id,
            String name,
            String type,
            ObjectNode config,
            boolean hasSecret,
            Instant createdAt,
            Instant updatedAt) {}

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
        super(state);
    }

    void addTo(RouteGroup api) {
        String providers = "/embedding-providers";
        api.get("list_embedding_providers", providers, this::list);
        api.post("create_embedding_provider", providers, this::create).succeedsWith(201);
        api.get("get_embedding_provider", providers + "/{id}", request -> Answer.json(200, detail(named(request))));
        api.put("update_embedding_provider", providers + "/{id}", this::update);
        api.delete("delete_embedding_provider", providers + "/{id}", this::delete)
                .succeedsWith(204);
    }

    private Map<String, EmbeddingProvider> providers(VendorRequest request) {
        return workspace(request).embeddingProviders();
    }

    private EmbeddingProvider named(VendorRequest request) {
        String id = request.pathParameter("id");
        return Optional.ofNullable(providers(request).get(id))
                .orElseThrow(() -> notFound("no embedding provider with id " + id));
    }

    private Answer list(VendorRequest request) {
        return whole(providers(request).values(), "embedding_providers", EmbeddingRoutes::detail);
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(Draft::readWhole);
        String name = draft.name().orElse("");
        if (name.isBlank()) {
            throw badRequest("name must not be blank");
        }
        refuseTaken(request, name, "");
        EmbeddingProvider provider = new EmbeddingProvider(
                state.newId("embp"),
                name,
                draft.type().orElse(""),
                draft.config().orElseGet(Json::object),
                draft.secret(),
                state.now(),
                state.now());
        providers(request).put(provider.id(), provider);
        return Answer.json(201, summary(provider));
    }

    private void refuseTaken(VendorRequest request, String name, String except) {
        boolean taken = providers(request).values().stream()
                .anyMatch(other -> other.name().equals(name) && !other.id().equals(except));
        if (taken) {
            throw conflict("an embedding provider '" + name + "' already exists");
        }
    }

    private Answer update(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        EmbeddingProvider old = named(request);
        draft.name().ifPresent(name -> refuseTaken(request, name, old.id()));
        EmbeddingProvider changed = new EmbeddingProvider(
                old.id(),
                draft.name().orElse(old.name()),
                draft.type().orElse(old.type()),
                draft.config().orElse(old.config()),
                draft.secret() || old.hasSecret(),
                old.createdAt(),
                state.now());
        providers(request).put(changed.id(), changed);
        return Answer.json(
                200,
                Json.object()
                        .put("id", changed.id())
                        .put("name", changed.name())
                        .put("updated_at", changed.updatedAt().toString()));
    }

    private Answer delete(VendorRequest request) {
        providers(request).remove(named(request).id());
        return Answer.noContent();
    }

    private static ObjectNode summary(EmbeddingProvider provider) {
        ObjectNode body = Json.object()
                .put("id", provider.id())
                .put("name", provider.name())
                .put("provider_type", provider.type());
        body.set("config", provider.config());
        return body.put("created_at", provider.createdAt().toString());
    }

    private static ObjectNode detail(EmbeddingProvider provider) {
        return summary(provider)
                .put("has_secret", provider.hasSecret())
                .put("source", "user")
                .put("updated_at", provider.updatedAt().toString());
    }
}
