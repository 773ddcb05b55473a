package org.connectorsdk.api.config;

import io.vavr.control.Either;
import java.util.function.Supplier;
import org.connectorsdk.api.config.SettingReader.Problem;
import org.jspecify.annotations.Nullable;

/** Asks for the secret at each use, and checks each answer as a fixed secret is checked once. */
final class RotatingSecret implements Supplier<Secret> {

    private final Setting setting;
    private final Supplier<Secret> source;

    RotatingSecret(Setting setting, Supplier<Secret> source) {
        this.setting = setting;
        this.source = source;
    }

    @Override
    public Secret get() {
        @Nullable Secret secret = ask();
        if (secret == null) {
            throw unavailable("got null from its supplier");
        }
        String text = secret.reveal().strip();
        if (text.isEmpty()) {
            throw unavailable("got an empty secret from its supplier");
        }
        Either<Problem, Object> read = SettingReader.read(setting, text);
        if (read.isLeft()) {
            throw unavailable(read.getLeft().text());
        }
        return text.length() == secret.reveal().length() ? secret : Secret.of(text);
    }

    private @Nullable Secret ask() {
        try {
            return source.get();
        } catch (RuntimeException e) {
            throw unavailable("could not be read: its supplier failed with "
                    + e.getClass().getName());
        }
    }

    private SecretUnavailableException unavailable(String predicate) {
        return new SecretUnavailableException(setting.name(), setting.name() + " " + predicate);
    }
}
