package org.connectorsdk.fivetran;

import org.connectorsdk.api.descriptor.ProviderDescriptor;

/** What is different at Fivetran, for its users. */
final class FivetranQuirks {
    private FivetranQuirks() {}

    static void describe(ProviderDescriptor.Builder descriptor) {
        jobs(descriptor);
        descriptor
                .quirk(
                        "names-are-fixed",
                        "The name says which schema of the destination is loaded, and never changes. It goes into"
                                + " schema, schema_prefix, or two settings joined by a dot, as the type wants it; a"
                                + " config that has schema or schema_prefix says it itself.")
                .quirk(
                        "created-paused",
                        "A connection is created paused, as it would begin its first load at once; reactivate it, or"
                                + " give the vendor option paused. Tests that fail do not keep it from being created.")
                .quirk(
                        "groups-are-destinations",
                        "A connection lives in a group, which has one destination: the group's id is the id of the"
                                + " destination. The setting group narrows lists and is where connections are created.")
                .quirk(
                        "updates-stop-syncs",
                        "An update or a pause stops a sync that runs, which may take a minute. The vendor answers 500"
                                + " when it takes longer, though it goes on; the connection is read then, and the"
                                + " change sent once more unless it shows.")
                .quirk(
                        "updates-test-the-source",
                        "A change of settings or secrets tries the source, which counts against a limit of its own;"
                                + " the vendor option run_setup_tests says otherwise. Settings left out stay.")
                .quirk(
                        "tests-change-the-setup",
                        "A test changes the stored setup state, and counts against a limit of its own.")
                .quirk(
                        "schemas-are-read-once",
                        "Tables are those of the last reload or sync; a connection that had neither is reloaded once,"
                                + " which may take minutes. Columns are asked of the source, table by table, and only"
                                + " of tables that show them; no types are to be had.")
                .quirk(
                        "consent-needs-a-person",
                        "A source that wants a person's consent gets it in a form: FivetranApi.createConnectCard.")
                .quirk(
                        "limits-are-hourly",
                        "Requests are counted by the hour for the whole account. Over the limit the vendor asks to come"
                                + " back after up to an hour, and the call fails at once with that time.");
    }

    private static void jobs(ProviderDescriptor.Builder descriptor) {
        descriptor
                .quirk(
                        "syncs-have-no-id",
                        "A sync is known by the end that was the last before its start; the next end after that is its"
                                + " end. Whoever starts a sync between two ends shares it, and a sync of the schedule"
                                + " that ends in the instant between the look and the start is taken for it; the"
                                + " setting start-guard narrows that.")
                .quirk(
                        "queued-looks-idle",
                        "A sync that waits for its turn looks like none, so an answer that was lost may stay in doubt;"
                                + " the error carries a handle to wait with.")
                .quirk(
                        "paused-is-not-started",
                        "The sync of a paused connection is refused before it is sent. A reload is kept by the vendor"
                                + " until the connection is resumed.")
                .quirk(
                        "manual-and-rescheduled",
                        "A sync that the vendor put off goes on by itself unless the schedule is manual; then the wait"
                                + " ends early and says from when a start makes sense.")
                .quirk(
                        "reloads-empty-nothing",
                        "A reload loads everything again over what is there, and rows that do not come again are marked"
                                + " as deleted. It is refused while a sync runs. A reload of some tables is not marked"
                                + " on the connection, so the next success counts as its end.")
                .quirk(
                        "failures-end-reloads",
                        "A failure that ends after a reload was started counts as the reload's, also where it is that"
                                + " of another run.")
                .quirk(
                        "restarts-may-leave-an-end",
                        "The vendor may write an end for the run that a restart stops. The connection is looked at once"
                                + " after the restart, and what ended by then does not count; an end of the stopped run"
                                + " that shows still later is taken for that of the new one.")
                .quirk(
                        "full-and-incremental-are-alike",
                        "A sync is the same whether it is asked for as full or as incremental. It cannot be cancelled;"
                                + " a restart stops it and begins anew.");
    }
}
