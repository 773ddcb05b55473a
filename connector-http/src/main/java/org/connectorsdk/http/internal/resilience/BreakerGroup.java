package org.connectorsdk.http.internal.resilience;

import java.util.Locale;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;

/** The classes of operations that fail together, each with a breaker of its own. */
public enum BreakerGroup {
    READ,
    WRITE,
    POLL,
    TOKEN,
    BYPASS;

    /** {@return its name as others know it} */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static BreakerGroup of(Operation operation) {
        return switch (operation.breaker()) {
            case POLL -> POLL;
            case BYPASS -> BYPASS;
            case BY_SAFETY -> operation.safety() == Safety.READ ? READ : WRITE;
        };
    }
}
