package org.connectorsdk.simulators.planasonix;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key may be allowed to do. The vendor calls the names illustrative; a client must not depend on them. */
enum Scope {
    /** No key needed. */
    NONE,
    CONNECTIONS_READ,
    CONNECTIONS_WRITE,
    SYNC_TRIGGER,
    SYNC_READ,
    PIPELINES_READ,
    PIPELINES_WRITE,
    SCHEDULES_READ,
    SCHEDULES_WRITE;

    /** The vendor's word, such as {@code connections:read}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    static Set<String> all() {
        return Arrays.stream(values()).map(Scope::word).collect(Collectors.toSet());
    }

    /** Syncs, backfills, jobs and webhooks are what a plan may lack. */
    boolean isOrchestration() {
        return this == SYNC_TRIGGER || this == SYNC_READ;
    }
}
