package org.connectorsdk.testkit.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One page of a list whose cursor is the id of the last element before it.
 *
 * @param elements what is on it
 * @param next the cursor of the next page; empty on the last one
 * @param <T> what is listed
 * @since 0.1.0
 */
public record CursorPage<T>(List<T> elements, Optional<String> next) {
    /**
     * Copies the list.
     *
     * @param elements what is on it
     * @param next the cursor of the next page; empty on the last one
     */
    public CursorPage {
        elements = List.copyOf(elements);
    }

    /**
     * Cuts a page off.
     *
     * @param rest everything behind the cursor, in the order of the list
     * @param limit the most elements
     * @param id of an element
     * @param <T> what is listed
     * @return the page
     */
    public static <T> CursorPage<T> of(Stream<T> rest, long limit, Function<T, String> id) {
        List<T> found = rest.limit(limit + 1).toList();
        if (found.size() <= limit) {
            return new CursorPage<>(found, Optional.empty());
        }
        List<T> elements = found.subList(0, (int) limit);
        return new CursorPage<>(
                elements, elements.stream().reduce((first, last) -> last).map(id));
    }

    /**
     * Writes the page.
     *
     * @param list the member that holds the elements
     * @param shown an element as the vendor shows it
     * @param cursor the member that holds the next cursor; absent on the last page
     * @return the body of an answer
     */
    public ObjectNode body(String list, Function<T, ObjectNode> shown, String cursor) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(list).addAll(elements.stream().map(shown).toList());
        next.ifPresent(at -> body.put(cursor, at));
        return body;
    }
}
