package org.connectorsdk.http.json;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import okio.BufferedSource;

/**
 * How to read an answer element by element: where its array is, how an element is read, and what else is of interest. Made by
 * {@link Json#elements}; immutable and thread-safe.
 *
 * @param <T> the type of the elements
 */
public final class Elements<T> {
    private final Json json;
    private final ElementParser<T> parser;
    private final List<String> path;
    private final Set<String> members;

    Elements(Json json, ElementParser<T> parser, String path, String... members) {
        this.json = json;
        this.parser = parser;
        this.path = path.isEmpty() ? List.of() : List.of(path.split("\\.", -1));
        this.members = Set.of(members);
        if (this.path.contains("")) {
            throw new IllegalArgumentException("path: has an empty name");
        }
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

    boolean wants(String member) {
        return members.contains(member);
    }
}
