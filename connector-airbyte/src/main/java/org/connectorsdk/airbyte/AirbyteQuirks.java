package org.connectorsdk.airbyte;

import org.connectorsdk.api.descriptor.ProviderDescriptor;

/** What is different with Airbyte, said openly. */
final class AirbyteQuirks {
    private AirbyteQuirks() {}

    static void ofConfig(ProviderDescriptor.Builder descriptor) {
        common(descriptor);
        descriptor
                .quirk(
                        "one-list",
                        "The list is one answer with the catalog of every connection in it; stream"
                                + " it where there are many.")
                .quirk(
                        "test-is-two-checks",
                        "A test checks the source and then the destination; each starts a connector"
                                + " and takes seconds to"
                                + " minutes.")
                .quirk(
                        "poll-is-light",
                        "A look at a job reads no attempts and no logs; attempts and reasons are"
                                + " read once, when it has ended.");
    }

    static void ofPublic(ProviderDescriptor.Builder descriptor) {
        common(descriptor);
        descriptor
                .quirk("no-types", "Columns have names and keys, no types.")
                .quirk("no-reasons", "A failed job gives no reason.")
                .quirk(
                        "no-intervals",
                        "An interval schedule is shown as prose among the vendor's fields and cannot"
                                + " be set; cron is in UTC.")
                .quirk("purge-is-whole", "A purge empties the whole connection, never single tables.");
    }

    private static void common(ProviderDescriptor.Builder descriptor) {
        descriptor
                .quirk(
                        "links",
                        "A connection is a link of the type 'link' between a source and a"
                                + " destination, named by their ids.")
                .quirk(
                        "ends-are-created",
                        "The ends of a new connection may be specifications: they are created first,"
                                + " and deleted again if a"
                                + " later step is refused. If nobody knows what became of the"
                                + " connection they are kept, because"
                                + " deleting an end deletes its connections.")
                .quirk("equal-names", "Names need not be unique: every accepted create makes another connection.")
                .quirk("created-active", "A new connection is active unless its config sets a status.")
                .quirk(
                        "patch",
                        "An update is a patch; nothing can be removed, and syncCatalog or"
                                + " configurations are replaced whole.")
                .quirk("deleted-stays", "Airbyte shows deleted connections; here they are not found.")
                .quirk(
                        "one-run",
                        "Both sync modes are the same run: it covers every stream, each in the mode"
                                + " that the connection has for"
                                + " it. Before a sync the jobs are listed once, so that a lost answer"
                                + " can be told from older jobs.")
                .quirk("purge-cancels", "A purge cancels a sync that runs, and is a job itself.")
                .quirk(
                        "no-backfill",
                        "A past span of time cannot be loaded again; a purge and a sync load everything again.");
    }
}
