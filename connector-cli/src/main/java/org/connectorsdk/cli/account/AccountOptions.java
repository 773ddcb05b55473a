package org.connectorsdk.cli.account;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.SecretSource;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the settings of an account come from: the command line over a file over the environment over the defaults. */
public abstract class AccountOptions {
    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the account. Repeatable. Not for secrets.")
    private List<String> values = new ArrayList<>();

    AccountOptions() {}

    /** {@return the options of a command in which nothing but the account is configured} */
    public static AccountOptions plain() {
        return new Plain();
    }

    abstract List<String> secrets();

    abstract @Nullable Path file();

    /** For commands in which nothing else is called a config or a secret. */
    static final class Plain extends AccountOptions {
        @Option(
                names = {"--set-secret", "--secret"},
                paramLabel = "NAME=SOURCE",
                description =
                        "A secret setting of the account, such as a token, from env:VARIABLE, file:PATH or prompt.")
        private List<String> secrets = new ArrayList<>();

        @Option(
                names = {"--settings", "--config"},
                paramLabel = "FILE",
                description = "A file with settings: a JSON object, or lines NAME=VALUE.")
        private @Nullable Path file;

        @Override
        List<String> secrets() {
            return secrets;
        }

        @Override
        @Nullable
        Path file() {
            return file;
        }
    }

    /** For commands in which {@code --config} and {@code --secret} describe a connection. */
    static final class BesideConnection extends AccountOptions {
        @Option(
                names = "--set-secret",
                paramLabel = "NAME=SOURCE",
                description =
                        "A secret setting of the account, such as a token, from env:VARIABLE, file:PATH or prompt.")
        private List<String> secrets = new ArrayList<>();

        @Option(
                names = "--settings",
                paramLabel = "FILE",
                description = "A file with settings of the account: a JSON object, or lines NAME=VALUE.")
        private @Nullable Path file;

        @Override
        List<String> secrets() {
            return secrets;
        }

        @Override
        @Nullable
        Path file() {
            return file;
        }
    }

    final ConnectorConfig config(Shell shell, ProviderDescriptor provider, Problems problems) {
        ConnectorConfig.Builder given = ConnectorConfig.builder();
        values.forEach(value -> set(given, provider, value, problems));
        SecretSource sources = new SecretSource(shell, problems);
        secrets().forEach(secret -> setSecret(given, provider, sources, secret, problems));
        @Nullable Path path = file();
        ConnectorConfig fromFile = path == null ? ConnectorConfig.empty() : SettingsFile.read(path, problems);
        return given.build()
                .mergedOver(fromFile)
                .mergedOver(
                        ConnectorConfig.fromEnvironment(provider.id(), provider.configSchema(), shell.environment()));
    }

    private static void set(
            ConnectorConfig.Builder given, ProviderDescriptor provider, String argument, Problems problems) {
        int equals = argument.indexOf('=');
        if (equals <= 0) {
            problems.add("--set takes NAME=VALUE; one was given without a name or without '='");
            return;
        }
        String name = argument.substring(0, equals);
        Optional<Setting> setting = provider.configSchema().setting(name);
        if (setting.isPresent() && setting.get().isSecret()) {
            problems.add(
                    name,
                    name
                            + " is a secret and may not stand on the command line, which other users and the shell's"
                            + " history "
                            + "see; use the environment variable " + Account.variable(provider.id(), setting.get())
                            + ", or --set-secret " + name + "=file:PATH, or --set-secret " + name + "=prompt");
            return;
        }
        given.set(name, argument.substring(equals + 1));
    }

    private static void setSecret(
            ConnectorConfig.Builder given,
            ProviderDescriptor provider,
            SecretSource sources,
            String argument,
            Problems problems) {
        Optional<SecretSource.Named> secret = sources.read("--set-secret", argument);
        if (secret.isEmpty()) {
            return;
        }
        String name = secret.get().name();
        Optional<Setting> setting = provider.configSchema().setting(name);
        if (setting.isPresent() && !setting.get().isSecret()) {
            problems.add(name, name + " is not a secret; write --set " + name + "=VALUE");
            return;
        }
        given.secret(name, secret.get().secret());
    }
}
