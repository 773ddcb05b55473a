package org.connectorsdk.simulators.planasonix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A job: one sync, or one part of a backfill. */
record StoredJob(
        String id,
        String type,
        String connectionId,
        Optional<String> pipelineId,
        List<String> streams,
        Instant createdAt,
        JobProgress progress) {
    static final String SYNC = "connection_sync";
    static final String BACKFILL = "backfill";

    boolean isRunningSync() {
        return type.equals(SYNC) && !progress.hasEnded();
    }
}
