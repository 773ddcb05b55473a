package org.connectorsdk.api.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a wait ended before its job did. An open value: names that are not constants here may come, compared by name.
 *
 * @since 0.1.0
 */
public final class WaitReason {
    /** The time that the policy gives is over. */
    public static final WaitReason PATIENCE = new WaitReason("PATIENCE");
    /** The listener of the wait asked for its end. */
    public static final WaitReason STOPPED_BY_LISTENER = new WaitReason("STOPPED_BY_LISTENER");
    /**
     * Nothing more is learned of the job: polls fail all the time, its status stays one that the library does not
     * know, or it stands still until somebody resumes or starts it.
     */
    public static final WaitReason NOT_PROGRESSING = new WaitReason("NOT_PROGRESSING");

    private final String name;

    private WaitReason(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Gives a reason by its name.
     *
     * @param name any text
     * @return the reason, equal to the constant of that name where there is one
     */
    public static WaitReason of(String name) {
        return new WaitReason(name);
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WaitReason that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }
}
