package org.connectorsdk.verification.journal;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;

/** Reads streams to their end. */
final class Streams {
    private Streams() {}

    static <T> Either<ConnectorError, List<T>> all(ItemStream<T> stream) {
        List<T> items = new ArrayList<>();
        try (stream) {
            while (true) {
                Either<ConnectorError, Optional<T>> next = stream.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(items);
                }
                items.add(next.get().orElseThrow());
            }
        }
    }
}
