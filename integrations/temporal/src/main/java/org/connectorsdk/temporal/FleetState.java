package org.connectorsdk.temporal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a fleet leaves to the next. Written and read by the workflow; nobody else needs it.
 *
 * @param began when the first run began
 * @param accounts where the walks are
 * @param running workflows of the syncs in progress
 * @param counts how many ended how
 * @param listed ends that the report lists
 * @param unlisted how many more there were
 * @param paused whether nothing is started
 * @param cancelled what becomes of the jobs of the cancelled fleet; null for one that is not
 * @since 0.1.0
 */
public record FleetState(
        Instant began,
        List<Walk> accounts,
        List<Running> running,
        Map<SyncEnd.Outcome, Integer> counts,
        List<SyncEnd> listed,
        int unlisted,
        boolean paused,
        SyncPolicy.@Nullable OnCancel cancelled) {

    /**
     * Where the walk through one account is.
     *
     * @param name the name of the account
     * @param waiting ids of the connections that were listed and not started
     * @param next where the list goes on; empty for the first page
     * @param listed whether the list is at its end
     * @param problems what is wrong with the list, each one line
     */
    public record Walk(String name, List<String> waiting, String next, boolean listed, List<String> problems) {}

    /**
     * A sync in progress.
     *
     * @param account the name of the account
     * @param connection the vendor's id of the connection
     */
    public record Running(String account, String connection) {}
}
