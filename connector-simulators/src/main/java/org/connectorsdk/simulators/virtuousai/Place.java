package org.connectorsdk.simulators.virtuousai;

import java.util.Comparator;

/** Where a connection stands in a sorted list: nulls last whatever the direction, ties by id. */
record Place(boolean absent, String key, String id) {

    static Comparator<Place> order(boolean descending) {
        Comparator<Place> byKey = Comparator.comparing(Place::key);
        return Comparator.comparing(Place::absent)
                .thenComparing(descending ? byKey.reversed() : byKey)
                .thenComparing(Place::id);
    }
}
