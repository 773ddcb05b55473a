package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/**
 * A connector type of a workspace's own.
 *
 * @param workspaceId whose it is
 * @param definition what it is
 * @param documentationUrl where it is explained; empty for nowhere
 * @param manifest what describes it; empty for one that is made of an image
 * @param version how often it was described
 */
record OwnDefinition(
        String workspaceId,
        Definition definition,
        String documentationUrl,
        Optional<ObjectNode> manifest,
        long version) {
    /** Takes any settings: what an image or a manifest wants is not known here. */
    private static final ObjectNode ANY = Json.parseObject("{\"type\": \"object\", \"properties\": {}}");

    static OwnDefinition ofImage(
            String workspaceId, EndKind kind, String id, String name, String repository, String tag, String url) {
        return new OwnDefinition(
                workspaceId, new Definition(kind, id, name, repository, tag, ANY), url, Optional.empty(), 1);
    }

    static OwnDefinition ofManifest(String workspaceId, String id, String name, ObjectNode manifest) {
        Definition definition = new Definition(EndKind.SOURCE, id, name, "", "1", ANY);
        return new OwnDefinition(workspaceId, definition, "", Optional.of(manifest), 1);
    }

    String id() {
        return definition.id();
    }

    OwnDefinition renamed(String name, String tag) {
        Definition changed = new Definition(definition.kind(), id(), name, definition.repository(), tag, ANY);
        return new OwnDefinition(workspaceId, changed, documentationUrl, manifest, version);
    }

    OwnDefinition describedBy(ObjectNode newManifest) {
        return new OwnDefinition(workspaceId, definition, documentationUrl, Optional.of(newManifest), version + 1);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id()).put("name", definition.name());
        if (manifest.isPresent()) {
            json.set("manifest", manifest.get());
            return json.put("version", version);
        }
        json.put("dockerRepository", definition.repository()).put("dockerImageTag", definition.tag());
        return documentationUrl.isEmpty() ? json : json.put("documentationUrl", documentationUrl);
    }
}
