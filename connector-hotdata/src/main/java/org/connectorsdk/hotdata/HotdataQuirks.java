package org.connectorsdk.hotdata;

import org.connectorsdk.api.descriptor.ProviderDescriptor;

/** What is different at Hotdata, for its users. */
final class HotdataQuirks {
    private HotdataQuirks() {}

    static void describe(ProviderDescriptor.Builder descriptor) {
        descriptor
                .quirk(
                        "config-is-write-only",
                        "Hotdata never shows a connection's config or credential, has no status and no times, and"
                                + " offers"
                                + " no update: to change a connection, delete it and create another.")
                .quirk(
                        "create-can-succeed-without-the-source",
                        "Creating registers and then discovers. If discovery fails, the connection exists, with a"
                                + " warning.")
                .quirk(
                        "one-credential",
                        "Give one of password, token, bearer_token and credentials_json: Hotdata keeps only one secret."
                                + " It stores any other secret with the config, in the open.")
                .quirk(
                        "snowflake-needs-a-stored-secret",
                        "Hotdata reads a Snowflake credential as JSON, which an inline password is not: store"
                                + " {\"password\":…} or {\"private_key\":…} as a secret and name it as the credential.")
                .quirk(
                        "deleting-takes-the-secret-along",
                        "Deleting the last connection of a secret deletes the secret, also one that was stored by"
                                + " hand.")
                .quirk(
                        "sync-always-starts",
                        "A running job does not show its connection. So a sync always starts, also beside a running"
                                + " one;"
                                + " SKIP and FAIL are not offered, and jobs of a connection cannot be listed or"
                                + " cancelled.")
                .quirk(
                        "sync-modes",
                        "FULL reads every table, INCREMENTAL those that were read before: none on a new connection."
                                + " Each"
                                + " table is read as a whole; a named one is read in either mode.")
                .quirk(
                        "sync-may-be-done-at-once",
                        "A server may sync at once instead of starting a job. The job has then ended; its handle holds"
                                + " its result.")
                .quirk(
                        "catalog-is-as-of-the-last-look",
                        "Introspection shows the tables that were discovered last; ask for a fresh one to read the"
                                + " source"
                                + " again. Tables that are gone from the source stay listed.")
                .quirk(
                        "managed-connections",
                        "Managed connections have no source: fill them through HotdataManagedTables. They cannot be"
                                + " synced"
                                + " or purged.")
                .quirk(
                        "queries-need-a-database",
                        "Statements and previews run in the configured database, for connections that are attached to"
                                + " it."
                                + " Reading a table that was never synced syncs all of it first.")
                .quirk(
                        "operations-are-being-retired",
                        "Newer servers drop test, sync, purge and secrets. There they answer Unsupported.");
    }
}
