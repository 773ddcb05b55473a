package org.connectorsdk.http.auth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.SecretUnavailableException;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;

/** Why a call has no credential. Nothing was sent, whatever the reason. */
final class AuthErrors {

    private static final String UNAVAILABLE = "secret-unavailable";

    private AuthErrors() {}

    /** A secret that its store did not give. */
    static ConnectorError unavailable(AuthCall call, SecretUnavailableException unavailable) {
        return configuration(call, unavailable.setting(), UNAVAILABLE, String.valueOf(unavailable.getMessage()));
    }

    static ConnectorError unavailable(AuthCall call, String subject, String predicate) {
        return configuration(call, subject, UNAVAILABLE, subject + " " + predicate);
    }

    /**
     * A secret that cannot be sent.
     *
     * @param subject what is at fault
     * @param predicate what is wrong with it, without showing it
     */
    static ConnectorError unusable(AuthCall call, String subject, String predicate) {
        return configuration(call, subject, ConfigViolation.ILLEGAL_CHARACTER, subject + " " + predicate);
    }

    private static ConnectorError configuration(AuthCall call, String path, String code, String message) {
        ErrorContext context =
                evidence(call).summary("there is no credential to send").build();
        return new ConnectorError.Configuration(context, List.of(new ConfigViolation(path, code, message)));
    }

    static ConnectorError interrupted(AuthCall call) {
        return new ConnectorError.Interrupted(
                evidence(call).summary("interrupted while waiting for a token").build(), Optional.empty());
    }

    static ConnectorError tooLate(AuthCall call, ConnectorError.Limit limit, Duration waited) {
        ErrorContext context = evidence(call)
                .summary("the token endpoint gave no token in time")
                .retryable(true)
                .build();
        return new ConnectorError.Timeout(context, limit, waited);
    }

    static ErrorContext.Builder evidence(AuthCall call) {
        return ErrorContext.of(call.provider(), call.operation());
    }

    /** The same error, for another call that waited for the same token. */
    static ConnectorError toldTo(AuthCall call, ConnectorError error) {
        ErrorContext known = error.context();
        if (known.operation().equals(call.operation())) {
            return error;
        }
        ErrorContext.Builder context = evidence(call)
                .summary(known.summary())
                .outcome(known.outcome())
                .vendorCode(known.vendorCode().orElse(null))
                .requestId(known.requestId().orElse(null))
                .tried(known.attempts(), known.elapsed())
                .retryable(known.retryable())
                .retryAt(known.retryAt().orElse(null))
                .advice(known.advice().orElse(null));
        known.status().ifPresent(context::status);
        return error.withContext(context.build());
    }
}
