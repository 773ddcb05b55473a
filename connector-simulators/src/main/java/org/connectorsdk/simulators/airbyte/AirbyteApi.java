package org.connectorsdk.simulators.airbyte;

import java.util.Locale;

/**
 * Which of Airbyte's two APIs a client is configured for. The simulator always serves both, as far as its version has
 * them.
 *
 * @since 0.1.0
 */
public enum AirbyteApi {
    /** The configuration API under {@code /api/v1}: every operation a POST with a JSON body. */
    CONFIG,
    /** The public API under {@code /api/public/v1}: resources with GET, POST, PATCH and DELETE. */
    PUBLIC;

    /** {@return how the API is written in settings: {@code config} or {@code public}} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
