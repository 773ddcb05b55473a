package org.connectorsdk.simulators.airbyte;

import java.util.Map;
import java.util.Optional;

/** The public API has one word for what the configuration API says with two. */
final class PublicModes {
    private static final Map<String, Map.Entry<String, String>> PAIRS = Map.of(
            "full_refresh_overwrite", Map.entry("full_refresh", "overwrite"),
            "full_refresh_append", Map.entry("full_refresh", "append"),
            "full_refresh_overwrite_deduped", Map.entry("full_refresh", "overwrite_dedup"),
            "full_refresh_update", Map.entry("full_refresh", "update"),
            "full_refresh_soft_delete", Map.entry("full_refresh", "soft_delete"),
            "incremental_append", Map.entry("incremental", "append"),
            "incremental_deduped_history", Map.entry("incremental", "append_dedup"),
            "incremental_update", Map.entry("incremental", "update"),
            "incremental_soft_delete", Map.entry("incremental", "soft_delete"));

    private PublicModes() {}

    /** Source mode and destination mode. */
    static Optional<Map.Entry<String, String>> pair(String word) {
        return Optional.ofNullable(PAIRS.get(word));
    }

    static String word(String syncMode, String destinationSyncMode) {
        Map.Entry<String, String> wanted = Map.entry(syncMode, destinationSyncMode);
        return PAIRS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(syncMode + "_" + destinationSyncMode);
    }
}
