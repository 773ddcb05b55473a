package org.connectorsdk.cli.shell;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where a command line says that a secret is to be found: {@code env:VARIABLE}, {@code file:PATH} or {@code prompt}.
 */
public final class SecretSource {
    private final Shell shell;
    private final Problems problems;

    /**
     * Reads secrets for one command.
     *
     * @param shell environment and terminal
     * @param problems told of what cannot be read
     */
    public SecretSource(Shell shell, Problems problems) {
        this.shell = shell;
        this.problems = problems;
    }

    /** A secret and the name it was given. */
    public record Named(String name, Secret secret) {}

    /**
     * Reads one secret. Prompts only when nothing is wrong so far, as the answer would be thrown away.
     *
     * @param option the option that was used, for messages
     * @param argument {@code NAME=SOURCE}
     * @return the secret; empty when it could not be had, and then the problem is told
     */
    public Optional<Named> read(String option, String argument) {
        int equals = argument.indexOf('=');
        if (equals <= 0) {
            // What stands there may be the secret itself.
            problems.add(option + " takes NAME=env:VARIABLE, NAME=file:PATH or NAME=prompt");
            return Optional.empty();
        }
        String name = argument.substring(0, equals);
        return fetch(option, name, argument.substring(equals + 1)).map(secret -> new Named(name, secret));
    }

    private Optional<Secret> fetch(String option, String name, String source) {
        if (source.startsWith("env:")) {
            return fromEnvironment(name, source.substring("env:".length()));
        }
        if (source.startsWith("file:")) {
            return fromFile(name, source.substring("file:".length()));
        }
        if (source.equals("prompt")) {
            return fromPrompt(name);
        }
        return missing(
                name,
                option + " " + name + ": the secret itself may not stand on the command line; write env:VARIABLE, "
                        + "file:PATH or prompt");
    }

    private Optional<Secret> fromEnvironment(String name, String variable) {
        @Nullable String value = shell.environment().get(variable);
        if (value == null || value.isEmpty()) {
            return missing(name, name + ": the environment variable " + variable + " is not set");
        }
        return Optional.of(Secret.of(value));
    }

    /** A file made with an editor or {@code echo} ends with a line break that is no part of the secret. */
    private Optional<Secret> fromFile(String name, String path) {
        Either<String, String> read = TextInput.file(path);
        if (read.isLeft()) {
            return missing(name, name + ": the file " + path + " " + read.getLeft());
        }
        String text = read.get();
        String secret = text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return secret.isEmpty()
                ? missing(name, name + ": the file " + path + " is empty")
                : Optional.of(Secret.of(secret));
    }

    private Optional<Secret> fromPrompt(String name) {
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Optional<Secret> answer = shell.ask(name);
        if (answer.isEmpty()) {
            return missing(name, name + ": there is no terminal to ask on; use env:VARIABLE or file:PATH");
        }
        return answer.get().reveal().isEmpty() ? missing(name, name + ": nothing was entered") : answer;
    }

    private Optional<Secret> missing(String name, String problem) {
        problems.add(name, problem);
        return Optional.empty();
    }
}
