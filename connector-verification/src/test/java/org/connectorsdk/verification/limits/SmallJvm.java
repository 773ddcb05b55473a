package org.connectorsdk.verification.limits;

import java.io.IOException;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.verification.jvm.OwnJvm;

/** A JVM of its own with a heap of 64 MB, and what the programs in it have in common. */
final class SmallJvm {
    private static final Secret TOKEN = Secret.of("a-token");

    private SmallJvm() {}

    /** Runs a program to its end. {@return what it printed, line by line} */
    static List<String> run(Class<?> program, String... args) throws IOException, InterruptedException {
        return OwnJvm.run(List.of("-Xmx64m"), program, List.of(args));
    }

    /** Opens a client of a provider, with room for the slowest machine in its deadline. */
    static Connections open(String provider, String baseUrl) {
        return open(provider, baseUrl, RuntimeContext.standard());
    }

    static Connections open(String provider, String baseUrl, RuntimeContext context) {
        ConnectorConfig.Builder config =
                ConnectorConfig.builder().set("base-url", baseUrl).set("read-deadline", "10m");
        switch (provider) {
            case "hotdata" -> config.set("workspace", "ws_1").secret("token", TOKEN);
            case "virtuousai" -> config.set("paging", "cursor").secret("token", TOKEN);
            case "planasonix" -> config.secret("token", TOKEN);
            case "airbyte" -> config.set("api", "public").secret("token", TOKEN);
            case "fivetran" -> config.set("api-key", "a-key").secret("api-secret", TOKEN);
            default -> throw new IllegalArgumentException("provider: " + provider);
        }
        return Connectors.discover().open(provider, config.build(), context).get();
    }
}
