package org.connectorsdk.testkit.conformance;

/**
 * How binding a rule is.
 *
 * @since 0.1.0
 */
public enum Level {
    /** A provider that breaks it is not conformant. */
    MUST,
    /** A provider that breaks it is told so in the report. */
    SHOULD
}
