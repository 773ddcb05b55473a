package org.connectorsdk.testkit.conformance;

import org.connectorsdk.api.descriptor.Capability;

/**
 * The calls of the neutral interface, as rules speak of them when they inject a fault or count requests.
 *
 * @since 0.1.0
 */
@SuppressWarnings("ImmutableEnumChecker") // Capability is immutable, though not annotated so
public enum NeutralCall {
    /** List a page. */
    LIST(Capability.LIST, true),
    /** Check the account. Its operations include reads that are no GET, and the exchange of a token. */
    CHECK(Capability.ACCOUNT_CHECK, true),
    /** Read one connection. */
    GET(Capability.GET, true),
    /** Create a connection. */
    CREATE(Capability.CREATE, false),
    /** Change a connection. */
    UPDATE(Capability.UPDATE, false),
    /** Delete a connection. */
    DELETE(Capability.DELETE, false),
    /** Test a stored connection. */
    TEST(Capability.TEST, false),
    /** Test settings that are not stored. */
    TEST_SPEC(Capability.TEST_SPEC, false),
    /** Read the catalog. */
    INTROSPECT(Capability.INTROSPECT, true),
    /** Read the first rows of a table. */
    PREVIEW(Capability.PREVIEW, true),
    /** Run a statement. */
    QUERY(Capability.QUERY, false),
    /** List files. */
    FILES(Capability.FILE_BROWSE, true),
    /** Start a sync. */
    SYNC(Capability.SYNC, false),
    /** Look at a job. */
    JOB(Capability.SYNC, true),
    /** List jobs. */
    JOBS(Capability.JOB_LIST, true),
    /** Cancel a job. */
    CANCEL(Capability.SYNC_CANCEL, false),
    /** Remove synced data. */
    PURGE(Capability.PURGE, false);

    private final Capability capability;
    private final boolean read;

    NeutralCall(Capability capability, boolean read) {
        this.capability = capability;
        this.read = read;
    }

    /** {@return the capability without which the call is refused} */
    public Capability capability() {
        return capability;
    }

    /** {@return whether it only reads, by its meaning} */
    public boolean isRead() {
        return read;
    }
}
