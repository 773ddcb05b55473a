package org.connectorsdk.http.internal.json;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * How to read an answer element by element: where its array is, how an element is read, and what else is of interest.
 * Made by {@link Json#elements}; immutable and thread-safe.
 *
 * @param <T> the type of the elements
 */
public final class ElementPlan<T> {
    private final Json json;
    private final ElementParser<T> parser;
    private final List<String> path;
    private final Set<String> members;
    private final boolean orBare;
    private final boolean orAbsent;
    private final @Nullable String otherName;

    ElementPlan(Json json, ElementParser<T> parser, String path, String... members) {
        this(
                json,
                parser,
                path.isEmpty() ? List.of() : List.of(path.split("\\.", -1)),
                Set.of(members),
                false,
                false,
                null);
        if (this.path.contains("")) {
            throw new IllegalArgumentException("path: has an empty name");
        }
    }

    private ElementPlan(
            Json json,
            ElementParser<T> parser,
            List<String> path,
            Set<String> members,
            boolean orBare,
            boolean orAbsent,
            @Nullable String otherName) {
        this.json = json;
        this.parser = parser;
        this.path = path;
        this.members = members;
        this.orBare = orBare;
        this.orAbsent = orAbsent;
        this.otherName = otherName;
    }

    /**
     * {@return the same, taking an answer that is the bare array as well, as some deployments of a vendor may give it;
     * another plan}
     */
    public ElementPlan<T> orBare() {
        return new ElementPlan<>(json, parser, path, members, true, orAbsent, otherName);
    }

    /**
     * The same, taking an answer without the array (or with {@code null} on the way to it) as one with no elements: for
     * a vendor that leaves it out when it says no. The further members tell.
     *
     * @return another plan
     */
    public ElementPlan<T> orAbsent() {
        return new ElementPlan<>(json, parser, path, members, orBare, true, otherName);
    }

    /**
     * The same, taking the array under another name as well, where it is a member of the answer itself.
     *
     * @param name the other name
     * @return another plan
     * @throws IllegalArgumentException if the array stands deeper, or is the answer itself
     */
    public ElementPlan<T> orNamed(String name) {
        if (path.size() != 1 || name.isEmpty()) {
            throw new IllegalArgumentException("name: takes the place of one name, and is one");
        }
        return new ElementPlan<>(json, parser, path, members, orBare, orAbsent, name);
    }

    /**
     * Starts to read an answer. Nothing is read yet.
     *
     * @param body the body, decompressed; it stays open when the reader is closed
     * @return a reader for one thread
     * @throws IOException as {@code body} throws it
     */
    public ElementReader<T> open(BufferedSource body) throws IOException {
        return new ElementReader<>(this, json.open(body));
    }

    ElementParser<T> parser() {
        return parser;
    }

    /** The names that lead to the array. */
    List<String> path() {
        return path;
    }

    /** Whether a member of the answer is the array under its other name. */
    boolean isOtherName(String name) {
        return name.equals(otherName);
    }

    boolean takesBareArrays() {
        return orBare;
    }

    boolean takesAbsence() {
        return orAbsent;
    }

    boolean wants(String member) {
        return members.contains(member);
    }
}
