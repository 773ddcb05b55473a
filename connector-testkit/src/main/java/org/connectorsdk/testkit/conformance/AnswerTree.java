package org.connectorsdk.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Finds and changes things in a vendor's answer without knowing its form.
 *
 * @since 0.1.0
 */
public final class AnswerTree {
    /** No count in an answer is as large as a time of this century in seconds. */
    private static final long SECONDS = 1_000_000_000L;

    private AnswerTree() {}

    /**
     * The place of a value that holds no others.
     *
     * @param parent the object or array in which it stands
     * @param name its name in an object; empty in an array
     * @param index its index in an array; -1 in an object
     * @param value the value as it was found
     */
    public record Leaf(JsonNode parent, String name, int index, JsonNode value) {
        /**
         * Puts another value there.
         *
         * @param other the value
         */
        public void set(JsonNode other) {
            if (parent instanceof ObjectNode object) {
                object.set(name, other);
            } else {
                ((ArrayNode) parent).set(index, other);
            }
        }

        /**
         * Compares the value with a text.
         *
         * @param text a text, or a number as text
         * @return whether they are the same
         */
        public boolean is(String text) {
            return value.isValueNode() && value.asText().equals(text);
        }
    }

    /**
     * Finds the list in an answer.
     *
     * @param answer the answer
     * @return the first array that holds something, nearest to the top
     */
    static Optional<ArrayNode> elements(JsonNode answer) {
        List<JsonNode> level = List.of(answer);
        while (!level.isEmpty()) {
            List<JsonNode> below = new ArrayList<>();
            for (JsonNode node : level) {
                if (node instanceof ArrayNode array && !array.isEmpty()) {
                    return Optional.of(array);
                }
                if (node instanceof ObjectNode object) {
                    object.forEach(below::add);
                }
            }
            level = below;
        }
        return Optional.empty();
    }

    /**
     * Finds all values that hold no others.
     *
     * @param tree where
     * @return their places, in the order in which they stand there
     */
    public static List<Leaf> leaves(JsonNode tree) {
        List<Leaf> leaves = new ArrayList<>();
        collect(tree, leaves::add);
        return leaves;
    }

    private static void collect(JsonNode node, Consumer<Leaf> to) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                Leaf leaf = new Leaf(object, member.getKey(), -1, member.getValue());
                descend(leaf, to);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                descend(new Leaf(array, "", i, array.get(i)), to);
            }
        }
    }

    private static void descend(Leaf leaf, Consumer<Leaf> to) {
        if (leaf.value().isContainerNode()) {
            collect(leaf.value(), to);
        } else {
            to.accept(leaf);
        }
    }

    /**
     * Whether a text stands somewhere in a tree as a value of its own.
     *
     * @param tree where
     * @param text the text
     * @return whether it does
     */
    public static boolean mentions(JsonNode tree, String text) {
        return tree.isValueNode()
                ? tree.asText().equals(text)
                : leaves(tree).stream().anyMatch(leaf -> leaf.is(text));
    }

    /**
     * Replaces a value wherever it stands, as a number too.
     *
     * @param tree where
     * @param value the value
     * @param other the new one
     * @return how often it stood there
     */
    public static int replace(JsonNode tree, String value, String other) {
        List<Leaf> found = leaves(tree).stream().filter(leaf -> leaf.is(value)).toList();
        found.forEach(leaf -> leaf.set(like(leaf.value(), other)));
        return found.size();
    }

    /** Numbers stay numbers. */
    private static JsonNode like(JsonNode before, String text) {
        return before.isNumber() ? DecimalNode.valueOf(new BigDecimal(text)) : TextNode.valueOf(text);
    }

    /**
     * Changes every value that fits.
     *
     * @param tree where
     * @param which which values
     * @param to the new value
     * @return how many were changed
     */
    public static int change(JsonNode tree, Predicate<Leaf> which, UnaryOperator<JsonNode> to) {
        List<Leaf> found = leaves(tree).stream().filter(which).toList();
        found.forEach(leaf -> leaf.set(to.apply(leaf.value())));
        return found.size();
    }

    /**
     * Makes everything at the top null.
     *
     * @param answer where
     */
    public static void nothing(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            List.copyOf(object.properties()).forEach(member -> object.putNull(member.getKey()));
        } else if (answer instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.setNull(i);
            }
        }
    }

    /**
     * Moves every time in a tree, whether it is a text or counts seconds, milliseconds or more.
     *
     * @param tree where
     * @param by how far
     */
    public static void later(JsonNode tree, Duration by) {
        for (Leaf leaf : leaves(tree)) {
            JsonNode value = leaf.value();
            if (value.isTextual() && isTime(value.textValue())) {
                Instant time = OffsetDateTime.parse(value.textValue()).toInstant(); // seconds may be missing
                leaf.set(TextNode.valueOf(time.plus(by).toString()));
            } else if (value.isIntegralNumber() && value.longValue() > SECONDS) {
                long unit = value.longValue() > SECONDS * 1_000 ? 1_000 : 1;
                leaf.set(LongNode.valueOf(value.longValue() + by.toSeconds() * unit));
            }
        }
    }

    /**
     * Whether a text is a time as vendors write it.
     *
     * @param text the text
     * @return whether it is
     */
    public static boolean isTime(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    }

    /** Removes members of these names at any depth. */
    static void remove(JsonNode tree, Collection<String> names) {
        if (tree instanceof ObjectNode object) {
            object.remove(names);
        }
        tree.forEach(node -> remove(node, names));
    }

    /**
     * Removes members that fit at any depth.
     *
     * @param tree where
     * @param which which members
     */
    public static void removeLeaves(JsonNode tree, Predicate<Leaf> which) {
        leaves(tree).stream()
                .filter(leaf -> leaf.parent() instanceof ObjectNode && which.test(leaf))
                .forEach(leaf -> ((ObjectNode) leaf.parent()).remove(leaf.name()));
    }

    /**
     * Finds the deepest array in which these texts stand in different elements.
     *
     * @param tree where
     * @param texts the texts
     * @return the array; empty if there is none
     */
    public static Optional<ArrayNode> apart(JsonNode tree, Collection<String> texts) {
        for (JsonNode child : tree) {
            Optional<ArrayNode> deeper = apart(child, texts);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        if (!(tree instanceof ArrayNode array)) {
            return Optional.empty();
        }
        List<Integer> places =
                texts.stream().map(text -> indexOf(array, text)).distinct().toList();
        return places.size() == texts.size() && !places.contains(-1) ? Optional.of(array) : Optional.empty();
    }

    /**
     * Makes one of several elements unreadable: in the array in which their texts stand apart it becomes an empty
     * object, in an object whose members are called so a text.
     *
     * @param tree where
     * @param texts the texts, or the names
     * @param which one of them
     */
    public static void spoil(JsonNode tree, Collection<String> texts, String which) {
        apart(tree, texts).ifPresent(list -> list.set(indexOf(list, which), list.objectNode()));
        if (tree instanceof ObjectNode object && texts.stream().allMatch(object::has)) {
            object.put(which, "spoilt");
        }
        tree.forEach(child -> {
            if (child instanceof ObjectNode) {
                spoil(child, texts, which);
            }
        });
    }

    /**
     * Finds the first element in which a text stands.
     *
     * @param array where
     * @param text the text
     * @return its index; -1 if there is none
     */
    public static int indexOf(ArrayNode array, String text) {
        for (int i = 0; i < array.size(); i++) {
            if (mentions(array.get(i), text)) {
                return i;
            }
        }
        return -1;
    }
}
