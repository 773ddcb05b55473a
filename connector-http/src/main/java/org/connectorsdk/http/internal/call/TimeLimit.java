package org.connectorsdk.http.internal.call;

import java.time.Duration;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/** A limit of ours that was passed, with its value and the setting behind it (ERR-07, INC-03e). */
public record TimeLimit(
        Duration value, String summary, @Nullable String advice) {

    static TimeLimit of(CallContext<?> call, Limit limit) {
        HttpLimits limits = call.shared.limits;
        return switch (limit) {
            case CONNECT ->
                new TimeLimit(
                        HttpLimits.span(limits.connectTimeout()),
                        "no connection to " + Origins.text(call.shared.base) + " within "
                                + text(HttpLimits.span(limits.connectTimeout())),
                        raise(HttpSettings.CONNECT_TIMEOUT));
            case READ ->
                new TimeLimit(
                        HttpLimits.span(limits.idleTimeout()),
                        "nothing was sent or taken for " + text(HttpLimits.span(limits.idleTimeout())),
                        raise(HttpSettings.IDLE_TIMEOUT));
            case ATTEMPT -> {
                Duration value = call.options.attemptTimeout().orElse(Duration.ZERO);
                yield new TimeLimit(value, "one attempt took longer than " + text(value), null);
            }
            case DEADLINE ->
                new TimeLimit(
                        call.allowed(),
                        "took longer than " + text(call.allowed()),
                        call.options.deadline().isPresent()
                                ? null
                                : raise(HttpLimits.deadlineSetting(call.plan.timeout())));
        };
    }

    /** {@return a span as people write it: whole seconds, or milliseconds} */
    public static String text(Duration span) {
        long millis = span.toMillis();
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }

    private static String raise(String setting) {
        return "Raise " + setting + " if the provider needs that long";
    }
}
