package org.connectorsdk.verification.soak;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.NeutralCall;

/** The operations of the soak. */
enum Work {
    CREATE(NeutralCall.CREATE),
    UPDATE(NeutralCall.UPDATE),
    DELETE(NeutralCall.DELETE),
    SYNC(NeutralCall.SYNC),
    CANCEL(NeutralCall.CANCEL),
    PURGE(NeutralCall.PURGE),
    /** All pages, each as a whole. */
    LIST(NeutralCall.LIST),
    /** The stream, which cannot be repeated once an item was handed out. */
    WALK(NeutralCall.LIST);

    private final NeutralCall call;

    Work(NeutralCall call) {
        this.call = call;
    }

    NeutralCall call() {
        return call;
    }

    Capability capability() {
        return call.capability();
    }

    Either<ConnectorError, ?> run(Connections client, Prepared what, CallOptions options) {
        return switch (this) {
            case CREATE -> client.create(what.spec(), options);
            case UPDATE ->
                client.update(
                        what.id(),
                        ConnectionChange.builder().name(what.newName()).build(),
                        options);
            case DELETE -> client.delete(what.id(), options);
            case SYNC -> client.sync(what.id(), SyncRequest.full(), options);
            case CANCEL -> client.cancel(what.job(), options);
            case PURGE -> client.purge(what.id(), PurgeRequest.connection(), options);
            case LIST -> pages(client, what.query(), options);
            case WALK -> walk(client, what.query(), options);
        };
    }

    private static Either<ConnectorError, List<Connection>> pages(
            Connections client, ConnectionQuery first, CallOptions options) {
        List<Connection> items = new ArrayList<>();
        Optional<ConnectionQuery> query = Optional.of(first);
        while (query.isPresent()) {
            Either<ConnectorError, Page<Connection>> page = client.list(query.get(), options);
            if (page.isLeft()) {
                return Either.left(page.getLeft());
            }
            items.addAll(page.get().items());
            query = page.get()
                    .next()
                    .map(token -> first.toBuilder().pageToken(token).build());
        }
        return Either.right(items);
    }

    private static Either<ConnectorError, List<Connection>> walk(
            Connections client, ConnectionQuery query, CallOptions options) {
        List<Connection> items = new ArrayList<>();
        try (ItemStream<Connection> stream = client.stream(query, options)) {
            while (true) {
                Either<ConnectorError, Optional<Connection>> next = stream.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(items);
                }
                items.add(next.get().get());
            }
        }
    }
}
