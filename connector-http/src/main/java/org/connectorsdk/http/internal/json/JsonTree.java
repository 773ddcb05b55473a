package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Objects;
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
    private static final String ELEMENT = "";

    private JsonTree() {}

    /** Reads the value that the parser stands at; the parser then stands at its last token. */
    static JsonValue read(JsonParser parser) throws IOException {
        return Objects.requireNonNull(read(parser, ELEMENT, null));
    }

    /** Reads the scalar that the parser stands at so that it can be asked for it again. */
    static JsonValue scalar(JsonParser parser) throws IOException {
        return parser.hasToken(JsonToken.VALUE_STRING)
                ? new JsonString(parser.getText())
                : Objects.requireNonNull(scalar(parser, ELEMENT, null, null));
    }

    /**
     * The same within an element.
     *
     * @param name the member that it is
     * @param within the same parser, which knows the ceiling of the element; null for no ceiling
     * @return null when the ceiling was reached; the parser then stands within the value
     */
    static @Nullable JsonValue read(JsonParser parser, String name, @Nullable AnswerParser within) throws IOException {
        RepeatedValue.@Nullable ByName repeated = parser instanceof AnswerParser answer ? answer.repeated() : null;
        if (!parser.currentToken().isStructStart()) {
            return scalar(parser, name, within, repeated);
        }
        OpenMembers open = parser instanceof AnswerParser answer ? answer.open() : new OpenMembers();
        int from = open.begin();
        int depth = open.depth();
        try {
            JsonValue read = container(parser, name, within, repeated, open);
            if (read == null) {
                open.forget(from);
            }
            return read;
        } finally {
            open.leave(depth);
        }
    }

    private static @Nullable JsonValue container(
            JsonParser parser,
            String root,
            @Nullable AnswerParser within,
            RepeatedValue.@Nullable ByName repeated,
            OpenMembers open)
            throws IOException {
        int outer = open.depth();
        open.open(root, parser.currentToken() == JsonToken.START_OBJECT);
        while (true) {
            @Nullable String name = null;
            if (open.isObject()) {
                name = parser.nextFieldName();
            } else {
                parser.nextToken();
            }
            if (within != null && within.isBeyondElement()) {
                return null;
            }
            JsonToken token = name == null ? parser.currentToken() : parser.nextToken();
            name = name == null ? ELEMENT : name;
            if (token.isStructStart()) {
                open.open(name, token == JsonToken.START_OBJECT);
            } else if (token.isStructEnd()) {
                String closed = open.name();
                JsonValue done = closed(open, before(repeated, closed));
                if (open.depth() == outer) {
                    return done;
                }
                open.add(closed, done);
            } else {
                JsonValue scalar = scalar(parser, name, within, repeated);
                if (scalar == null) {
                    return null;
                }
                open.add(name, scalar);
            }
        }
    }

    private static JsonValue closed(OpenMembers open, @Nullable RepeatedValue before) {
        JsonValue done = open.close(before == null ? JsonObject.empty() : before.neighbour());
        return before != null && done instanceof JsonObject object ? before.object(object) : done;
    }

    private static @Nullable RepeatedValue before(RepeatedValue.@Nullable ByName repeated, String name) {
        return repeated == null || name.isEmpty() ? null : repeated.of(name);
    }

    private static @Nullable JsonValue scalar(
            JsonParser parser, String name, @Nullable AnswerParser within, RepeatedValue.@Nullable ByName repeated)
            throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text(parser, name, within, repeated);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                @Nullable RepeatedValue before = before(repeated, name);
                yield before == null ? number(parser) : before.number((AnswerParser) parser);
            }
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            default -> JsonNull.INSTANCE;
        };
    }

    private static @Nullable JsonString text(
            JsonParser parser, String name, @Nullable AnswerParser within, RepeatedValue.@Nullable ByName repeated)
            throws IOException {
        if (parser instanceof AnswerParser answer && answer.isTextUnread()) {
            @Nullable RepeatedValue before = before(repeated, name);
            @Nullable JsonString plain = before == null ? answer.plainTree() : before.plainTree(answer);
            if (plain != null) {
                return plain;
            }
        }
        String text = within == null ? parser.getText() : within.textWithinElement();
        return text == null ? null : new JsonString(text);
    }

    static JsonNumber number(JsonParser parser) throws IOException {
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
}
