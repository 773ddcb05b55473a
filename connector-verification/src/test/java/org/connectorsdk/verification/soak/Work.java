package org.connectorsdk.verification.soak;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
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

    Either<ConnectorError, ?> run(Connections client, Prepared what) {
        return switch (this) {
            case CREATE -> client.create(what.spec());
            case UPDATE -> client.update(what.id(), what.change());
            case DELETE -> client.delete(what.id());
            case SYNC -> client.sync(what.id(), SyncRequest.full());
            case CANCEL -> client.cancel(what.job());
            case PURGE -> client.purge(what.id(), PurgeRequest.connection());
            case LIST -> pages(client, what.query());
            case WALK -> walk(client, what.query());
        };
    }

    private static Either<ConnectorError, List<Connection>> pages(Connections client, ConnectionQuery first) {
        List<Connection> items = new ArrayList<>();
        Optional<ConnectionQuery> query = Optional.of(first);
        while (query.isPresent()) {
            Either<ConnectorError, Page<Connection>> page = client.list(query.get());
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

    private static Either<ConnectorError, List<Connection>> walk(Connections client, ConnectionQuery query) {
        List<Connection> items = new ArrayList<>();
        try (ItemStream<Connection> stream = client.stream(query)) {
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
