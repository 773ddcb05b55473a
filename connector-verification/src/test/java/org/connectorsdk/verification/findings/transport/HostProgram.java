package org.connectorsdk.verification.findings.transport;

import io.vavr.control.Either;
import java.time.Duration;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;

/**
 * Opens clients in a program with libraries or an environment of its own, and prints how that ended, one line each.
 * Arguments: {@code open}, or {@code list} to list with each as well; then for each client its target, its provider,
 * and its settings as {@code name=value}, a secret's name with {@code *} before it; {@code --} ends a client.
 */
final class HostProgram {
    private HostProgram() {}

    public static void main(String[] args) {
        boolean lists = args[0].equals("list");
        int at = 1;
        while (at < args.length) {
            String target = args[at++];
            String provider = args[at++];
            ConnectorConfig.Builder config = ConnectorConfig.builder();
            for (; !args[at].equals("--"); at++) {
                set(config, args[at]);
            }
            at++;
            System.out.println(target + "\t" + opened(provider, config, lists));
        }
    }

    private static void set(ConnectorConfig.Builder config, String setting) {
        String name = setting.substring(0, setting.indexOf('='));
        String value = setting.substring(name.length() + 1);
        if (name.startsWith("*")) {
            config.secret(name.substring(1), Secret.of(value));
        } else {
            config.set(name, value);
        }
    }

    private static String opened(String provider, ConnectorConfig.Builder config, boolean lists) {
        try {
            Either<ConnectorError, Connections> opened = Connectors.discover().open(provider, config.build());
            Either<ConnectorError, ?> listed = lists ? opened.flatMap(HostProgram::listed) : opened;
            opened.peek(Connections::close);
            return listed.fold(error -> error.kind() + "\t" + error.message(), fine -> "OPEN\t");
        } catch (LinkageError | RuntimeException e) {
            return "THROWN\t" + e;
        }
    }

    private static Either<ConnectorError, ?> listed(Connections client) {
        CallOptions once = CallOptions.deadline(Duration.ofSeconds(5)).toBuilder()
                .maxAttempts(1)
                .build();
        return client.with(once).list(ConnectionQuery.all());
    }
}
