package org.connectorsdk.temporal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the connections of a fleet.
 *
 * @param began when the first run of the fleet began
 * @param ended when the last sync had ended; null while some run
 * @param counts how many connections ended how; what is not there is zero
 * @param running how many syncs are in progress
 * @param waiting how many connections were listed and not started
 * @param paused whether nothing is started
 * @param listed every connection that did not end well, up to 1,000: failed, not started, unknown, expired, cancelled
 * @param unlisted how many more did not end well; their workflows tell of them
 * @param problems accounts that could not be listed to the end, and rows of lists that could not be read, each one line
 * @since 0.1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FleetReport(
        Instant began,
        @Nullable Instant ended,
        Map<SyncEnd.Outcome, Integer> counts,
        int running,
        int waiting,
        boolean paused,
        List<SyncEnd> listed,
        int unlisted,
        List<String> problems) {

    /**
     * Counts the connections that ended in one way.
     *
     * @param outcome how
     * @return how many
     */
    public int count(SyncEnd.Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** {@return how many connections have ended} */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
