package org.connectorsdk.simulators.virtuousai;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Violation;

/** Violations in the words of Pydantic, where each kind of sentence has its own {@code type}. */
final class Wording {
    static final String NOT_A_UUID = "Input should be a valid UUID";
    static final String TOO_SHORT = "String should have at least 1 character";
    static final String TOO_LONG = "String should have at most ";
    static final String AT_MOST = "Input should be less than or equal to ";
    static final String AT_LEAST = "Input should be greater than or equal to ";
    static final String ONE_OF = "Input should be one of: ";
    static final String EXTRA = "Extra inputs are not permitted";

    /** How a sentence begins, and the type that goes with it. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            entry(NOT_A_UUID, "uuid_parsing"),
            entry(TOO_SHORT, "string_too_short"),
            entry(TOO_LONG, "string_too_long"),
            entry(AT_MOST, "less_than_equal"),
            entry(AT_LEAST, "greater_than_equal"),
            entry(ONE_OF, "enum"),
            entry(EXTRA, "extra_forbidden"),
            entry("Field required", "missing"),
            entry("JSON decode error", "json_invalid"),
            entry("Input should be a valid string", "string_type"),
            entry("Input should be a valid integer", "int_parsing"),
            entry("Input should be a valid boolean", "bool_parsing"),
            entry("Input should be a valid dictionary", "dict_type"),
            entry("Input should be a valid list", "list_type"));

    private Wording() {}

    /** One element of {@code detail}. */
    static ObjectNode detail(Violation violation) {
        ObjectNode detail = Json.object();
        violation.path().forEach(part -> {
            if (part instanceof Integer index) {
                detail.withArray("loc").add(index);
            } else {
                detail.withArray("loc").add(part.toString());
            }
        });
        String message = message(violation);
        return detail.put("msg", message).put("type", type(message));
    }

    static String message(Violation violation) {
        return switch (violation.problem()) {
            case MISSING -> "Field required";
            case UNKNOWN -> EXTRA;
            case WRONG_TYPE -> wrongType(violation.message());
            case INVALID -> withoutField(violation);
        };
    }

    private static String wrongType(String message) {
        if (message.endsWith("a string")) {
            return "Input should be a valid string";
        }
        if (message.endsWith("an integer") || message.endsWith("a whole number")) {
            return "Input should be a valid integer, unable to parse string as an integer";
        }
        if (message.endsWith("a boolean") || message.endsWith("true or false")) {
            return "Input should be a valid boolean, unable to interpret input";
        }
        if (message.endsWith("an array")) {
            return "Input should be a valid list";
        }
        return message.endsWith("object") ? "Input should be a valid dictionary" : message;
    }

    private static String withoutField(Violation violation) {
        String prefix = violation.field() + ": ";
        String message = violation.message();
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    private static String type(String message) {
        return TYPES.entrySet().stream()
                .filter(entry -> message.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("value_error");
    }
}
