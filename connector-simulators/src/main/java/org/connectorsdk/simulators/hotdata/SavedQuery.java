package org.connectorsdk.simulators.hotdata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement that is kept under a name, in all its versions. */
final class SavedQuery {
    /** One version of the statement; the first is version 1. */
    record Version(String sql, Instant createdAt) {}

    final String id;
    final Instant createdAt;
    final List<Version> versions = new ArrayList<>();
    String name;
    String description;
    List<String> tags;
    Instant updatedAt;

    SavedQuery(String id, String name, String sql, String description, List<String> tags, Instant now) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.tags = List.copyOf(tags);
        this.createdAt = now;
        this.updatedAt = now;
        versions.add(new Version(sql, now));
    }

    int latest() {
        return versions.size();
    }

    Optional<Version> version(long number) {
        return number >= 1 && number <= versions.size()
                ? Optional.of(versions.get((int) number - 1))
                : Optional.empty();
    }
}
