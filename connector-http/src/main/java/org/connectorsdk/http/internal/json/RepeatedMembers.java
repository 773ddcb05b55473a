package org.connectorsdk.http.internal.json;

import org.jspecify.annotations.Nullable;

/** What the members of trees had in the elements before, by their names, of one list. */
final class RepeatedMembers {
    private static final int PLACES = 64;

    private final @Nullable String[] names = new @Nullable String[PLACES];
    private final @Nullable RepeatedValue[] values = new @Nullable RepeatedValue[PLACES];

    /** {@return what a member had before; null for one whose place another has} The parser has one object a name. */
    @SuppressWarnings("ReferenceEquality") // else it is not known again, which costs a text
    @Nullable
    RepeatedValue of(String name) {
        int hash = name.hashCode();
        int place = (hash ^ hash >>> 7 ^ hash >>> 13) & PLACES - 1;
        int at = names[place] == null || names[place] == name ? place : place ^ 1;
        if (names[at] == null) {
            names[at] = name;
            values[at] = new RepeatedValue();
        }
        return names[at] == name ? values[at] : null;
    }
}
