package org.connectorsdk.micrometer;

import io.micrometer.common.KeyValues;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.micrometer.ConnectorKeys.High;

/** What to tell a vendor of a request that failed. */
final class RequestId {
    private RequestId() {}

    static KeyValues of(Optional<ConnectorError> error) {
        return error.flatMap(failure -> failure.context().requestId())
                .map(id -> KeyValues.of(High.REQUEST_ID.withValue(id)))
                .orElseGet(KeyValues::empty);
    }
}
