package org.connectorsdk.airbyte;

import java.time.Instant;
import java.util.Locale;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.spi.VendorTime;
import org.jspecify.annotations.Nullable;

/** Airbyte's words in neutral ones. Their case has changed before, so it does not count. */
final class AirbyteStatuses {
    /** The type of every connection: what is joined says more than what joins it. */
    static final String LINK = "link";

    static final String ACTIVE = "active";
    static final String INACTIVE = "inactive";
    private static final String DELETED = "deprecated";

    private AirbyteStatuses() {}

    static ConnectionStatus connectionStatus(@Nullable String raw) {
        if (raw == null) {
            return ConnectionStatus.none();
        }
        return ConnectionStatus.of(
                raw,
                switch (raw.toLowerCase(Locale.ROOT)) {
                    // That it is switched on says nothing of how its syncs end.
                    case ACTIVE -> Health.UNKNOWN;
                    case INACTIVE -> Health.DISABLED;
                    case DELETED -> Health.DELETED;
                    case "locked" -> Health.UNHEALTHY;
                    default -> Health.UNKNOWN;
                });
    }

    static boolean isDeleted(@Nullable String raw) {
        return DELETED.equalsIgnoreCase(raw);
    }

    static boolean isInactive(@Nullable String raw) {
        return INACTIVE.equalsIgnoreCase(raw);
    }

    /** An attempt that failed while others may follow is still running. */
    static JobStatus jobStatus(@Nullable String word) {
        String raw = word == null ? "" : word;
        return new JobStatus(
                raw,
                switch (raw.toLowerCase(Locale.ROOT)) {
                    case "pending", "queued" -> JobState.QUEUED;
                    case "running", "incomplete" -> JobState.RUNNING;
                    case "succeeded" -> JobState.SUCCEEDED;
                    case "failed" -> JobState.FAILED;
                    case "cancelled" -> JobState.CANCELLED;
                    default -> JobState.UNKNOWN;
                });
    }

    static @Nullable Instant seconds(@Nullable Long seconds) {
        return VendorTime.ofSeconds(seconds);
    }
}
