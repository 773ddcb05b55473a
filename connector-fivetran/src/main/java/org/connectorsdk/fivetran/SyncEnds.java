package org.connectorsdk.fivetran;

import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.jspecify.annotations.Nullable;

/**
 * When syncs of a connection last ended, by the vendor's clock. Neither time is ever cleared: the end of a sync is one
 * that is later than all that there were before its start, and equality is not later.
 *
 * @param succeeded the last good end; null before the first one
 * @param failed the last bad end; null before the first one
 */
record SyncEnds(@Nullable End succeeded, @Nullable End failed) {
    /** The baseline of a connection that never synced. */
    static final String NEVER = "never";

    /**
     * One end.
     *
     * @param text as the vendor wrote it, with every digit
     * @param at the same to reckon with
     */
    record End(String text, Instant at) {}

    /** An end whose time cannot be told is left out; see {@link #isWhole}. */
    static SyncEnds of(ConnectionWire wire) {
        return new SyncEnds(end(wire.succeededAt()), end(wire.failedAt()));
    }

    /** {@return whether every end that the connection shows could be told; what is no text was kept beside the rest} */
    boolean isWhole(ConnectionWire wire) {
        return (succeeded != null || !isGiven(wire, "succeeded_at", wire.succeededAt()))
                && (failed != null || !isGiven(wire, "failed_at", wire.failedAt()));
    }

    private static boolean isGiven(ConnectionWire wire, String member, @Nullable String text) {
        return text != null || wire.more().containsKey(member);
    }

    private static @Nullable End end(@Nullable String text) {
        Instant at = VendorTime.read(text);
        return text == null || at == null ? null : new End(text, at);
    }

    /** {@return the later end as the vendor wrote it, or {@link #NEVER}} */
    String baseline() {
        if (succeeded == null || failed == null) {
            End only = succeeded == null ? failed : succeeded;
            return only == null ? NEVER : only.text();
        }
        return failed.at().isAfter(succeeded.at()) ? failed.text() : succeeded.text();
    }

    /** {@return what is later than the baseline; empty for a text that is none} */
    static Optional<Instant> instant(String baseline) {
        return baseline.equals(NEVER) ? Optional.of(Instant.MIN) : Optional.ofNullable(VendorTime.read(baseline));
    }

    Optional<End> succeededAfter(Instant baseline) {
        return Optional.ofNullable(succeeded).filter(end -> end.at().isAfter(baseline));
    }

    /** A failure after which nothing succeeded. */
    Optional<End> failedAfter(Instant baseline) {
        return Optional.ofNullable(failed)
                .filter(end -> end.at().isAfter(baseline))
                .filter(end -> succeeded == null || end.at().isAfter(succeeded.at()));
    }
}
