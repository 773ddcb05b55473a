package org.connectorsdk.api.spi;

import java.util.List;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;

/**
 * Refuses what a caller asks for before anything is sent, with everything that is wrong at once.
 *
 * @since 0.1.0
 */
public final class ValidationErrors {
    private ValidationErrors() {}

    /**
     * Refuses a request for one reason.
     *
     * @param provider id of the provider
     * @param operation name of the neutral operation
     * @param path what is wrong, such as {@code rows} or {@code config.port}
     * @param message why, to follow the path: {@code must be 1 or more}
     * @return {@code InvalidRequest}, outcome NOT_SENT
     */
    public static ConnectorError of(String provider, String operation, String path, String message) {
        return of(provider, operation, List.of(violation(path, message)));
    }

    /**
     * Refuses a request for several reasons.
     *
     * @param provider id of the provider
     * @param operation name of the neutral operation
     * @param violations everything that is wrong
     * @return {@code InvalidRequest}, outcome NOT_SENT
     */
    public static ConnectorError of(String provider, String operation, List<FieldViolation> violations) {
        ErrorContext context = ErrorContext.of(provider, operation)
                .summary("the request is refused locally")
                .build();
        return new ConnectorError.InvalidRequest(context, violations);
    }

    /**
     * Refuses what needs a setting with which this client was not opened.
     *
     * @param provider id of the provider
     * @param operation name of the neutral operation
     * @param setting the name of the setting
     * @param message why, to follow the name: {@code must be set to list connections}
     * @return {@code Configuration} naming the setting, outcome NOT_SENT
     */
    public static ConnectorError needs(String provider, String operation, String setting, String message) {
        ErrorContext context = ErrorContext.of(provider, operation)
                .summary("the request is refused locally")
                .build();
        return new ConnectorError.Configuration(
                context, List.of(new ConfigViolation(setting, ConfigViolation.MISSING, setting + " " + message)));
    }

    /**
     * One reason.
     *
     * @param path what is wrong, such as {@code rows} or {@code config.port}
     * @param message why, to follow the path: {@code must be 1 or more}
     * @return a violation with the code {@code refused}
     */
    public static FieldViolation violation(String path, String message) {
        return new FieldViolation(path, "refused", message);
    }
}
