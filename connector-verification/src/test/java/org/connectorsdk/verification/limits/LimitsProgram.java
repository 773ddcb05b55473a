package org.connectorsdk.verification.limits;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;

/**
 * Makes one call for each pair of arguments (the call, the address) with the client's own limits, and prints how each
 * ended.
 */
final class LimitsProgram {
    private LimitsProgram() {}

    public static void main(String[] args) {
        for (int i = 0; i < args.length; i += 2) {
            try (Connections client = SmallJvm.open("hotdata", args[i + 1])) {
                System.out.println(told(call(client, args[i])));
            } catch (OutOfMemoryError e) {
                System.out.println("OutOfMemoryError");
            }
        }
    }

    private static Either<ConnectorError, ?> call(Connections client, String name) {
        return switch (name) {
            case "get" -> client.get(ConnectionId.of("a"));
            case "list" ->
                client.list(ConnectionQuery.all()).map(page -> page.items().size());
            default -> stream(client);
        };
    }

    private static Either<ConnectorError, Long> stream(Connections client) {
        try (ItemStream<?> all = client.stream(ConnectionQuery.all())) {
            while (true) {
                Either<ConnectorError, ? extends Optional<?>> next = all.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(all.delivered());
                }
            }
        }
    }

    private static String told(Either<ConnectorError, ?> result) {
        if (result.isRight()) {
            return "got " + result.get();
        }
        ConnectorError error = result.getLeft();
        return error instanceof ConnectorError.PayloadTooLarge large
                ? error.kind() + " " + large.setting()
                : error.kind().toString();
    }
}
