package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Objects;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Builds a tree from a parser. Numbers keep their text, members their order; of members with one name the last one
 * counts. Needs no call stack, whatever the depth.
 */
final class JsonTree {
    private JsonTree() {}

    /** Reads the value that the parser stands at; the parser then stands at its last token. */
    static JsonValue read(JsonParser parser) throws IOException {
        return Objects.requireNonNull(read(parser, null));
    }

    /**
     * The same within an element.
     *
     * @param within the same parser, which knows the ceiling of the element; null for no ceiling
     * @return null when the ceiling was reached; the parser then stands within the value
     */
    static @Nullable JsonValue read(JsonParser parser, @Nullable AnswerParser within) throws IOException {
        return parser.currentToken().isStructStart() ? container(parser, within) : scalar(parser, within);
    }

    private static @Nullable JsonValue container(JsonParser parser, @Nullable AnswerParser within) throws IOException {
        Container open = Container.of(null, "", parser.currentToken());
        while (true) {
            String name = "";
            JsonToken token = parser.nextToken();
            if (within != null && within.isBeyondElement()) {
                return null;
            }
            if (token == JsonToken.FIELD_NAME) {
                name = parser.currentName();
                token = parser.nextToken();
            }
            if (token.isStructStart()) {
                open = Container.of(open, name, token);
            } else if (token.isStructEnd()) {
                JsonValue done = open.build();
                if (open.parent == null) {
                    return done;
                }
                open.parent.add(open.name, done);
                open = open.parent;
            } else {
                JsonValue scalar = scalar(parser, within);
                if (scalar == null) {
                    return null;
                }
                open.add(name, scalar);
            }
        }
    }

    private static @Nullable JsonValue scalar(JsonParser parser, @Nullable AnswerParser within) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> {
                String text = within == null ? parser.getText() : within.textWithinElement();
                yield text == null ? null : new JsonString(text);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            default -> JsonNull.INSTANCE;
        };
    }

    private static JsonNumber number(JsonParser parser) throws IOException {
        try {
            return JsonNumber.ofRaw(parser.getText());
        } catch (IllegalArgumentException e) {
            // The parser's own limit does not count signs, point and exponent mark.
            String path = JsonPath.path(parser.getParsingContext());
            throw UnreadableAnswer.malformed(
                    Reason.EXCESSIVE,
                    path + " is a number of more than " + JsonNumber.MAX_LENGTH + " characters",
                    path,
                    0,
                    new byte[0]);
        }
    }

    /** An object or array that is not complete. */
    private abstract static class Container {
        final @Nullable Container parent;
        final String name;

        Container(@Nullable Container parent, String name) {
            this.parent = parent;
            this.name = name;
        }

        static Container of(@Nullable Container parent, String name, JsonToken start) {
            return start == JsonToken.START_OBJECT ? new OpenObject(parent, name) : new OpenArray(parent, name);
        }

        abstract void add(String member, JsonValue value);

        abstract JsonValue build();
    }

    private static final class OpenObject extends Container {
        private final JsonObject.Builder members = JsonObject.builder();

        OpenObject(@Nullable Container parent, String name) {
            super(parent, name);
        }

        @Override
        void add(String member, JsonValue value) {
            members.set(member, value);
        }

        @Override
        JsonValue build() {
            return members.build();
        }
    }

    private static final class OpenArray extends Container {
        private final JsonArray.Builder elements = JsonArray.builder();

        OpenArray(@Nullable Container parent, String name) {
            super(parent, name);
        }

        @Override
        void add(String member, JsonValue value) {
            elements.add(value);
        }

        @Override
        JsonValue build() {
            return elements.build();
        }
    }
}
