package org.connectorsdk.virtuousai;

import org.connectorsdk.api.descriptor.ProviderDescriptor;

/** What is different at VirtuousAI, for its users. */
final class VirtuousAiQuirks {
    private VirtuousAiQuirks() {}

    static void describe(ProviderDescriptor.Builder descriptor) {
        descriptor
                .quirk(
                        "lists-are-sorted-by-creation",
                        "Without a sort, connections are listed oldest first, not by name as the vendor would: names"
                                + " are not unique, and a list that grows at its end keeps its place while it is read.")
                .quirk(
                        "lists-can-move",
                        "With paging=offset each page overlaps the one before by one row. When the list changed"
                                + " meanwhile, the walk goes on after the last row that it knew and the page carries a"
                                + " warning.")
                .quirk(
                        "cursors-are-hardly-documented",
                        "paging=cursor begins with an empty cursor. A deployment that answers without one cannot do"
                                + " it; the error says so.")
                .quirk(
                        "get-takes-a-slug",
                        "An id that is no UUID is taken for a slug when a connection is read. All other operations"
                                + " need the id.")
                .quirk(
                        "names-are-not-unique",
                        "Two connections may have one name; the slug is unique, and made from the name unless the"
                                + " vendor option slug gives one.")
                .quirk(
                        "secrets-are-texts",
                        "Every secret is stored as a text and never shown again. Which ones are stored is in"
                                + " VirtuousAiApi.getConnectionEditSettings.")
                .quirk(
                        "config-is-sent-as-a-whole",
                        "Whether an update of the config keeps what it leaves out is not documented, so the stored"
                                + " config is read, changed and sent as a whole. Changes by others in between are"
                                + " lost.")
                .quirk(
                        "changes-ask-for-a-new-verification",
                        "Changing config or secrets sets the status back to needs_verification until the connection is"
                                + " tested.")
                .quirk(
                        "test-is-verify",
                        "A test changes the stored status and the verification fields. A disabled connection cannot be"
                                + " tested.")
                .quirk(
                        "introspection-is-live",
                        "Nothing is cached: every introspection asks the source, with one request per table. Names of"
                                + " system schemas are found when a schema is named.")
                .quirk(
                        "rows-are-cut",
                        "How many rows a preview or a statement has at the most is the vendor's choice; a cut is"
                                + " reported.")
                .quirk(
                        "one-default-per-provider",
                        "Making a connection the default takes that place from another one, which the answer does not"
                                + " name.")
                .quirk(
                        "no-sync",
                        "Syncs are run by another part of the platform; they and purging are not offered here.");
    }
}
