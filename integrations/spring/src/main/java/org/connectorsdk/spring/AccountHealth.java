package org.connectorsdk.spring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a check found of an account.
 *
 * @param state whether the vendor can be used with its credential
 * @param details what to show to whoever may see it: no secret, numbers and texts alone; an unmodifiable map
 * @since 0.1.0
 */
public record AccountHealth(State state, Map<String, Object> details) {
    /**
     * Null for either part is refused with {@link NullPointerException}.
     *
     * @param state whether the vendor can be used with its credential
     * @param details what to show
     */
    public AccountHealth {
        Objects.requireNonNull(state, "state");
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /**
     * Whether a vendor can be used.
     *
     * @since 0.1.0
     */
    public enum State {
        /** It was reached and took the credential. */
        UP,
        /** It was not reached, it failed, or it refused the credential. */
        DOWN,
        /** Nobody can tell: the provider offers no check, or the vendor asked to wait. */
        UNKNOWN
    }
}
