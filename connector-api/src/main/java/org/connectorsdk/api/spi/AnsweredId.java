package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Checks parts of an answer that name their connection although the neutral value has no place for it: tables, columns,
 * the report of a test. What a neutral connection or job is about, the library checks itself.
 *
 * @since 0.1.0
 */
public final class AnsweredId {
    private AnsweredId() {}

    /**
     * Checks what an answer to a read is about.
     *
     * @param provider id of the provider
     * @param operation name of the neutral operation
     * @param asked the connection that was asked for
     * @param named the connection that the answer names; null or blank when it names none
     * @param answer the answer
     * @param <T> its type
     * @return the answer; {@code MalformedResponse}, outcome REFUSED, when it is about another connection
     */
    public static <T> Either<ConnectorError, T> check(
            String provider, String operation, ConnectionId asked, @Nullable String named, T answer) {
        if (named == null || named.isBlank() || asked.isSame(ConnectionId.of(named))) {
            return Either.right(answer);
        }
        ErrorContext context = ErrorContext.of(provider, operation)
                .summary("the answer is about the connection " + named + ", not " + asked)
                .outcome(Outcome.REFUSED)
                .advice("Report it to the provider's operator; a cache in between may be the cause.")
                .build();
        return Either.left(new ConnectorError.MalformedResponse(context, ""));
    }
}
