package org.connectorsdk.simulators.virtuousai;

/**
 * Why a verification fails.
 *
 * @param code the machine-readable code, such as {@code invalid_credentials}
 * @param message the words for people
 * @since 0.1.0
 */
public record VerificationFailure(String code, String message) {
    /** The source refuses the credentials. */
    public static final VerificationFailure INVALID_CREDENTIALS =
            new VerificationFailure("invalid_credentials", "password authentication failed");

    /** The source cannot be reached. */
    public static final VerificationFailure UNREACHABLE =
            new VerificationFailure("connection_refused", "could not connect to the host");

    /** The source's certificate is not trusted. */
    public static final VerificationFailure UNTRUSTED =
            new VerificationFailure("tls_error", "certificate verify failed");

    /** The source does not answer. */
    public static final VerificationFailure TIMEOUT =
            new VerificationFailure("timeout", "the host did not answer within 10 seconds");
}
