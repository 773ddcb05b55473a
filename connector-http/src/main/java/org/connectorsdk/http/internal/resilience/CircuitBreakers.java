package org.connectorsdk.http.internal.resilience;

import java.util.EnumMap;
import java.util.Map;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.jspecify.annotations.Nullable;

/** The breakers of a runtime, which talks to one host: one for each group but {@link BreakerGroup#BYPASS}. */
public final class CircuitBreakers {
    private final Map<BreakerGroup, AttemptBreaker> breakers = new EnumMap<>(BreakerGroup.class);

    public CircuitBreakers(String provider, HttpLimits limits, TimeSource time) {
        if (limits.breakerFailures() == 0) {
            return;
        }
        for (BreakerGroup group : BreakerGroup.values()) {
            if (group != BreakerGroup.BYPASS) {
                breakers.put(group, new AttemptBreaker(provider + " " + group.name(), limits, time));
            }
        }
    }

    /** {@return the breaker of a group; null when it has none} */
    @Nullable
    public AttemptBreaker of(BreakerGroup group) {
        return breakers.get(group);
    }
}
