package org.connectorsdk.verification.findings;

import io.vavr.control.Either;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;

/**
 * Opens clients in a program that brings libraries of its own, and prints how that ended, one line each. Arguments: for each client
 * its target, its provider, and its settings as {@code name=value}, a secret's name with {@code *} before it; {@code --} ends a client.
 */
final class HostProgram {
    private HostProgram() {}

    public static void main(String[] args) {
        int at = 0;
        while (at < args.length) {
            String target = args[at++];
            String provider = args[at++];
            ConnectorConfig.Builder config = ConnectorConfig.builder();
            for (; !args[at].equals("--"); at++) {
                set(config, args[at]);
            }
            at++;
            System.out.println(target + "\t" + opened(provider, config));
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

    private static String opened(String provider, ConnectorConfig.Builder config) {
        try {
            Either<ConnectorError, Connections> opened = Connectors.discover().open(provider, config.build());
            opened.peek(Connections::close);
            return opened.fold(error -> error.kind() + "\t" + error.message(), client -> "OPEN\t");
        } catch (LinkageError | RuntimeException e) {
            return "THROWN\t" + e;
        }
    }
}
