package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.connectorsdk.simulators.Json;

/**
 * A stored connection: a source, a destination, and what flows between them. Its document has the members of the
 * configuration API; it is replaced as a whole and never changed, so an answer may be written from it at any time.
 *
 * @since 0.1.0
 */
public final class Link {
    public static final String DELETED = "deprecated";

    private static final Set<String> KNOWN = Set.of("""
            name sourceId destinationId status statusReason schedule scheduleType scheduleData
            namespaceDefinition namespaceFormat prefix operationIds syncCatalog breakingChange
            notifySchemaChanges notifySchemaChangesByEmail nonBreakingChangesPreference
            resourceRequirements sourceCatalogId destinationCatalogId geography dataplaneGroupId
            backfillPreference onDemandEnabled tags""".split("\\s+", -1));

    public final String id;
    public final String workspaceId;
    public final Instant createdAt;
    public ObjectNode document;

    /** Says that a run is in progress although none is. */
    public boolean haunted;

    /** What lies at the destination, by stream. */
    public final Map<String, Long> rows = new TreeMap<>();

    Link(String id, String workspaceId, Instant createdAt, ObjectNode document) {
        this.id = id;
        this.workspaceId = workspaceId;
        this.createdAt = createdAt;
        this.document = document;
    }

    public String text(String member) {
        return document.path(member).asText("");
    }

    public boolean isDeleted() {
        return text("status").equals(DELETED);
    }

    public boolean isLocked() {
        return text("status").equals("locked");
    }

    public boolean isActive() {
        return text("status").equals("active");
    }

    public boolean hasTag(List<String> wanted) {
        for (JsonNode tag : document.path("tags")) {
            if (wanted.contains(tag.path("tagId").asText())) {
                return true;
            }
        }
        return false;
    }

    public void set(String member, JsonNode value) {
        ObjectNode changed = Json.shallowCopy(document);
        changed.set(member, value);
        document = changed;
    }

    public void status(String status) {
        set("status", document.textNode(status));
    }

    public List<Map.Entry<String, String>> streams() {
        List<Map.Entry<String, String>> streams = new ArrayList<>();
        for (JsonNode pair : document.path("syncCatalog").path("streams")) {
            streams.add(CatalogRules.identity(pair.path("stream")));
        }
        return streams;
    }

    public static String key(Map.Entry<String, String> stream) {
        return stream.getKey() + "." + stream.getValue();
    }

    void moved(List<Map.Entry<String, String>> streams, long records) {
        for (Map.Entry<String, String> stream : streams) {
            rows.merge(key(stream), records / streams.size(), Long::sum);
        }
    }

    void emptied(List<Map.Entry<String, String>> streams) {
        streams.forEach(stream -> rows.put(key(stream), 0L));
    }

    /** Members that neither API knows; both show them. */
    public Map<String, JsonNode> unknown() {
        Map<String, JsonNode> unknown = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (!KNOWN.contains(member.getKey())) {
                unknown.put(member.getKey(), member.getValue());
            }
        }
        return unknown;
    }

    /** As the configuration API shows it. */
    public ObjectNode configJson(ServerVersion version) {
        ObjectNode json = Json.object();
        json.put("connectionId", id);
        json.setAll(document);
        if (version.isCurrent()) {
            json.remove("geography");
            json.put("created_at", createdAt.getEpochSecond());
            json.withArray("tags");
        }
        return json;
    }
}
