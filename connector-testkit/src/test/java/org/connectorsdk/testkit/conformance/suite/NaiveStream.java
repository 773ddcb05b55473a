package org.connectorsdk.testkit.conformance.suite;

import io.vavr.control.Either;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;

/** A walk over pages as one writes it in a hurry; it never looks whether a token has been there before. */
final class NaiveStream implements ItemStream<Connection> {
    private final Connections client;
    private final boolean endsAtEmptyPage;
    private final boolean endsAtFailure;
    private ConnectionQuery query;
    private Iterator<Connection> page = List.<Connection>of().iterator();
    private boolean last;
    private long delivered;

    NaiveStream(Call call, boolean endsAtEmptyPage, boolean endsAtFailure) {
        this.client = call.client();
        this.query = call.argument(0, ConnectionQuery.class);
        this.endsAtEmptyPage = endsAtEmptyPage;
        this.endsAtFailure = endsAtFailure;
    }

    @Override
    public Either<ConnectorError, Optional<Connection>> next() {
        while (!page.hasNext() && !last) {
            Either<ConnectorError, Page<Connection>> read = client.list(query);
            if (read.isLeft() && !endsAtFailure) {
                return Either.left(read.getLeft());
            }
            Page<Connection> found = read.getOrElse(Page.of(List.of(), null));
            page = found.items().iterator();
            Optional<PageToken> next = found.next();
            last = next.isEmpty() || (endsAtEmptyPage && found.items().isEmpty());
            query = query.toBuilder().pageToken(next.orElse(null)).build();
        }
        if (!page.hasNext()) {
            return Either.right(Optional.empty());
        }
        delivered++;
        return Either.right(Optional.of(page.next()));
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public void close() {}
}
