package org.connectorsdk.api.error;

/**
 * One field that the provider refused.
 *
 * @param path where, in the neutral model's words ({@code config.host}, {@code name}); the vendor's own path when there
 *     is no neutral one; empty when the provider named none
 * @param code the provider's machine-readable reason, empty when it gave none
 * @param message the provider's explanation, bounded and masked; never the refused value itself
 * @since 0.1.0
 */
public record FieldViolation(String path, String code, String message) {
    /**
     * Puts each text on one line.
     *
     * @param path where, in the neutral model's words ({@code config.host}, {@code name}); the vendor's own path when
     *     there is no neutral one; empty when the provider named none
     * @param code the provider's machine-readable reason, empty when it gave none
     * @param message the provider's explanation, bounded and masked; never the refused value itself
     */
    public FieldViolation {
        path = SingleLine.of(path);
        code = SingleLine.of(code);
        message = SingleLine.of(message);
    }

    /** {@return the violation in one line, such as {@code config.port: must be a number (wrong_type)}} */
    @Override
    public String toString() {
        return (path.isEmpty() ? "request" : path) + ": " + message + (code.isEmpty() ? "" : " (" + code + ")");
    }
}
