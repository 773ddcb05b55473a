package org.connectorsdk.verification.soak;

import java.util.Locale;

/** What the library must never do, and how it may end. */
enum Verdict {
    DOUBLED_CREATE,
    DOUBLED_SYNC,
    /** Says that nothing was sent though the server got it, or that it was refused though the server did it. */
    FALSE_DENIAL,
    /** Says that it succeeded though the server did nothing, or names another thing than the server made. */
    FALSE_SUCCESS,
    /** Says that it does not know although no write came further than to a proven refusal. */
    NEEDLESS_UNKNOWN,
    LOST_ITEM,
    DOUBLED_ITEM,
    UNTYPED,
    HUNG,
    /** The look for a lost create finds what is not there, or does not find what is. */
    WRONG_RECONCILIATION;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
