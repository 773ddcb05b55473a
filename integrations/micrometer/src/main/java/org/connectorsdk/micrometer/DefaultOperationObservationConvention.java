package org.connectorsdk.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.observe.OperationEnd;
import org.connectorsdk.api.observe.OperationStart;
import org.connectorsdk.micrometer.ConnectorKeys.High;
import org.connectorsdk.micrometer.ConnectorKeys.Low;

/**
 * The names and keys of {@link ConnectorObservation#OPERATION}.
 *
 * @since 0.1.0
 */
public class DefaultOperationObservationConvention implements OperationObservationConvention {
    /** Makes one; it has no state. */
    public DefaultOperationObservationConvention() {}

    @Override
    public String getName() {
        return ConnectorObservation.OPERATION.getName();
    }

    @Override
    public String getContextualName(OperationObservationContext context) {
        return context.start().provider() + " " + context.start().operation();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(OperationObservationContext context) {
        OperationStart start = context.start();
        OperationEnd end = context.end().orElse(null);
        return KeyValues.of(
                Low.PROVIDER.withValue(start.provider()),
                Low.ACCOUNT.withValue(TagValues.orNone(start.account())),
                Low.OPERATION.withValue(start.operation()),
                Low.OUTCOME.withValue(end == null ? KeyValue.NONE_VALUE : TagValues.outcome(end.error())),
                Low.KIND.withValue(
                        end == null
                                ? KeyValue.NONE_VALUE
                                : TagValues.kind(end.error().map(ConnectorError::kind))));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(OperationObservationContext context) {
        KeyValues keys = context.start()
                .connection()
                .map(id -> KeyValues.of(High.CONNECTION.withValue(id.value())))
                .orElseGet(KeyValues::empty);
        OperationEnd end = context.end().orElse(null);
        if (end == null) {
            return keys;
        }
        keys = keys.and(High.CALLS.withValue(String.valueOf(end.requests())));
        if (end.delivered().isPresent()) {
            keys = keys.and(
                    High.DELIVERED.withValue(String.valueOf(end.delivered().getAsLong())));
        }
        return keys.and(RequestId.of(end.error()));
    }
}
