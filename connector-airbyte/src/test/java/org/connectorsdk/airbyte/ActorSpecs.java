package org.connectorsdk.airbyte;

import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.json.JsonObject;

/** Connections whose ends do not exist yet. */
final class ActorSpecs {
    static final String PASSWORD = "s3cret-of-the-shop";

    private ActorSpecs() {}

    static ConnectionSpec.Builder postgres() {
        JsonObject config = JsonObject.of(Map.of("host", "db", "port", 5432, "database", "d", "username", "u"));
        return ConnectionSpec.builder("new shop", "postgres").config(config).secrets("password", Secret.of(PASSWORD));
    }

    static ConnectionSpec.Builder s3() {
        return ConnectionSpec.builder("new lake", "S3").config(JsonObject.of("bucket", "b"));
    }

    static ConnectionSpec link(ConnectionSpec.Builder source, ConnectionSpec.Builder destination) {
        return ConnectionSpec.builder("all new", "link")
                .source(EndSpec.create(source.build()))
                .destination(EndSpec.create(destination.build()))
                .build();
    }
}
