package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.function.Supplier;
import org.connectorsdk.api.error.ConnectorError;

/** One operation of a native API, with every member that its request can have. */
@FunctionalInterface
interface OperationCall {

    /**
     * Makes what the operation is about.
     *
     * @param stage the server and its clients
     * @return the call itself, to be made once
     */
    Supplier<Either<ConnectorError, ?>> prepare(OperationStage stage);
}
