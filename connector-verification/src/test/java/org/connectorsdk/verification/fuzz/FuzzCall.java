package org.connectorsdk.verification.fuzz;

import io.vavr.control.Either;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;

/**
 * One call of the neutral interface, about something certain.
 *
 * @param name the operation
 * @param write whether it changes anything
 * @param call makes it
 */
record FuzzCall(String name, boolean write, Function<Connections, Either<ConnectorError, Seen>> call) {
    static FuzzCall reading(String name, Function<Connections, Either<ConnectorError, Seen>> call) {
        return new FuzzCall(name, false, call);
    }

    static FuzzCall writing(String name, Function<Connections, Either<ConnectorError, Seen>> call) {
        return new FuzzCall(name, true, call);
    }
}
