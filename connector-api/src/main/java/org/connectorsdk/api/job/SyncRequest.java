package org.connectorsdk.api.job;

import java.util.List;
import java.util.Objects;
import org.connectorsdk.api.connection.TableRef;

/**
 * What to sync.
 *
 * @param mode how much; an unsupported mode is refused, never replaced by another
 * @param tables the tables to sync; empty for all. Needs {@code Capability.SYNC_TABLE}; for a reload {@code SYNC_RELOAD_TABLE}
 * @param ifRunning what to do when a sync is running already
 * @since 0.1.0
 */
public record SyncRequest(Mode mode, List<TableRef> tables, IfRunning ifRunning) {
    private static final SyncRequest FULL = new SyncRequest(Mode.FULL, List.of(), IfRunning.JOIN);

    /** How much a sync moves. */
    public enum Mode {
        /** Everything that the connection covers, also what was never synced before. The default. */
        FULL,
        /** What the vendor calls its regular run: only changes, or only what was synced before. */
        INCREMENTAL,
        /**
         * Everything anew, over what is there: nothing is emptied first, so it is no purge. Can take days. Needs
         * {@code Capability.SYNC_RELOAD}, and for some tables only {@code SYNC_RELOAD_TABLE}.
         */
        RELOAD
    }

    /**
     * Copies the tables.
     *
     * @param mode how much; an unsupported mode is refused, never replaced by another
     * @param tables the tables to sync; empty for all. Needs {@code Capability.SYNC_TABLE}; for a reload {@code SYNC_RELOAD_TABLE}
     * @param ifRunning what to do when a sync is running already
     */
    public SyncRequest {
        Objects.requireNonNull(mode, "mode");
        tables = List.copyOf(tables);
        Objects.requireNonNull(ifRunning, "ifRunning");
    }

    /** {@return the request for everything, joining a run that is in progress} */
    public static SyncRequest full() {
        return FULL;
    }

    /** {@return the request for the vendor's regular run, joining one that is in progress} */
    public static SyncRequest incremental() {
        return new SyncRequest(Mode.INCREMENTAL, List.of(), IfRunning.JOIN);
    }

    /** {@return the request to load everything anew, joining a reload that is in progress} */
    public static SyncRequest reload() {
        return new SyncRequest(Mode.RELOAD, List.of(), IfRunning.JOIN);
    }

    /**
     * The same for some tables only.
     *
     * @param refs which, at least one
     * @return another request
     */
    public SyncRequest tables(TableRef... refs) {
        return new SyncRequest(mode, List.of(refs), ifRunning);
    }

    /**
     * The same with another answer to a run in progress.
     *
     * @param choice what to do
     * @return another request
     */
    public SyncRequest ifRunning(IfRunning choice) {
        return new SyncRequest(mode, tables, choice);
    }
}
