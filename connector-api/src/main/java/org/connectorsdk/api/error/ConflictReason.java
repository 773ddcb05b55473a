package org.connectorsdk.api.error;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which contradiction a {@link ConnectorError.Conflict} is.
 *
 * <p>An open value: a provider may give a reason of its own with {@link #of(String)}, compared by name. Handle the ones
 * that you know, and treat every other one like {@link #UNSPECIFIED}.
 *
 * @since 0.1.0
 */
public final class ConflictReason {
    /** The provider gave no reason, or one that has no constant here. */
    public static final ConflictReason UNSPECIFIED = of("UNSPECIFIED");
    /** Something of that name is there already. */
    public static final ConflictReason ALREADY_EXISTS = of("ALREADY_EXISTS");
    /** Something else depends on it, so that it cannot be removed or changed. */
    public static final ConflictReason IN_USE = of("IN_USE");
    /** The structure of the data does not fit the one that is stored. */
    public static final ConflictReason INCOMPATIBLE_SCHEMA = of("INCOMPATIBLE_SCHEMA");
    /** A running job prevents it. */
    public static final ConflictReason ALREADY_RUNNING = of("ALREADY_RUNNING");
    /**
     * An identical request came before and is being executed, or was. What became of it is not known, so the outcome of
     * such a conflict is {@link Outcome#UNKNOWN}: check before sending another one.
     */
    public static final ConflictReason DUPLICATE_REQUEST = of("DUPLICATE_REQUEST");
    /** The change was made from a version that is no longer the present one. */
    public static final ConflictReason STALE_VERSION = of("STALE_VERSION");
    /** Somebody holds it for a moment; the same request can succeed later. */
    public static final ConflictReason LOCKED = of("LOCKED");
    /** Its present state does not allow this: it is disabled, deleted, or not ready. */
    public static final ConflictReason WRONG_STATE = of("WRONG_STATE");

    private final String name;

    private ConflictReason(String name) {
        this.name = name;
    }

    /**
     * A reason of any name.
     *
     * @param name the name; upper case, words joined by underscores
     * @return the reason
     * @throws IllegalArgumentException when the name is blank
     */
    public static ConflictReason of(String name) {
        String line = SingleLine.of(Objects.requireNonNull(name, "name"));
        if (line.isEmpty()) {
            throw new IllegalArgumentException("name: must not be blank");
        }
        return new ConflictReason(line);
    }

    /** {@return the name, such as {@code ALREADY_EXISTS}} */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConflictReason that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** {@return the name in words, such as {@code already exists}} */
    @Override
    public String toString() {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
