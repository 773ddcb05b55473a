package org.connectorsdk.api.config;

import java.util.Objects;

/**
 * A rotating secret could not be had, or is not fit to be sent.
 *
 * <p>Thrown by the supplier that {@link Settings#secret(String)} returns, at the moment of use: a connector then fails
 * the call without sending anything. The message names the setting and never shows the secret. It has no cause, because
 * the exceptions of credential stores are known to quote what they hold (INC-18); the message names the class of the
 * exception.
 *
 * @since 0.1.0
 */
public final class SecretUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The name of the setting. */
    private final String setting;

    SecretUnavailableException(String setting, String message) {
        super(message);
        this.setting = Objects.requireNonNull(setting, "setting");
    }

    /** {@return the setting whose secret is missing; the name of the setting} */
    public String setting() {
        return setting;
    }
}
