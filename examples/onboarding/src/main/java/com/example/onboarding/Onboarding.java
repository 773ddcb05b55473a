package com.example.onboarding;

import io.vavr.control.Either;
import java.time.Duration;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;

/** Connects a shop's database and loads it for the first time. */
public final class Onboarding {
    private static final WaitPolicy PATIENCE = WaitPolicy.upTo(Duration.ofHours(1));

    private final Connections connections;

    /**
     * Makes an onboarding; what it connects is the account's.
     *
     * @param connections a client of any provider
     */
    public Onboarding(Connections connections) {
        this.connections = connections;
    }

    /**
     * Connects and loads. Calling it again for the same shop is safe after any failure.
     *
     * @param shop the connection to create
     * @return the job of the first load
     */
    public Either<ConnectorError, Job> add(ConnectionSpec shop) {
        return create(shop)
                .flatMap(connection -> connections.sync(connection.id(), SyncRequest.full()))
                .flatMap(job -> connections.await(job.ref(), PATIENCE));
    }

    private Either<ConnectorError, Connection> create(ConnectionSpec shop) {
        Either<ConnectorError, Connection> created = connections.create(shop);
        return created.isLeft() && created.getLeft().outcome() == Outcome.UNKNOWN
                ? look(shop, created.getLeft())
                : created;
    }

    /** The provider may have created it: a second one would be loaded, and paid for, twice. */
    private Either<ConnectorError, Connection> look(ConnectionSpec shop, ConnectorError unknown) {
        return connections.reconcile(unknown).flatMap(found -> {
            if (found.isUnique()) {
                return Either.right(found.matches().get(0));
            }
            return found.matches().isEmpty() ? connections.create(shop) : Either.left(unknown);
        });
    }
}
