package org.connectorsdk.simulators.hotdata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement that is kept under a name, in all its versions. */
final class SavedQuery {
    /** One version of the statement; the first is version 1. */
    record Version(String sql, Instant createdAt) {}

    private final String id;
    private final Instant createdAt;
    private final List<Version> versions = new ArrayList<>();
    private String name;
    private String description;
    private List<String> tags;
    private Instant updatedAt;

    SavedQuery(String id, String name, String sql, String description, List<String> tags, Instant now) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.tags = List.copyOf(tags);
        this.createdAt = now;
        this.updatedAt = now;
        versions.add(new Version(sql, now));
    }

    /** What is left out stays as it is; a statement is a new version even if it is the same. */
    void change(
            Optional<String> newName,
            Optional<String> sql,
            Optional<String> newDescription,
            Optional<List<String>> newTags,
            Instant now) {
        name = newName.orElse(name);
        description = newDescription.orElse(description);
        tags = newTags.map(List::copyOf).orElse(tags);
        updatedAt = now;
        sql.ifPresent(text -> versions.add(new Version(text, now)));
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    List<String> tags() {
        return tags;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
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
