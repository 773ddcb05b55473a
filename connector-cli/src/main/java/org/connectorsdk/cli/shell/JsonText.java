package org.connectorsdk.cli.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads the JSON that people write: strictly (RFC 8259, no name twice), numbers kept as they stand. */
public final class JsonText {
    private static final JsonFactory STRICT = JsonFactory.builder().build();

    /** A name that an object has twice. */
    private static final class TwiceException extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        TwiceException(String name, JsonLocation at) {
            super(name, at);
        }
    }

    private JsonText() {}

    /**
     * Reads an object.
     *
     * @param text JSON
     * @return the object, or what is wrong, to follow the name of what was read: {@code is not JSON at line 2, column
     *     5}
     */
    public static Either<String, JsonObject> object(String text) {
        return value(text)
                .flatMap(value -> value.asObject()
                        .<Either<String, JsonObject>>map(Either::right)
                        .orElseGet(() -> Either.left("must be a JSON object")));
    }

    /**
     * Reads any value.
     *
     * @param text JSON
     * @return the value, or what is wrong, to follow the name of what was read: {@code is not JSON at line 2, column 5}
     */
    public static Either<String, JsonValue> value(String text) {
        try (JsonParser parser = STRICT.createParser(text)) {
            @Nullable JsonToken first = parser.nextToken();
            if (first == null) {
                return Either.left("is empty");
            }
            JsonValue value = read(parser, first);
            return parser.nextToken() == null ? Either.right(value) : Either.left("holds more than one JSON value");
        } catch (TwiceException e) {
            return Either.left("gives the member " + e.getOriginalMessage() + " twice, the second time at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        } catch (JsonProcessingException e) {
            // The parser's own words quote what they stumbled over, which may be a secret.
            JsonLocation at = e.getLocation();
            return Either.left(
                    at == null
                            ? "is not JSON"
                            : "is not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
        } catch (IOException | IllegalArgumentException e) {
            return Either.left("is not JSON that can be read");
        }
    }

    /** Recursion is safe: the parser refuses what is nested more than 1,000 levels deep. */
    private static JsonValue read(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNumber.ofRaw(parser.getText());
            case VALUE_TRUE -> JsonBoolean.of(true);
            case VALUE_FALSE -> JsonBoolean.of(false);
            default -> JsonNull.INSTANCE;
        };
    }

    private static JsonValue readObject(JsonParser parser) throws IOException {
        JsonObject.Builder object = JsonObject.builder();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!names.add(name)) {
                throw new TwiceException(name, parser.currentTokenLocation());
            }
            object.add(name, read(parser, parser.nextToken()));
        }
        return object.build();
    }

    private static JsonValue readArray(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(read(parser, token));
        }
        return JsonArray.copyOf(items);
    }
}
