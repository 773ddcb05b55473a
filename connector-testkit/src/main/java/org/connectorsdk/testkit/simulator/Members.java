package org.connectorsdk.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.connectorsdk.testkit.simulator.Violation.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object in a request, read one by one. A member that is missing or has the wrong type is noted
 * and a stand-in is returned, so that all mistakes are found in one go; {@link VendorRequest#read(Function)} uses what
 * was read only when nothing was noted. An explicit null counts as absent. Members that nobody asked for are noted too,
 * unless the vendor ignores such members.
 *
 * @since 0.1.0
 */
public final class Members {
    private final ObjectNode object;
    private final List<Object> path;
    private final List<Violation> violations;
    private boolean lenient;
    private final Set<String> asked = new HashSet<>();

    Members(ObjectNode object, List<Object> path, List<Violation> violations, boolean lenient) {
        this.object = object;
        this.path = path;
        this.violations = violations;
        this.lenient = lenient;
    }

    /**
     * A required text.
     *
     * @param name the member's name
     * @return its value
     */
    public String text(String name) {
        return required(name, "a string", JsonNode::isTextual, JsonNode::textValue, "");
    }

    /**
     * An optional text.
     *
     * @param name the member's name
     * @return its value, empty when absent
     */
    public Optional<String> optionalText(String name) {
        return optional(name, "a string", JsonNode::isTextual, JsonNode::textValue);
    }

    /**
     * A required whole number of at most 64 bits.
     *
     * @param name the member's name
     * @return its value
     */
    public long number(String name) {
        return required(name, "an integer", Members::isLong, JsonNode::longValue, 0L);
    }

    /**
     * An optional whole number of at most 64 bits.
     *
     * @param name the member's name
     * @return its value, empty when absent
     */
    public OptionalLong optionalNumber(String name) {
        Optional<Long> value = optional(name, "an integer", Members::isLong, JsonNode::longValue);
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    /**
     * An optional flag.
     *
     * @param name the member's name
     * @param absent what it counts as when absent
     * @return its value
     */
    public boolean flag(String name, boolean absent) {
        return optional(name, "a boolean", JsonNode::isBoolean, JsonNode::booleanValue)
                .orElse(absent);
    }

    /**
     * A required object of any content.
     *
     * @param name the member's name
     * @return its value
     */
    public ObjectNode object(String name) {
        return required(
                name, "an object", JsonNode::isObject, ObjectNode.class::cast, JsonNodeFactory.instance.objectNode());
    }

    /**
     * An optional object of any content.
     *
     * @param name the member's name
     * @return its value, empty when absent
     */
    public Optional<ObjectNode> optionalObject(String name) {
        return optional(name, "an object", JsonNode::isObject, ObjectNode.class::cast);
    }

    /**
     * A required value of any type.
     *
     * @param name the member's name
     * @return its value
     */
    public JsonNode required(String name) {
        return required(name, "a value", node -> true, node -> node, JsonNodeFactory.instance.nullNode());
    }

    /**
     * An optional value of any type.
     *
     * @param name the member's name
     * @return its value, empty when absent or null
     */
    public Optional<JsonNode> any(String name) {
        return Optional.ofNullable(present(name));
    }

    /**
     * An optional object whose members are read as strictly as these.
     *
     * @param name the member's name
     * @param reader reads the members
     * @param <T> what it makes of them
     * @return what the reader made, empty when absent
     */
    public <T> Optional<T> nested(String name, Function<Members, T> reader) {
        return optionalObject(name)
                .map(nested -> at(nested, extended(path, name)).readBy(reader));
    }

    /**
     * An optional array of objects whose members are read as strictly as these.
     *
     * @param name the member's name
     * @param reader reads the members of one element
     * @param <T> what it makes of them
     * @return what the reader made, in order, empty when absent
     */
    public <T> List<T> list(String name, Function<Members, T> reader) {
        List<T> values = new ArrayList<>();
        ArrayNode array = optionalArray(name);
        for (int i = 0; i < array.size(); i++) {
            List<Object> place = extended(extended(path, name), i);
            if (array.get(i) instanceof ObjectNode element) {
                values.add(at(element, place).readBy(reader));
            } else {
                note(place, Problem.WRONG_TYPE, "expected an object");
            }
        }
        return values;
    }

    /**
     * An optional array of texts.
     *
     * @param name the member's name
     * @return the texts in order, empty when absent
     */
    public List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        ArrayNode array = optionalArray(name);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isTextual()) {
                values.add(array.get(i).textValue());
            } else {
                note(extended(extended(path, name), i), Problem.WRONG_TYPE, "expected a string");
            }
        }
        return values;
    }

    /**
     * Takes an optional list of whole numbers.
     *
     * @param name the member's name
     * @return the numbers in order, empty when it was not sent or is something else
     */
    public List<Long> numbers(String name) {
        List<Long> values = new ArrayList<>();
        ArrayNode array = optionalArray(name);
        for (int i = 0; i < array.size(); i++) {
            if (isLong(array.get(i))) {
                values.add(array.get(i).longValue());
            } else {
                note(extended(extended(path, name), i), Problem.WRONG_TYPE, "expected an integer");
            }
        }
        return values;
    }

    /**
     * Whether a member was sent, be it null.
     *
     * @param name the member's name
     * @return true when it is there
     */
    public boolean has(String name) {
        return object.has(name);
    }

    /**
     * Notes that a member's value is not allowed.
     *
     * @param name the member's name
     * @param message words for people, without the value
     */
    public void refuse(String name, String message) {
        note(extended(path, name), Problem.INVALID, message);
    }

    /** Takes no notice of members that nobody asked for, as a vendor does whose parser skips them. */
    public void ignoreOthers() {
        lenient = true;
    }

    <T> T readBy(Function<Members, T> reader) {
        T value = reader.apply(this);
        if (!lenient) {
            object.fieldNames().forEachRemaining(this::noteUnlessAsked);
        }
        return value;
    }

    private void noteUnlessAsked(String name) {
        if (!asked.contains(name)) {
            note(extended(path, name), Problem.UNKNOWN, "unknown field");
        }
    }

    private ArrayNode optionalArray(String name) {
        return optional(name, "an array", JsonNode::isArray, ArrayNode.class::cast)
                .orElseGet(JsonNodeFactory.instance::arrayNode);
    }

    private Members at(ObjectNode nested, List<Object> place) {
        return new Members(nested, place, violations, lenient);
    }

    private <T> T required(String name, String type, Predicate<JsonNode> fits, Function<JsonNode, T> value, T standIn) {
        if (present(name) == null) {
            note(extended(path, name), Problem.MISSING, "missing field");
            return standIn;
        }
        return optional(name, type, fits, value).orElse(standIn);
    }

    private <T> Optional<T> optional(String name, String type, Predicate<JsonNode> fits, Function<JsonNode, T> value) {
        JsonNode node = present(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!fits.test(node)) {
            note(extended(path, name), Problem.WRONG_TYPE, "expected " + type);
            return Optional.empty();
        }
        return Optional.of(value.apply(node));
    }

    private @Nullable JsonNode present(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private void note(List<Object> place, Problem problem, String what) {
        Violation unnamed = new Violation(place, problem, what);
        violations.add(new Violation(place, problem, unnamed.field() + ": " + what));
    }

    private static boolean isLong(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }

    private static List<Object> extended(List<Object> path, Object part) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(part);
        return longer;
    }
}
