package org.connectorsdk.api;

import java.time.Duration;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.job.Job;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a wait has seen words that the library does not know. Such a word is never an end of its job (INC-10). */
final class UnknownStatus {
    /** As of old, whatever class a line of a wait comes from. */
    private static final Logger LOG = LoggerFactory.getLogger(JobPoller.class);

    private final String provider;
    private final long patience;
    private final TimeSource time;
    private @Nullable String last;
    private long since;

    UnknownStatus(String provider, Duration patience, TimeSource time) {
        this.provider = provider;
        this.patience = patience.toNanos();
        this.time = time;
    }

    /** {@return why the wait ends; null while it goes on} */
    @Nullable
    String saw(Job job) {
        if (job.status().isKnown()) {
            last = null;
            return null;
        }
        String raw = job.status().raw();
        if (last == null) {
            since = time.nanoTime();
        }
        if (!raw.equals(last)) {
            LOG.warn("{}: unknown job status '{}'; still waiting", provider, job.status());
            last = raw;
        }
        boolean ended = job.endedAt().isPresent();
        return ended || time.nanoTime() - since >= patience
                ? "the job " + (ended ? "ended with" : "stays in") + " the unknown status '" + raw + "'"
                : null;
    }
}
