package org.connectorsdk.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;

/** Rules about listing. */
interface ListRules {

    /** An empty account. */
    @Rule(
            id = "LIST-01",
            needs = "LIST",
            liveSafe = false,
            statement = "An empty account gives an empty result, not null and not an error.")
    default void LIST_01_anEmptyAccountGivesAnEmptyResult(Lab lab) {
        for (Ask.View view : Ask.View.values()) {
            assertEquals(
                    List.of(),
                    Ask.list(ConnectionQuery.all())
                            .through(view, lab.client())
                            .get()
                            .items());
        }
        assertEquals(List.of(), walk(lab.client()).get());
    }

    /** Walks to the end; answers all items, or the error that ended the walk. */
    static Either<ConnectorError, List<Connection>> walk(Connections client) {
        List<Connection> all = new ArrayList<>();
        try (ItemStream<Connection> stream = client.stream(ConnectionQuery.all())) {
            while (true) {
                Either<ConnectorError, Optional<Connection>> item = stream.next();
                if (item.isLeft()) {
                    assertEquals(
                            all.size(), item.getLeft().context().delivered().orElse(-1), "items delivered");
                    return Either.left(item.getLeft());
                }
                if (item.get().isEmpty()) {
                    assertTrue(stream.next().get().isEmpty(), "the end stays the end");
                    return Either.right(all);
                }
                all.add(item.get().get());
            }
        }
    }
}
