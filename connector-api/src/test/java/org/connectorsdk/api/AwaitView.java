package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.WaitPolicy;

/** The same wait, asked for in three ways. */
enum AwaitView {
    EITHER,
    THROWING,
    ASYNC;

    /** Waits with a client of its own. */
    Either<ConnectorError, Job> await(ScriptedProvider provider, WaitPolicy policy) {
        try (Connections connections = provider.open()) {
            return switch (this) {
                case EITHER -> connections.await(ScriptedProvider.JOB, policy);
                case THROWING -> Either.right(connections.orThrow().await(ScriptedProvider.JOB, policy));
                case ASYNC ->
                    Either.right(connections
                            .async()
                            .await(ScriptedProvider.JOB, policy)
                            .join());
            };
        } catch (ConnectorException e) {
            return Either.left(e.error());
        } catch (CompletionException e) {
            return Either.left(((ConnectorException) Objects.requireNonNull(e.getCause())).error());
        }
    }
}
