package org.connectorsdk.simulators.virtuousai;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a list can be sorted by. */
enum SortKey {
    NAME,
    CREATED_AT,
    UPDATED_AT,
    LAST_VERIFIED_AT,
    STATUS,
    PROVIDER;

    /** The vendor's word. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SortKey of(String word) {
        return Arrays.stream(values())
                .filter(key -> key.word().equals(word))
                .findFirst()
                .orElse(NAME);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(SortKey::word).toList();
    }

    ListPosition position(StoredConnection connection) {
        String text = text(connection);
        return new ListPosition(text == null, text == null ? "" : text, connection.id.toString());
    }

    private @Nullable String text(StoredConnection connection) {
        return switch (this) {
            case NAME -> connection.name;
            case CREATED_AT -> sortable(connection.createdAt);
            case UPDATED_AT -> sortable(connection.updatedAt);
            case LAST_VERIFIED_AT -> connection.lastVerifiedAt == null ? null : sortable(connection.lastVerifiedAt);
            case STATUS -> connection.status;
            case PROVIDER -> connection.provider;
        };
    }

    /** Instants as texts of one width, which sort as the instants do. */
    private static String sortable(Instant instant) {
        return String.format("%020d.%09d", instant.getEpochSecond(), instant.getNano());
    }
}
