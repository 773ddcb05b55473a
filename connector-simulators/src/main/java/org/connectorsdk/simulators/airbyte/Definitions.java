package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.connectorsdk.simulators.Json;

/** The connector types that the server offers: those that every server has, and those of its workspaces. */
final class Definitions {
    private static final List<Definition> ALL = new ArrayList<>();

    static {
        for (JsonNode definition : Json.resource(Definitions.class, "definitions.json")) {
            ALL.add(new Definition(
                    EndKind.valueOf(definition.path("kind").asText()),
                    definition.path("id").asText(),
                    definition.path("name").asText(),
                    definition.path("repository").asText(),
                    (ObjectNode) definition.path("specification")));
        }
    }

    static final Definition POSTGRES_SOURCE = named(EndKind.SOURCE, "Postgres");
    static final Definition S3_DESTINATION = named(EndKind.DESTINATION, "S3");
    static final Definition MYSQL_DESTINATION = named(EndKind.DESTINATION, "MySQL");

    private final Map<String, OwnDefinition> own = new LinkedHashMap<>();

    /** Settings that a Postgres source takes, and a MySQL destination too. */
    static ObjectNode shop() {
        ObjectNode configuration = Json.object().put("host", "db.internal").put("port", 5432);
        configuration.put("database", "shop").put("username", "reader");
        return configuration.put("password", "s3cret");
    }

    /** Settings that an S3 destination takes. */
    static ObjectNode lake() {
        return Json.object().put("bucket", "lake").put("secret_access_key", "k3y");
    }

    /** Puts a type of a workspace's own, or another state of it. */
    void put(OwnDefinition definition) {
        own.put(definition.id(), definition);
    }

    void remove(OwnDefinition definition) {
        own.remove(definition.id());
    }

    /** The types of a workspace's own, oldest first. */
    List<OwnDefinition> own(String workspaceId) {
        return own.values().stream()
                .filter(definition -> definition.workspaceId().equals(workspaceId))
                .toList();
    }

    /** Those that a workspace can use; all of them for none. */
    List<Definition> usable(EndKind kind, Optional<String> workspaceId) {
        return Stream.concat(
                        ALL.stream(),
                        own.values().stream()
                                .filter(definition -> workspaceId
                                        .map(definition.workspaceId()::equals)
                                        .orElse(false))
                                .map(OwnDefinition::definition))
                .filter(definition -> definition.kind() == kind)
                .toList();
    }

    List<Definition> all(EndKind kind) {
        List<Definition> all = new ArrayList<>(builtIn(kind));
        own.values().stream()
                .map(OwnDefinition::definition)
                .filter(definition -> definition.kind() == kind)
                .forEach(all::add);
        return all;
    }

    private static List<Definition> builtIn(EndKind kind) {
        return ALL.stream().filter(definition -> definition.kind() == kind).toList();
    }

    Optional<Definition> find(EndKind kind, String id) {
        return all(kind).stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst();
    }

    static Definition named(EndKind kind, String name) {
        return builtIn(kind).stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("name: no " + kind.word() + " connector '" + name + "'"));
    }
}
