package org.connectorsdk.cli.connection;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.shell.JsonText;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.SecretSource;
import org.connectorsdk.cli.shell.Shell;
import org.connectorsdk.cli.shell.TextInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a connection is given besides its name and type. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "JSON",
            description =
                    "Config of the connection: a JSON object, or @FILE to read it from a file, @- from standard input.")
    private @Nullable String config;

    @Option(
            names = "--secret",
            paramLabel = "NAME=SOURCE",
            description = "A secret of the connection, such as password=env:DB_PASSWORD; also file:PATH or prompt."
                    + " Repeatable.")
    private List<String> secrets = new ArrayList<>();

    @Option(
            names = "--credential",
            paramLabel = "REF",
            description = "A credential that the provider stores: id:ID or name:NAME.")
    private @Nullable String credential;

    @Option(
            names = "--vendor",
            paramLabel = "JSON",
            description = "Further members that only this provider knows: a JSON object or @FILE.")
    private @Nullable String vendor;

    JsonObject config(Shell shell, Problems problems) {
        return object("--config", config, shell, problems);
    }

    JsonObject vendor(Shell shell, Problems problems) {
        return object("--vendor", vendor, shell, problems);
    }

    void secrets(Shell shell, Problems problems, BiConsumer<String, Secret> taker) {
        SecretSource sources = new SecretSource(shell, problems);
        for (String secret : secrets) {
            sources.read("--secret", secret).ifPresent(read -> taker.accept(read.name(), read.secret()));
        }
    }

    Optional<CredentialRef> credential(Problems problems) {
        @Nullable String ref = credential;
        if (ref == null) {
            return Optional.empty();
        }
        int colon = ref.indexOf(':');
        String by = ref.substring(0, Math.max(colon, 0));
        String value = ref.substring(colon + 1);
        if (!value.isBlank() && by.equals("id")) {
            return Optional.of(CredentialRef.id(value));
        }
        if (!value.isBlank() && by.equals("name")) {
            return Optional.of(CredentialRef.name(value));
        }
        problems.add("--credential takes id:ID or name:NAME");
        return Optional.empty();
    }

    boolean isGiven() {
        return config != null || !secrets.isEmpty() || credential != null || vendor != null;
    }

    private static JsonObject object(String option, @Nullable String argument, Shell shell, Problems problems) {
        if (argument == null) {
            return JsonObject.empty();
        }
        String from = argument.startsWith("@") ? argument.substring(1) : "";
        Either<String, String> text = from.isEmpty() ? Either.right(argument) : file(from, shell);
        return text.flatMap(JsonText::object).getOrElseGet(problem -> {
            String source = from.equals("-") ? "standard input" : from;
            problems.add(option + (from.isEmpty() ? "" : ": " + source) + " " + problem);
            return JsonObject.empty();
        });
    }

    private static Either<String, String> file(String from, Shell shell) {
        return from.equals("-") ? TextInput.all(shell.in()) : TextInput.file(from);
    }
}
