package org.connectorsdk.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a simulated vendor keeps of one kind: JSON objects with an {@code id}, in the order of their ids. A vendor that
 * lists in the order of creation gives ids that grow. Safe for use by several threads; as the monitor of a {@link
 * VendorSimulator} it keeps an operation whole.
 *
 * @since 0.1.0
 */
public final class StoredObjects {
    private static final String ID = "id";

    private final String kind;
    private final SortedMap<String, ObjectNode> objects = new TreeMap<>();

    /**
     * Keeps nothing yet.
     *
     * @param kind what is kept, for refusals: {@code source}
     */
    public StoredObjects(String kind) {
        this.kind = kind;
    }

    /**
     * Keeps an object.
     *
     * @param id its id, which becomes its member {@code id}
     * @param object the object
     * @return the same object
     */
    public synchronized ObjectNode add(String id, ObjectNode object) {
        objects.put(id, object.put(ID, id));
        return object;
    }

    /**
     * Finds an object.
     *
     * @param id its id
     * @return the object itself: what is changed in it is changed here
     * @throws Refusal of kind {@code NOT_FOUND} if there is none
     */
    public synchronized ObjectNode get(String id) {
        ObjectNode found = objects.get(id);
        if (found == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "There is no such " + kind + ".");
        }
        return found;
    }

    /**
     * Removes an object.
     *
     * @param id its id
     * @throws Refusal of kind {@code NOT_FOUND} if there is none
     */
    public synchronized void remove(String id) {
        objects.remove(get(id).path(ID).asText());
    }

    /**
     * Changes an object by a merge patch (RFC 7396): members replace those of the same name, objects are merged, and
     * null removes.
     *
     * @param id its id
     * @param change the patch
     * @return the object afterwards
     * @throws Refusal of kind {@code NOT_FOUND} if there is none
     */
    public synchronized ObjectNode merge(String id, ObjectNode change) {
        ObjectNode object = get(id);
        merge(object, change);
        return object;
    }

    private static void merge(ObjectNode into, ObjectNode change) {
        for (var member : change.properties()) {
            JsonNode value = member.getValue();
            if (value instanceof ObjectNode nested) {
                JsonNode present = into.get(member.getKey());
                merge(present instanceof ObjectNode object ? object : into.putObject(member.getKey()), nested);
            } else if (value.isNull()) {
                into.remove(member.getKey());
            } else {
                into.set(member.getKey(), value);
            }
        }
    }

    /**
     * Lists objects.
     *
     * @param which those that are listed
     * @param cursor the id of the last one before; empty for the first page
     * @param limit the most objects
     * @return one page, with the objects themselves
     */
    public synchronized CursorPage<ObjectNode> page(Predicate<ObjectNode> which, String cursor, long limit) {
        Stream<ObjectNode> rest = objects.tailMap(cursor + '\0').values().stream();
        return CursorPage.of(
                rest.filter(which), limit, object -> object.path(ID).asText());
    }

    /** {@return all objects: copies} */
    public synchronized List<ObjectNode> copies() {
        return objects.values().stream().map(ObjectNode::deepCopy).toList();
    }
}
