package org.connectorsdk.http.internal.resilience;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.observe.BreakerStatus;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.jspecify.annotations.Nullable;

/** The breakers of a runtime, which talks to one host: one for each group but {@link BreakerGroup#BYPASS}. */
public final class CircuitBreakers {
    private final Map<BreakerGroup, AttemptBreaker> breakers = new EnumMap<>(BreakerGroup.class);

    public CircuitBreakers(HttpLimits limits, TimeSource time, BreakerListener listener) {
        if (limits.breakerFailures() == 0) {
            return;
        }
        for (BreakerGroup group : BreakerGroup.values()) {
            if (group != BreakerGroup.BYPASS) {
                breakers.put(group, new AttemptBreaker(group, limits, time, listener));
            }
        }
    }

    /** {@return the breaker of a group; null when it has none} */
    @Nullable
    public AttemptBreaker of(BreakerGroup group) {
        return breakers.get(group);
    }

    /** {@return each of them at the moment} */
    public List<BreakerStatus> status() {
        return breakers.values().stream().map(AttemptBreaker::status).toList();
    }
}
