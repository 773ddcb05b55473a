package org.connectorsdk.fivetran;

/** The provider's id, the names of its settings, and the vendor's limits and words. */
final class Fivetran {
    static final String ID = "fivetran";
    static final String NAME = "Fivetran";
    static final String API_VERSION = "REST v1 of 2026";
    static final String PREFIX = "v1";

    static final String API_KEY = "api-key";
    static final String API_SECRET = "api-secret";
    static final String GROUP = "group";
    static final String START_GUARD = "start-guard";

    static final int LARGEST_PAGE = 1000;
    /** Few, as each read of columns counts against a limit of its own. */
    static final int INTROSPECTION_CONCURRENCY = 4;

    /** Words of the setup and of syncs. */
    static final String PAUSED = "paused";

    static final String SYNCING = "syncing";
    /** What tells tokens of pages from those of other lists; the vendor's cursor follows. */
    static final String CURSOR = "cursor:";

    static final String SCHEDULED = "scheduled";
    static final String RESCHEDULED = "rescheduled";
    static final String MANUAL = "manual";

    /** What a test changes in a stored connection. */
    static final String[] TEST_FIELDS = {"setup_state", "tasks", "setup_tests"};

    private Fivetran() {}
}
