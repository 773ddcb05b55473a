package org.connectorsdk.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.micrometer.ConnectorKeys.High;
import org.connectorsdk.micrometer.ConnectorKeys.Low;

/**
 * The names and keys of {@link ConnectorObservation#CALL}.
 *
 * @since 0.1.0
 */
public class DefaultCallObservationConvention implements CallObservationConvention {
    /** Makes one; it has no state. */
    public DefaultCallObservationConvention() {}

    @Override
    public String getName() {
        return ConnectorObservation.CALL.getName();
    }

    @Override
    public String getContextualName(CallObservationContext context) {
        return context.start().provider() + " " + context.start().name();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(CallObservationContext context) {
        CallStart start = context.start();
        CallEnd end = context.end().orElse(null);
        return KeyValues.of(
                Low.PROVIDER.withValue(start.provider()),
                Low.ACCOUNT.withValue(TagValues.orNone(start.account())),
                Low.OPERATION.withValue(TagValues.orNone(context.operation())),
                Low.CALL.withValue(start.name()),
                Low.OUTCOME.withValue(end == null ? KeyValue.NONE_VALUE : TagValues.outcome(end.error())),
                Low.KIND.withValue(
                        end == null
                                ? KeyValue.NONE_VALUE
                                : TagValues.kind(end.error().map(ConnectorError::kind))));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(CallObservationContext context) {
        CallStart start = context.start();
        KeyValues keys = start.path().isEmpty()
                ? KeyValues.empty()
                : KeyValues.of(High.METHOD.withValue(start.method()), High.URL_TEMPLATE.withValue(start.path()));
        return context.end()
                .map(end -> keys.and(High.REQUESTS.withValue(String.valueOf(end.attempts())))
                        .and(RequestId.of(end.error())))
                .orElse(keys);
    }
}
