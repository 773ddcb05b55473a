package org.connectorsdk.hotdata;

import org.connectorsdk.api.descriptor.ProviderDescriptor;

/** What is different at Hotdata, in words for those who use it. */
final class HotdataQuirks {
    private HotdataQuirks() {}

    static void describe(ProviderDescriptor.Builder descriptor) {
        descriptor
                .quirk(
                        "config-is-write-only",
                        "Hotdata never shows a connection's config or credential again, gives no status and no times, and"
                                + " offers no update: to change a connection, delete it and create another.")
                .quirk(
                        "create-can-succeed-without-the-source",
                        "Creating registers and then discovers. When the discovery fails the connection exists all the"
                                + " same; the answer carries a warning.")
                .quirk(
                        "one-credential",
                        "Of the secrets password, token, bearer_token and credentials_json Hotdata keeps one secret, so"
                                + " only one is accepted. Other secrets are sent, but Hotdata stores them with the config.")
                .quirk(
                        "snowflake-needs-a-stored-secret",
                        "Hotdata reads a Snowflake credential as JSON, which an inline password is not: store"
                                + " {\"password\":…} or {\"private_key\":…} as a secret and name it as the credential.")
                .quirk(
                        "deleting-takes-the-secret-along",
                        "Deleting the last connection that uses a secret deletes the secret, also one that was stored by"
                                + " hand.")
                .quirk(
                        "sync-always-starts",
                        "A running job does not say which connection it works on. So a sync always starts, also beside one"
                                + " that runs; to skip or to fail then is not offered, and jobs of a connection cannot be"
                                + " listed or cancelled.")
                .quirk(
                        "sync-modes",
                        "FULL reads every table, INCREMENTAL those that were read before: on a new connection none. Each"
                                + " table is read as a whole; one that is named is read in either mode.")
                .quirk(
                        "sync-may-be-done-at-once",
                        "A server that does not start a job but answers the result gives a job that has ended. Its handle"
                                + " keeps how it ended, not its counters.")
                .quirk(
                        "catalog-is-as-of-the-last-look",
                        "Introspecting shows the tables that were discovered last; ask for a fresh one to look at the"
                                + " source again. Tables that are gone from the source stay listed.")
                .quirk(
                        "managed-connections",
                        "Connections of type managed have no source: they are filled through HotdataManagedTables and"
                                + " cannot be synced or purged.")
                .quirk(
                        "queries-need-a-database",
                        "Statements and previews run in the database that is configured, for connections that are attached"
                                + " to it. Reading a table that was never synced syncs all of it first.")
                .quirk(
                        "operations-are-being-retired",
                        "Newer servers drop test, sync, purge and secrets. There they answer Unsupported.");
    }
}
