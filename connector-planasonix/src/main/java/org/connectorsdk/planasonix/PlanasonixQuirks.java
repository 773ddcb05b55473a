package org.connectorsdk.planasonix;

import org.connectorsdk.api.descriptor.ProviderDescriptor;

/** What users have to know of this vendor. */
final class PlanasonixQuirks {
    private PlanasonixQuirks() {}

    static void describe(ProviderDescriptor.Builder descriptor) {
        descriptor
                .quirk(
                        "list-without-config",
                        "A list shows no settings; get a connection to see them. The list is one answer, in no"
                                + " promised order.")
                .quirk(
                        "created-at-is-rare",
                        "Lists and creates show when a connection was created; a read of one connection does not.")
                .quirk(
                        "test-by-id-is-emulated",
                        "There is no test of a stored connection: its settings are read, then tested, in two requests."
                                + " A connection with masked secrets in its config cannot be tested.")
                .quirk(
                        "secrets-become-a-credential",
                        "Secrets of a new connection are stored as a credential first, named like the connection"
                                + " unless the vendor option credential {name, type, config} says otherwise, and"
                                + " deleted again when the connection is refused.")
                .quirk(
                        "credentials-are-shared",
                        "An update with secrets changes them in the credential that the connection uses, for all"
                                + " connections that use it.")
                .quirk(
                        "credentials-outlive-connections",
                        "Deleting a connection leaves its credential, which others may use and whose name stays taken."
                                + " Delete it by PlanasonixApi.deleteCredential.")
                .quirk(
                        "config-is-sent-as-a-whole",
                        "An update of the config reads, merges and sends the whole, as many connectors replace it;"
                                + " changes by others in between are lost, and one with masked secrets is refused; one"
                                + " with a secret that the server leaves out loses it. Set merges-config where the"
                                + " account's connectors merge.")
                .quirk(
                        "two-dialects",
                        "The reference and the vendor's own clients disagree about how connections are written. The"
                                + " setting dialect says which form the server speaks, or what was read shows it; each"
                                + " write is compared with its answer, and what is not there is a warning. In the"
                                + " clients' form settings are texts, secrets stand among them, an update writes the"
                                + " whole connection, and one with a masked login is refused.")
                .quirk(
                        "full-sync-and-tables",
                        "A full sync and a choice of tables are asked for in fields that only the vendor's own clients"
                                + " document. A deployment that does not know them refuses them, or syncs what is new"
                                + " of everything.")
                .quirk(
                        "backfills-are-cancelled-in-parts",
                        "A backfill is cancelled by cancelling its jobs, one after the other. Whether the end of its"
                                + " span is included is not documented.")
                .quirk(
                        "orchestration-needs-a-plan",
                        "Syncs, jobs, backfills and webhooks are not in every plan; without them each is refused as"
                                + " PermissionDenied, as a blocked address is.")
                .quirk(
                        "not-found-may-mean-not-yours",
                        "What belongs to another organization is NotFound, not PermissionDenied.")
                .quirk(
                        "files-have-no-pages",
                        "A folder is one answer; a very long one may be cut by the server without a sign.")
                .quirk(
                        "catalogs-are-not-walked",
                        "Introspection walks schemas. Catalogs of a lakehouse are shown by PlanasonixApi.listCatalogs"
                                + " and discoverDatabricks; the vendor does not say how their tables are asked for.");
    }
}
