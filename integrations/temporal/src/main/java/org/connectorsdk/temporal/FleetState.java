package org.connectorsdk.temporal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a fleet leaves to the next. Written and read by the workflow; nobody else needs it.
 *
 * @param run the name of the first run, which is in the names of the syncs
 * @param began when the first run began
 * @param accounts where the walks are
 * @param running workflows of the syncs in progress
 * @param counts how many ended how
 * @param listed ends that the report lists
 * @param unlisted how many more there were
 * @param problems what is wrong with lists, each one line
 * @param paused whether nothing is started
 * @since 0.1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FleetState(
        String run,
        Instant began,
        List<Walk> accounts,
        List<Running> running,
        Map<SyncEnd.Outcome, Integer> counts,
        List<SyncEnd> listed,
        int unlisted,
        List<String> problems,
        boolean paused) {

    /**
     * Where the walk through one account is.
     *
     * @param name the name of the account
     * @param waiting ids of the connections that were listed and not started
     * @param next where the list goes on; empty for the first page
     * @param listed whether the list is at its end
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Walk(String name, List<String> waiting, String next, boolean listed) {}

    /**
     * A sync in progress.
     *
     * @param account the name of the account
     * @param connection the vendor's id of the connection
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Running(String account, String connection) {}

    /** {@return where the walk through an account is; null when it has not begun} */
    @Nullable
    Walk walk(String account) {
        return accounts.stream()
                .filter(walk -> walk.name().equals(account))
                .findFirst()
                .orElse(null);
    }
}
