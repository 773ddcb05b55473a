package org.connectorsdk.simulators.planasonix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.connectorsdk.testkit.simulator.Refusal;

/** What an account has of one kind, in the order in which it came. */
final class Entries<T> {
    private final Map<String, T> entries = new LinkedHashMap<>();
    private final String kind;
    private final String prefix;
    private int created;

    /** None yet; ids begin with the prefix. */
    Entries(String kind, String prefix) {
        this.kind = kind;
        this.prefix = prefix;
    }

    T add(Function<String, T> entryWithId) {
        String id = prefix + "_%06d".formatted(++created);
        T entry = entryWithId.apply(id);
        entries.put(id, entry);
        return entry;
    }

    void put(String id, T entry) {
        entries.put(id, entry);
    }

    void remove(String id) {
        entries.remove(id);
    }

    void clear() {
        entries.clear();
    }

    /** How many were ever added. */
    int created() {
        return created;
    }

    List<T> all() {
        return List.copyOf(entries.values());
    }

    List<T> newestFirst() {
        List<T> reversed = new ArrayList<>(entries.values());
        Collections.reverse(reversed);
        return reversed;
    }

    boolean any(Predicate<T> condition) {
        return entries.values().stream().anyMatch(condition);
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    T get(String id) {
        return find(id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "No " + kind + " " + id));
    }
}
