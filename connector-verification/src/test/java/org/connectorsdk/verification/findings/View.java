package org.connectorsdk.verification.findings;

import io.vavr.control.Either;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;

/** The ways in which a caller asks. All must give the same answer. */
public enum View {
    EITHER,
    THROWING,
    ASYNC;

    /** Asks, and gives the answer in the one form that tests compare. */
    <T> Either<ConnectorError, T> ask(Connections connections, ViewCall<T> call) {
        return switch (this) {
            case EITHER -> call.either().apply(connections);
            case THROWING -> thrown(connections, call);
            case ASYNC -> joined(connections, call);
        };
    }

    private static <T> Either<ConnectorError, T> thrown(Connections connections, ViewCall<T> call) {
        if (call.throwing() == null) {
            return call.either().apply(connections);
        }
        try {
            return Either.right(call.throwing().apply(connections.orThrow()));
        } catch (ConnectorException e) {
            return Either.left(e.error());
        }
    }

    private static <T> Either<ConnectorError, T> joined(Connections connections, ViewCall<T> call) {
        if (call.async() == null) {
            return call.either().apply(connections);
        }
        try {
            return Either.right(call.async().apply(connections.async()).join());
        } catch (CompletionException e) {
            if (Objects.requireNonNull(e.getCause()) instanceof ConnectorException failure) {
                return Either.left(failure.error());
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
