package org.connectorsdk.api.config;

/**
 * What kind of value a {@link Setting} takes. Values are written as text, whatever the kind; white space around them
 * never counts.
 *
 * @since 0.1.0
 */
public enum SettingType {
    /** Any text without control characters. The only type a secret can have. */
    STRING,
    /** An integer of 64 bits, written as a JSON number: {@code 8080}. */
    INTEGER,
    /** A decimal number, written as a JSON number: {@code 0.8}. */
    DECIMAL,
    /** {@code true} or {@code false}, in upper or lower case. */
    BOOLEAN,
    /** An absolute {@code http} or {@code https} address with a host and without a user name or password in it. */
    URL,
    /**
     * A time span that is not negative: a whole number with a unit ({@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h},
     * {@code 7d}), or ISO 8601 ({@code PT1M30S}). A number without a unit is refused.
     */
    DURATION,
    /** One of the choices that the setting lists, in exactly this spelling. */
    CHOICE,
    /** The path of a file. Only its form is checked; whoever opens the file says when it cannot be read. */
    FILE
}
