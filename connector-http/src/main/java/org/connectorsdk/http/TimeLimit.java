package org.connectorsdk.http;

import java.time.Duration;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.jspecify.annotations.Nullable;

/** A limit of ours that was passed, with its value and the setting behind it (ERR-07, INC-03e). */
record TimeLimit(Duration value, String summary, @Nullable String advice) {

    static TimeLimit of(OneCall<?> call, Limit limit) {
        Tuning tuning = call.pipe.tuning;
        return switch (limit) {
            case CONNECT ->
                new TimeLimit(
                        Tuning.span(tuning.connectTimeout()),
                        "no connection to " + Origins.text(call.pipe.base) + " within "
                                + Tuning.span(tuning.connectTimeout()),
                        raise(HttpSettings.CONNECT_TIMEOUT));
            case READ ->
                new TimeLimit(
                        Tuning.span(tuning.idleTimeout()),
                        "nothing was sent or taken for " + Tuning.span(tuning.idleTimeout()),
                        raise(HttpSettings.IDLE_TIMEOUT));
            case ATTEMPT -> {
                Duration value = call.options.attemptTimeout().orElse(Duration.ZERO);
                yield new TimeLimit(value, "one attempt took longer than " + value, null);
            }
            case DEADLINE ->
                new TimeLimit(
                        call.allowed(),
                        "took longer than " + call.allowed(),
                        call.options.deadline().isPresent()
                                ? null
                                : raise(Tuning.deadlineSetting(call.plan.timeout())));
        };
    }

    private static String raise(String setting) {
        return "Raise the setting " + setting + " if the provider needs that long";
    }
}
