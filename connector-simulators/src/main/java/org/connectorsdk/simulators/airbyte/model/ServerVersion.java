package org.connectorsdk.simulators.airbyte.model;

import java.util.Locale;

/**
 * Which Airbyte the simulator is. The two differ in the operations they have, in how they word errors, in paging and in
 * the members of their answers.
 *
 * @since 0.1.0
 */
public enum ServerVersion {
    /** A self-managed server of early 2023: the configuration API alone, no tokens, errors with stack traces. */
    V0_40("0.40"),
    /** A present-day server: both APIs, tokens of minutes, errors that carry nothing but an id, pages of 20. */
    CURRENT("current");

    private final String text;

    ServerVersion(String text) {
        this.text = text;
    }

    /** {@return how the version is written in settings: {@code 0.40} or {@code current}} */
    public String text() {
        return text;
    }

    /** The version of a text, {@code 0.40} or {@code current}, in any case; an IllegalArgumentException for another one. */
    public static ServerVersion of(String text) {
        for (ServerVersion version : values()) {
            if (version.text.equals(text.toLowerCase(Locale.ROOT))) {
                return version;
            }
        }
        throw new IllegalArgumentException("text: no server version '" + text + "'; available: 0.40 and current");
    }

    public boolean isCurrent() {
        return this == CURRENT;
    }
}
