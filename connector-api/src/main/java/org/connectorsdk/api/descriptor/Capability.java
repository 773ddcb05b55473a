package org.connectorsdk.api.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a provider can do. What is not in {@code descriptor().capabilities()} answers
 * {@code ConnectorError.Unsupported} without a request.
 *
 * <p>An open value: a provider may declare names of its own with {@link #of(String)}, compared by name.
 *
 * @since 0.1.0
 */
public final class Capability {
    /** List connections, page by page and as a stream. */
    public static final Capability LIST = of("LIST", Set.of("list", "stream"));
    /** At least one of the filters of a query is pushed down to the provider. */
    public static final Capability LIST_FILTER = of("LIST_FILTER", Set.of(), LIST);
    /** The provider sorts the list by at least one field. */
    public static final Capability LIST_SORT = of("LIST_SORT", Set.of(), LIST);
    /** Read one connection. */
    public static final Capability GET = of("GET", Set.of("get"));
    /** The provider gives the settings of a connection back, so that what was read can be written. */
    public static final Capability CONFIG_READ = of("CONFIG_READ", Set.of(), GET);
    /** Create a connection. */
    public static final Capability CREATE = of("CREATE", Set.of("create"));
    /** A second connection of the same name is refused as a conflict. */
    public static final Capability UNIQUE_NAME = of("UNIQUE_NAME", Set.of(), CREATE);
    /** The provider recognises repeats of a write by a key. */
    public static final Capability IDEMPOTENCY_KEY = of("IDEMPOTENCY_KEY", Set.of());
    /** Change a connection. */
    public static final Capability UPDATE = of("UPDATE", Set.of("update"));
    /** An update of a version that is no longer the present one is refused as a conflict. */
    public static final Capability OPTIMISTIC_LOCK = of("OPTIMISTIC_LOCK", Set.of(), UPDATE);
    /** Delete a connection. */
    public static final Capability DELETE = of("DELETE", Set.of("delete"));
    /** Test a stored connection. */
    public static final Capability TEST = of("TEST", Set.of("test"));
    /** Test settings that are not stored. */
    public static final Capability TEST_SPEC = of("TEST_SPEC", Set.of("testSpec"));
    /** A failed test gives a reason code, not only by text. */
    public static final Capability TEST_REASON = of("TEST_REASON", Set.of(), TEST);
    /**
     * A test is made of steps, and each step has its own state; one that was skipped differs from one that passed.
     */
    public static final Capability TEST_STEPS = of("TEST_STEPS", Set.of(), TEST);
    /** Read schemas, tables and columns. */
    public static final Capability INTROSPECT = of("INTROSPECT", Set.of("introspect"));
    /** Read the first rows of a table. */
    public static final Capability PREVIEW = of("PREVIEW", Set.of("TablePreview"));
    /** Run a statement. */
    public static final Capability QUERY = of("QUERY", Set.of("SqlQuery"));
    /** Rows of a query arrive while the provider still sends. */
    public static final Capability QUERY_STREAM = of("QUERY_STREAM", Set.of(), QUERY);
    /** A slow query becomes a job that is polled. */
    public static final Capability QUERY_ASYNC = of("QUERY_ASYNC", Set.of(), QUERY);
    /** Walk through the files of a connection. */
    public static final Capability FILE_BROWSE = of("FILE_BROWSE", Set.of("FileBrowser"));
    /** Read and write the content of files. */
    public static final Capability FILE_CONTENT = of("FILE_CONTENT", Set.of());
    /** Start a sync and follow its job. */
    public static final Capability SYNC = of("SYNC", Set.of("sync", "prepareSync", "recoverSync", "job", "await"));
    /** Cancel a running job. */
    public static final Capability SYNC_CANCEL = of("SYNC_CANCEL", Set.of("cancel"), SYNC);
    /** A sync that is already running for a connection can be detected, hence joined, skipped or refused. */
    public static final Capability SYNC_GUARD = of("SYNC_GUARD", Set.of(), SYNC);
    /** Sync a single table. */
    public static final Capability SYNC_TABLE = of("SYNC_TABLE", Set.of(), SYNC);
    /** Stop a sync that is running and start anew. */
    public static final Capability SYNC_RESTART = of("SYNC_RESTART", Set.of(), SYNC_GUARD);
    /** Load everything anew, over what is there. */
    public static final Capability SYNC_RELOAD = of("SYNC_RELOAD", Set.of(), SYNC);
    /** Load single tables anew. */
    public static final Capability SYNC_RELOAD_TABLE = of("SYNC_RELOAD_TABLE", Set.of(), SYNC_RELOAD);
    /** List the jobs of a connection. */
    public static final Capability JOB_LIST = of("JOB_LIST", Set.of("jobs"), SYNC);
    /** Remove the synced data of a connection, keeping its definition. */
    public static final Capability PURGE = of("PURGE", Set.of("purge"));
    /** Remove the synced data of a single table. */
    public static final Capability PURGE_TABLE = of("PURGE_TABLE", Set.of(), PURGE);
    /** Statistics of a table's columns. */
    public static final Capability TABLE_PROFILES = of("TABLE_PROFILES", Set.of("TableProfiles"));
    /** Switch connections off and on. */
    public static final Capability LIFECYCLE = of("LIFECYCLE", Set.of("Lifecycle"));
    /** Make a connection the default one of its type. */
    public static final Capability LIFECYCLE_DEFAULT =
            of("LIFECYCLE_DEFAULT", Set.of("Lifecycle.makeDefault"), LIFECYCLE);
    /** Load a past span of time again. */
    public static final Capability BACKFILL = of("BACKFILL", Set.of("Backfill"));
    /** List the workspaces that the credential sees. */
    public static final Capability WORKSPACES = of("WORKSPACES", Set.of("Workspaces"));
    /** Check the account: whether the vendor answers, whether it takes the credential, and what that may do. */
    public static final Capability ACCOUNT_CHECK = of("ACCOUNT_CHECK", Set.of("check"));
    /** The library mints and renews access tokens itself. */
    public static final Capability TOKEN_REFRESH = of("TOKEN_REFRESH", Set.of());
    /** Answers with status 2xx can carry the provider's error envelope. */
    public static final Capability ERROR_ENVELOPE = of("ERROR_ENVELOPE", Set.of());

    private static final Map<String, Capability> KNOWN = Stream.of(
                    LIST,
                    LIST_FILTER,
                    LIST_SORT,
                    GET,
                    CONFIG_READ,
                    CREATE,
                    UNIQUE_NAME,
                    IDEMPOTENCY_KEY,
                    UPDATE,
                    OPTIMISTIC_LOCK,
                    DELETE,
                    TEST,
                    TEST_SPEC,
                    TEST_REASON,
                    TEST_STEPS,
                    INTROSPECT,
                    PREVIEW,
                    QUERY,
                    QUERY_STREAM,
                    QUERY_ASYNC,
                    FILE_BROWSE,
                    FILE_CONTENT,
                    SYNC,
                    SYNC_CANCEL,
                    SYNC_GUARD,
                    SYNC_TABLE,
                    SYNC_RESTART,
                    SYNC_RELOAD,
                    SYNC_RELOAD_TABLE,
                    JOB_LIST,
                    PURGE,
                    PURGE_TABLE,
                    TABLE_PROFILES,
                    LIFECYCLE,
                    LIFECYCLE_DEFAULT,
                    BACKFILL,
                    WORKSPACES,
                    ACCOUNT_CHECK,
                    TOKEN_REFRESH,
                    ERROR_ENVELOPE)
            .collect(Collectors.toUnmodifiableMap(Capability::name, Function.identity()));

    private final String name;
    private final Set<String> covers;
    private final List<Capability> parents;

    private Capability(String name, Set<String> covers, List<Capability> parents) {
        this.name = Objects.requireNonNull(name, "name");
        this.covers = covers;
        this.parents = parents;
    }

    private static Capability of(String name, Set<String> covers, Capability... parents) {
        return new Capability(name, covers, List.of(parents));
    }

    /**
     * Finds a capability by name, or makes one that only its provider knows.
     *
     * @param name upper case with underscores
     * @return the constant of that name, else a capability that covers no neutral operation
     */
    public static Capability of(String name) {
        Capability known = KNOWN.get(name);
        return known != null ? known : new Capability(name, Set.of(), List.of());
    }

    /** {@return all capabilities that this version of the library knows} */
    public static Set<Capability> known() {
        return Set.copyOf(KNOWN.values());
    }

    /** {@return the name, stable across versions} */
    public String name() {
        return name;
    }

    /**
     * {@return the neutral operations, the facets, and as {@code Facet.method} single methods of facets that need it;
     * empty for a refinement of another}
     */
    public Set<String> covers() {
        return covers;
    }

    /** {@return the capabilities that it refines; whoever declares it declares those as well} */
    public List<Capability> parents() {
        return parents;
    }

    /** {@return whether this version of the library knows it} */
    public boolean isKnown() {
        return KNOWN.containsKey(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Capability that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }
}
