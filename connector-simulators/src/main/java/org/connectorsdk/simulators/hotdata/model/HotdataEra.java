package org.connectorsdk.simulators.hotdata.model;

import java.util.Locale;
import java.util.Set;

/**
 * The state of the service in one season of 2026. What a server offers, which headers it demands and which members it
 * sends depend on it; no header announces it.
 *
 * @since 0.1.0
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change, though its type could
public enum HotdataEra {
    /** As of 2026-06-06: files are uploaded to the service itself, loads are synchronous, results need no database. */
    JUNE("create_upload mint_upload_parts finalize_upload load_database_table fork_database"),

    /** As of 2026-08-20: files go to a storage host, loads may become jobs, results and runs need their database. */
    AUGUST("""
            upload_file list_uploads list_datasets create_dataset get_dataset update_dataset delete_dataset
            list_dataset_versions list_workspace_contexts upsert_workspace_context get_workspace_context"""),

    /** From 2026-09-18 on: health, refresh, connection types, secrets and the purge of a connection are gone. */
    AUTUMN("""
            upload_file list_uploads list_datasets create_dataset get_dataset update_dataset delete_dataset
            list_dataset_versions list_workspace_contexts upsert_workspace_context get_workspace_context
            check_connection_health purge_connection_cache refresh list_connection_types get_connection_type
            list_secrets create_secret get_secret update_secret delete_secret""");

    private final Set<String> absent;

    HotdataEra(String absent) {
        this.absent = Set.of(absent.split("\\s+", -1));
    }

    /** The era of a name, {@code june}, {@code august} or {@code autumn}, in any case; an IllegalArgumentException for another one. */
    public static HotdataEra of(String name) {
        for (HotdataEra era : values()) {
            if (era.name().equals(name.toUpperCase(Locale.ROOT))) {
                return era;
            }
        }
        throw new IllegalArgumentException("era: june, august or autumn, got " + name);
    }

    /** Whether servers of this era have an operation. */
    boolean offers(String operation) {
        return !absent.contains(operation);
    }

    boolean isSince(HotdataEra other) {
        return compareTo(other) >= 0;
    }
}
