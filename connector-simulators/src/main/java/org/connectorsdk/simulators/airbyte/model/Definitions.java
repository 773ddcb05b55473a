package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/**
 * The connector types that the server offers.
 *
 * @since 0.1.0
 */
public final class Definitions {
    private static final List<Definition> ALL = new ArrayList<>();

    static {
        for (JsonNode definition : Json.resource(Definitions.class, "definitions.json")) {
            ALL.add(new Definition(
                    ActorKind.valueOf(definition.path("kind").asText()),
                    definition.path("id").asText(),
                    definition.path("name").asText(),
                    definition.path("repository").asText(),
                    (ObjectNode) definition.path("specification")));
        }
    }

    public static final Definition POSTGRES_SOURCE = named(ActorKind.SOURCE, "Postgres");
    public static final Definition S3_DESTINATION = named(ActorKind.DESTINATION, "S3");
    public static final Definition MYSQL_DESTINATION = named(ActorKind.DESTINATION, "MySQL");

    private Definitions() {}

    /** Settings that a Postgres source takes, and a MySQL destination too. */
    public static ObjectNode shop() {
        ObjectNode configuration = Json.object().put("host", "db.internal").put("port", 5432);
        configuration.put("database", "shop").put("username", "reader");
        return configuration.put("password", "s3cret");
    }

    /** Settings that an S3 destination takes. */
    public static ObjectNode lake() {
        return Json.object().put("bucket", "lake").put("secret_access_key", "k3y");
    }

    public static List<Definition> of(ActorKind kind) {
        return ALL.stream().filter(definition -> definition.kind() == kind).toList();
    }

    public static Optional<Definition> find(ActorKind kind, String id) {
        return of(kind).stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst();
    }

    public static Definition named(ActorKind kind, String name) {
        return of(kind).stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("name: no " + kind.word() + " connector '" + name + "'"));
    }
}
