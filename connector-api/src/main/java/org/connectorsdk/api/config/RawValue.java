package org.connectorsdk.api.config;

import java.util.function.Supplier;

/**
 * A value as the caller gave it, before anybody knows what it should be. Identity only: no {@code toString} that shows
 * it.
 */
sealed interface RawValue {

    /** Whether this is a text of nothing but white space, which sets nothing. */
    default boolean isEmpty() {
        return false;
    }

    /** Text that may be shown, unless the setting turns out to be secret. */
    final class Text implements RawValue {
        final String text;

        Text(String text) {
            this.text = text;
        }

        @Override
        public boolean isEmpty() {
            return text.isBlank();
        }
    }

    /** Text that must not be shown, whatever the setting. */
    final class Fixed implements RawValue {
        final Secret secret;

        Fixed(Secret secret) {
            this.secret = secret;
        }

        @Override
        public boolean isEmpty() {
            return secret.reveal().isBlank();
        }
    }

    /** A secret that is asked for anew at each use. */
    final class Rotating implements RawValue {
        final Supplier<Secret> source;

        Rotating(Supplier<Secret> source) {
            this.source = source;
        }
    }

    /** A JSON object or array, which no setting takes. */
    final class Container implements RawValue {
        final String kind;

        Container(String kind) {
            this.kind = kind;
        }
    }
}
