package org.connectorsdk.http;

import java.util.EnumMap;
import java.util.Map;
import org.connectorsdk.api.call.TimeSource;
import org.jspecify.annotations.Nullable;

/** The breakers of a runtime, which talks to one host: one for each lane but {@link Lane#BYPASS}. */
final class Fuses {
    private final Map<Lane, Fuse> fuses = new EnumMap<>(Lane.class);

    Fuses(String provider, Tuning tuning, TimeSource time) {
        if (tuning.breakerFailures() == 0) {
            return;
        }
        for (Lane lane : Lane.values()) {
            if (lane != Lane.BYPASS) {
                fuses.put(lane, new Fuse(provider + " " + lane.name(), tuning, time));
            }
        }
    }

    /** {@return the breaker of a lane; null when it has none} */
    @Nullable
    Fuse of(Lane lane) {
        return fuses.get(lane);
    }
}
