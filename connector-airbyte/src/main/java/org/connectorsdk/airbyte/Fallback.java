package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.function.Supplier;
import org.connectorsdk.api.error.ConnectorError;

/** Another way for servers that do not have the first one yet. */
final class Fallback {
    private Fallback() {}

    /**
     * Takes the other way when the server has no such operation, after which it is certain that nothing was done.
     *
     * @param answer of the first way
     * @param other the other way
     */
    static <T> Either<ConnectorError, T> unlessKnown(
            Either<ConnectorError, T> answer, Supplier<Either<ConnectorError, T>> other) {
        return answer.isLeft() && isUnknownOperation(answer.getLeft()) ? other.get() : answer;
    }

    static boolean isUnknownOperation(ConnectorError error) {
        return error instanceof ConnectorError.Unsupported
                && error.context()
                        .vendorCode()
                        .filter(AirbyteErrors.NO_SUCH_OPERATION::equals)
                        .isPresent();
    }
}
