package org.connectorsdk.simulators.airbyte;

import java.util.Locale;

/**
 * How clients prove who they are.
 *
 * @since 0.1.0
 */
public enum AuthMode {
    /** They need not. */
    NONE,
    /** User and password, checked by a proxy in front of every path, health included; its refusal is HTML. */
    BASIC,
    /** Client id and secret are exchanged for a token of some minutes. Health and the exchange itself are free. */
    CLIENT_CREDENTIALS;

    /** {@return how the mode is written in settings: {@code none}, {@code basic} or {@code client-credentials}} */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
