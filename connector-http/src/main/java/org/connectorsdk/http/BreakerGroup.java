package org.connectorsdk.http;

/** The classes of operations that fail together, each with a breaker of its own. */
enum BreakerGroup {
    READ,
    WRITE,
    POLL,
    TOKEN,
    BYPASS;

    static BreakerGroup of(Operation operation) {
        return switch (operation.breaker()) {
            case POLL -> POLL;
            case BYPASS -> BYPASS;
            case BY_SAFETY -> operation.safety() == Safety.READ ? READ : WRITE;
        };
    }
}
