package org.connectorsdk.verification.journal;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** The operations that are met by faults. */
enum FaultyCall {
    LIST("LIST"),
    CREATE("CREATE"),
    GET("GET"),
    UPDATE("UPDATE"),
    TEST("TEST"),
    INTROSPECT("INTROSPECT"),
    SYNC("SYNC"),
    JOB("SYNC"),
    AWAIT("SYNC"),
    CANCEL("SYNC_CANCEL"),
    PURGE("PURGE"),
    DELETE("DELETE");

    private static final Duration LONG = Duration.ofHours(3);

    private final String capability;

    FaultyCall(String capability) {
        this.capability = capability;
    }

    Capability capability() {
        return Capability.of(capability);
    }

    /** Makes what the call is about, and answers the call. */
    Supplier<Either<ConnectorError, ?>> prepared(Connections client, VendorSimulator simulator, String name) {
        ConnectionSpec spec = Samples.connection(simulator, name);
        if (this == LIST) {
            return () ->
                    client.list(ConnectionQuery.all()).map(page -> page.items().size());
        }
        if (this == CREATE) {
            return () -> client.create(spec).map(Connection::name);
        }
        ConnectionId id = working(client, client.create(spec).get());
        return switch (this) {
            case GET -> () -> client.get(id).map(Connection::name);
            case UPDATE -> () -> client.update(id, changed(client, name)).map(Connection::name);
            case TEST -> () -> client.test(id);
            case INTROSPECT ->
                () -> client.introspect(id, names())
                        .map(catalog -> catalog.tables().size());
            case SYNC -> () -> client.sync(id, SyncRequest.full());
            case PURGE -> () -> client.purge(id, PurgeRequest.connection());
            case DELETE -> () -> client.delete(id);
            default ->
                aboutAJob(
                        client,
                        client.sync(id, SyncRequest.full()).map(Job::ref).get());
        };
    }

    private Supplier<Either<ConnectorError, ?>> aboutAJob(Connections client, JobRef ref) {
        return switch (this) {
            case JOB -> () -> client.job(ref);
            case AWAIT -> () -> client.await(ref, WaitPolicy.upTo(LONG));
            default -> () -> client.cancel(ref);
        };
    }

    /** Where a connection is created switched off, it is switched on. */
    private static ConnectionId working(Connections client, Connection made) {
        if (made.status().health() == ConnectionStatus.Health.DISABLED) {
            client.update(made.id(), ConnectionChange.builder().enabled(true).build())
                    .get();
        }
        return made.id();
    }

    /** Another name, or another setting where names are fixed. */
    private static ConnectionChange changed(Connections client, String name) {
        return client.descriptor().fixed().contains("name")
                ? ConnectionChange.builder().config(JsonObject.of("port", 5433)).build()
                : ConnectionChange.builder().name(name + " again").build();
    }

    private static IntrospectionRequest names() {
        return IntrospectionRequest.all().schema("public").withoutColumns();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
