package org.connectorsdk.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.micrometer.ConnectorKeys.High;
import org.connectorsdk.micrometer.ConnectorKeys.Low;

/**
 * The names and keys of {@link ConnectorObservation#ATTEMPT}.
 *
 * @since 0.1.0
 */
public class DefaultAttemptObservationConvention implements AttemptObservationConvention {
    /** Makes one; it has no state. */
    public DefaultAttemptObservationConvention() {}

    @Override
    public String getName() {
        return ConnectorObservation.ATTEMPT.getName();
    }

    @Override
    public String getContextualName(AttemptObservationContext context) {
        String template = context.call().start().path();
        String method = TagValues.method(context.method());
        return template.isEmpty() ? method : method + " " + template;
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(AttemptObservationContext context) {
        CallStart call = context.call().start();
        AttemptEnd end = context.end().orElse(null);
        return KeyValues.of(
                Low.PROVIDER.withValue(call.provider()),
                Low.ACCOUNT.withValue(TagValues.orNone(call.account())),
                Low.OPERATION.withValue(TagValues.orNone(context.call().operation())),
                Low.CALL.withValue(call.name()),
                Low.METHOD.withValue(TagValues.method(context.method())),
                Low.SERVER_ADDRESS.withValue(TagValues.orNone(context.host())),
                Low.STATUS_CLASS.withValue(end == null ? KeyValue.NONE_VALUE : TagValues.statusClass(end.status())),
                Low.KIND.withValue(end == null ? KeyValue.NONE_VALUE : TagValues.kind(end.failure())));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(AttemptObservationContext context) {
        AttemptEnd end = context.end().orElse(null);
        if (end != null) { // the others were there from the beginning
            return end.status().isPresent()
                    ? KeyValues.of(High.STATUS_CODE.withValue(
                            String.valueOf(end.status().getAsInt())))
                    : KeyValues.empty();
        }
        KeyValues keys = KeyValues.of(
                High.SERVER_PORT.withValue(String.valueOf(context.port())),
                High.URL_SCHEME.withValue(context.scheme()),
                High.URL_PATH.withValue(TagValues.orNone(context.path())));
        return context.number() > 1
                ? keys.and(High.RESEND_COUNT.withValue(String.valueOf(context.number() - 1)))
                : keys;
    }
}
