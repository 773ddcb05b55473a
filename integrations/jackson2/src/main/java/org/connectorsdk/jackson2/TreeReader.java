package org.connectorsdk.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;

/** Reads trees token by token. Numbers keep their text; a member that comes twice is refused. */
final class TreeReader {
    private final JsonParser in;
    private final DeserializationContext context;
    private int depth;

    private TreeReader(JsonParser in, DeserializationContext context) {
        this.in = in;
        this.context = context;
    }

    /** Reads the value whose first token is the parser's current one. */
    static JsonValue read(JsonParser in, DeserializationContext context) throws IOException {
        return new TreeReader(in, context).value();
    }

    /** Reads an object whose first token is the parser's current one; null for anything else, of which nothing is read. */
    static JsonObject readObject(JsonParser in, DeserializationContext context, Class<?> type) throws IOException {
        // A parser may stand at the first member already, as after a type's id.
        if (in.currentToken() != JsonToken.START_OBJECT && in.currentToken() != JsonToken.FIELD_NAME) {
            return context.reportInputMismatch(
                    type, "%s is a JSON object, not %s", type.getSimpleName(), in.currentToken());
        }
        return new TreeReader(in, context).object();
    }

    private JsonValue value() throws IOException {
        JsonToken token = in.currentToken();
        if (token == null) {
            return context.reportInputMismatch(JsonValue.class, "there is no JSON");
        }
        return switch (token) {
            case START_OBJECT, FIELD_NAME -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new JsonString(in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.INSTANCE;
            default -> context.reportInputMismatch(JsonValue.class, "%s has no JSON form", token);
        };
    }

    private JsonObject object() throws IOException {
        enter();
        JsonObject.Builder members = JsonObject.builder();
        String name = in.currentToken() == JsonToken.FIELD_NAME ? in.currentName() : in.nextFieldName();
        for (; name != null; name = in.nextFieldName()) {
            in.nextToken();
            JsonValue value = value();
            try {
                members.add(name, value);
            } catch (IllegalArgumentException twice) {
                return context.reportInputMismatch(JsonObject.class, "the member \"%s\" comes twice", name);
            }
        }
        depth--;
        return members.build();
    }

    private JsonArray array() throws IOException {
        enter();
        JsonArray.Builder elements = JsonArray.builder();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        depth--;
        return elements.build();
    }

    private void enter() throws IOException {
        if (++depth > JsonValue.MAX_DEPTH) {
            context.reportInputMismatch(
                    JsonValue.class, "nested deeper than the %d levels that a tree may have", JsonValue.MAX_DEPTH);
        }
    }

    private JsonNumber number() throws IOException {
        try {
            return JsonNumber.ofRaw(in.getText());
        } catch (IllegalArgumentException spelledOtherwise) {
            return spelledOtherwise();
        }
    }

    /** What another format, or a setting of the parser, takes for a number: {@code 1_000}, {@code .5}. */
    private JsonNumber spelledOtherwise() throws IOException {
        try {
            if (!in.isNaN()) {
                return in.currentToken() == JsonToken.VALUE_NUMBER_INT
                        ? JsonNumber.of(in.getBigIntegerValue())
                        : JsonNumber.of(in.getDecimalValue());
            }
        } catch (IllegalArgumentException | ArithmeticException tooLong) {
            // as below
        }
        return context.reportInputMismatch(JsonNumber.class, "a number that JSON has not, or too long a one");
    }
}
