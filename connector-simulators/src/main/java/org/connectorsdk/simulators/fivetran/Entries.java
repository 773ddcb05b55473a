package org.connectorsdk.simulators.fivetran;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What an account has of one kind, in the order in which it came, each at a place that it keeps. */
final class Entries<T> {
    private final NavigableMap<Integer, T> places = new TreeMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private int added;

    T add(String id, T entry) {
        places.put(++added, entry);
        ids.put(id, added);
        return entry;
    }

    /** Puts another entry in the place of the one that has the id. */
    void replace(String id, T entry) {
        places.put(ids.get(id), entry);
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(ids.get(id)).map(places::get);
    }

    void remove(String id) {
        Integer place = ids.remove(id);
        if (place != null) {
            places.remove(place);
        }
    }

    List<T> all() {
        return List.copyOf(places.values());
    }

    int size() {
        return places.size();
    }

    NavigableMap<Integer, T> after(int place) {
        return places.tailMap(place, false);
    }
}
