package org.connectorsdk.api.config;

import java.util.Objects;

/**
 * One thing that is wrong with a configuration.
 *
 * @param path the name of the setting at fault
 * @param code what is wrong, for programs: one of the constants of this class, or a code of the provider's own. Codes
 *     are stable; new ones may come.
 * @param message what is wrong and what to do, for people: one line that names the setting and never shows a secret
 * @since 0.1.0
 */
public record ConfigViolation(String path, String code, String message) {

    /** A required setting has no value. */
    public static final String MISSING = "missing";

    /** There is no setting of this name. */
    public static final String UNKNOWN_SETTING = "unknown-setting";

    /** The value is not of the setting's type. */
    public static final String WRONG_TYPE = "wrong-type";

    /** The value is below the setting's minimum or above its maximum. */
    public static final String OUT_OF_RANGE = "out-of-range";

    /** The value holds a character that cannot be sent, such as a line break within a token. */
    public static final String ILLEGAL_CHARACTER = "illegal-character";

    /** The value is none of those the setting allows. */
    public static final String NOT_A_CHOICE = "not-a-choice";

    /** An address holds a user name or password, which belong into settings of their own. */
    public static final String CREDENTIALS_IN_URL = "credentials-in-url";

    /** Two settings contradict each other, or one of them lacks the other. */
    public static final String CONFLICT = "conflict";

    /** The setting still works but will go; its message names what to use instead. */
    public static final String DEPRECATED = "deprecated";

    /**
     * Makes a violation.
     *
     * @param path the name of the setting at fault
     * @param code what is wrong, for programs
     * @param message what is wrong and what to do, for people
     */
    public ConfigViolation {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** {@return the message, followed by the code} */
    @Override
    public String toString() {
        return message + " (" + code + ")";
    }
}
