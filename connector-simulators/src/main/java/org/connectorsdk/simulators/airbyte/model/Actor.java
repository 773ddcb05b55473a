package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.jspecify.annotations.Nullable;

/**
 * A stored source or destination, secrets in the clear.
 *
 * @since 0.1.0
 */
public final class Actor {
    static final String MASK = "**********";

    final ActorKind kind;
    public final String id;
    public final String workspaceId;
    public final Definition definition;
    final Instant createdAt;
    public String name;
    public ObjectNode configuration;
    public CheckOutcome check = CheckOutcome.success();
    public boolean deleted;

    /** What its containers may use; empty when nobody said. */
    public ObjectNode resourceAllocation = Json.object();

    public SourceCatalog catalog = SourceCatalog.sample();
    public String catalogId;
    public boolean discovered;

    @Nullable
    public String discoveryFailure;

    /** What the server shows beside, or in place of, what it is known to show. */
    public final ObjectNode shown = Json.object();

    /** What it leaves out. */
    public final Set<String> hidden = new HashSet<>();

    public Actor(
            Definition definition,
            String id,
            String workspaceId,
            String name,
            ObjectNode configuration,
            Instant createdAt) {
        this.kind = definition.kind();
        this.definition = definition;
        this.id = id;
        this.workspaceId = workspaceId;
        this.name = name;
        this.configuration = configuration.deepCopy();
        this.createdAt = createdAt;
        this.catalogId = id;
    }

    /** Replaces the configuration; a mask in it stands for the secret that is stored. */
    public void replaceConfiguration(ObjectNode replacement) {
        configuration = unmasked(replacement, configuration);
        discovered = false;
    }

    public static ObjectNode unmasked(ObjectNode replacement, ObjectNode stored) {
        ObjectNode result = replacement.deepCopy();
        for (Map.Entry<String, JsonNode> member : replacement.properties()) {
            JsonNode old = stored.get(member.getKey());
            if (old != null && member.getValue().asText().equals(MASK)) {
                result.set(member.getKey(), old);
            } else if (old instanceof ObjectNode oldObject && member.getValue() instanceof ObjectNode object) {
                result.set(member.getKey(), unmasked(object, oldObject));
            }
        }
        return result;
    }

    /**
     * Changes the members that are there, and those of objects among them; a mask stands for the secret that is stored.
     */
    public static ObjectNode merged(ObjectNode change, ObjectNode stored) {
        ObjectNode result = stored.deepCopy();
        for (Map.Entry<String, JsonNode> member : unmasked(change, stored).properties()) {
            boolean nested =
                    member.getValue() instanceof ObjectNode && result.get(member.getKey()) instanceof ObjectNode;
            result.set(
                    member.getKey(),
                    nested
                            ? merged((ObjectNode) member.getValue(), (ObjectNode) result.get(member.getKey()))
                            : member.getValue());
        }
        return result;
    }

    /** What the check says of a configuration: a stored mask is no password. */
    public CheckOutcome checkOf(ObjectNode proposed) {
        boolean masked = definition.secrets().stream()
                .anyMatch(secret -> proposed.path(secret).asText().equals(MASK));
        return masked ? CheckOutcome.failure("State code: 28P01; password authentication failed") : check;
    }

    ObjectNode maskedConfiguration() {
        return masked(configuration, definition.secrets());
    }

    private static ObjectNode masked(ObjectNode configuration, Set<String> secrets) {
        ObjectNode result = Json.object();
        for (Map.Entry<String, JsonNode> member : configuration.properties()) {
            JsonNode value = member.getValue();
            if (secrets.contains(member.getKey()) && !value.isNull()) {
                result.put(member.getKey(), MASK);
            } else {
                result.set(member.getKey(), value instanceof ObjectNode object ? masked(object, secrets) : value);
            }
        }
        return result;
    }

    public ObjectNode configJson(ServerVersion version) {
        ObjectNode json = Json.object();
        json.put(kind.definitionField(), definition.id());
        json.put(kind.idField(), id);
        json.put("workspaceId", workspaceId);
        json.set("connectionConfiguration", maskedConfiguration());
        json.put("name", name);
        json.put(kind.typeNameField(), definition.name());
        json.put("icon", "<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"4\"/></svg>");
        if (version.isCurrent()) {
            json.put("createdAt", createdAt.getEpochSecond());
            json.put("status", "active");
            json.put("supportState", "supported");
            showAllocation(json);
        }
        return withShown(json);
    }

    public ObjectNode publicJson() {
        ObjectNode json = Json.object();
        json.put(kind.idField(), id);
        json.put("name", name);
        definition.typeWord().ifPresent(word -> json.put(kind.typeField(), word));
        json.put("definitionId", definition.id());
        json.put("workspaceId", workspaceId);
        json.set("configuration", maskedConfiguration());
        json.put("createdAt", createdAt.getEpochSecond());
        showAllocation(json);
        return withShown(json);
    }

    private void showAllocation(ObjectNode json) {
        if (!resourceAllocation.isEmpty()) {
            json.set("resourceAllocation", resourceAllocation);
        }
    }

    private ObjectNode withShown(ObjectNode json) {
        for (Map.Entry<String, JsonNode> member : shown.properties()) {
            json.set(member.getKey(), member.getValue());
        }
        return json.remove(hidden);
    }
}
