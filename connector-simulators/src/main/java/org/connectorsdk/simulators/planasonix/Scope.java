package org.connectorsdk.simulators.planasonix;

/** What a key may be allowed to do. The vendor calls the names illustrative; a client must not depend on them. */
enum Scope {
    /** No key needed. */
    NONE(""),
    CONNECTIONS_READ("connections:read"),
    CONNECTIONS_WRITE("connections:write"),
    SYNC_TRIGGER("sync:trigger"),
    SYNC_READ("sync:read"),
    PIPELINES_READ("pipelines:read"),
    PIPELINES_WRITE("pipelines:write"),
    SCHEDULES_READ("schedules:read"),
    SCHEDULES_WRITE("schedules:write");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Syncs, backfills, jobs and webhooks are what a plan may lack. */
    boolean isOrchestration() {
        return this == SYNC_TRIGGER || this == SYNC_READ;
    }
}
