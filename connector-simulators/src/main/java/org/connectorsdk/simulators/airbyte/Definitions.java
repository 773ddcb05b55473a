package org.connectorsdk.simulators.airbyte;

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
    static final Definition POSTGRES_SOURCE = new Definition(
            EndKind.SOURCE,
            "61c1a7f3-5d0e-4b1e-8f77-2a3b9c0d4e55",
            "Postgres",
            "airbyte/source-postgres",
            Json.parseObject("""
                    {"type": "object", "required": ["host", "port", "database", "username"], "properties": {
                      "host": {"type": "string"}, "port": {"type": "integer"}, "database": {"type": "string"},
                      "username": {"type": "string"}, "password": {"type": "string", "airbyte_secret": true},
                      "ssl": {"type": "boolean"}}}"""));

    private static final Definition FAKER = new Definition(
            EndKind.SOURCE,
            "dfd88b22-b603-4c3d-aad7-3701784586b1",
            "Sample Data",
            "airbyte/source-faker",
            Json.parseObject("""
                    {"type": "object", "required": [], "properties": {"count": {"type": "integer"}}}"""));

    private static final Definition CUSTOM = new Definition(
            EndKind.SOURCE,
            "0b5a1c42-8e1f-4d0b-b6a8-94b8f9d1e2a3",
            "Tide Tables",
            "acme/source-tide-tables",
            Json.parseObject("""
                    {"type": "object", "required": [], "properties": {
                      "api_key": {"type": "string", "airbyte_secret": true}}}"""));

    static final Definition S3_DESTINATION = new Definition(
            EndKind.DESTINATION,
            "4816b78f-1489-44c1-9060-4b19d5fa9362",
            "S3",
            "airbyte/destination-s3",
            Json.parseObject("""
                    {"type": "object", "required": ["bucket"], "properties": {
                      "bucket": {"type": "string"}, "region": {"type": "string"},
                      "access_key_id": {"type": "string", "airbyte_secret": true},
                      "secret_access_key": {"type": "string", "airbyte_secret": true}}}"""));

    static final Definition MYSQL_DESTINATION = new Definition(
            EndKind.DESTINATION,
            "0d8f3c0e-55f4-4a0a-9d0c-7f1f5b6f2b90",
            "MySQL",
            "airbyte/destination-mysql",
            Json.parseObject("""
                    {"type": "object", "required": ["host", "port", "database", "username"], "properties": {
                      "host": {"type": "string"}, "port": {"type": "integer"}, "database": {"type": "string"},
                      "username": {"type": "string"}, "password": {"type": "string", "airbyte_secret": true},
                      "ssl": {"type": "boolean"}}}"""));

    private static final Definition LOCAL_JSON = new Definition(
            EndKind.DESTINATION,
            "a625d593-bba5-4a1c-a53d-2d246268a816",
            "Local JSON",
            "airbyte/destination-local-json",
            Json.parseObject("""
                    {"type": "object", "required": ["destination_path"], "properties": {
                      "destination_path": {"type": "string"}}}"""));

    private static final List<Definition> ALL =
            List.of(POSTGRES_SOURCE, FAKER, CUSTOM, S3_DESTINATION, MYSQL_DESTINATION, LOCAL_JSON);

    private final Map<String, OwnDefinition> own = new LinkedHashMap<>();

    Definitions() {}

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
