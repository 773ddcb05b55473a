package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Objects;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A place in an answer, for {@link ElementParser}s. It stands at one value; each method that reads a value reads it to
 * its end.
 *
 * <p>Tolerant where servers are known to differ: text may be written as a number or a boolean, a number or a boolean as
 * text, and a member that is not read is skipped. Whatever else does not fit ends the answer with an {@link
 * UnreadableAnswer} that names the place.
 *
 * <p>For one thread. Neither kept nor closed by parsers.
 */
final class JsonCursor {
    private final JsonParser parser;
    private final @Nullable AnswerParser answer;

    /** Of what is kept in memory; an answer has its own. */
    private @Nullable OpenMembers open;

    /** Whether the cursor stands at a value that was not read. */
    private boolean unread = true;

    /**
     * Where the text begins that the parser reads past when it goes on; 0 for none, as something stands before each.
     */
    private long skippingSince;

    /**
     * Makes a cursor.
     *
     * @param parser the parser
     * @param answer the same parser if it reads an answer, null if it reads what the binding keeps in memory
     */
    JsonCursor(JsonParser parser, @Nullable AnswerParser answer) {
        this.parser = parser;
        this.answer = answer;
    }

    /** The cursor of a parser that the binding hands over. */
    static JsonCursor of(JsonParser parser) {
        return parser instanceof AnswerParser answer ? answer.cursor() : new JsonCursor(parser, null);
    }

    /**
     * Enters the object that the cursor stands at.
     *
     * @throws IOException if it is something else
     */
    void enterObject() throws IOException {
        require(JsonToken.START_OBJECT, "an object");
        unread = false;
    }

    /**
     * Goes to the next member of the object. Its value is read by one of the other methods, or skipped if it is not
     * read.
     *
     * @return the name of the member; null at the end of the object, which is then read
     * @throws IOException if the answer cannot be read
     */
    @Nullable
    String nextName() throws IOException {
        if (unread) {
            skip();
        }
        @Nullable String name = parser.nextFieldName();
        if (skippingSince != 0) {
            endSkipping();
        }
        unread = name != null;
        if (unread) {
            parser.nextToken();
        }
        return name;
    }

    /**
     * Enters the array that the cursor stands at.
     *
     * @throws IOException if it is something else
     */
    void enterArray() throws IOException {
        require(JsonToken.START_ARRAY, "an array");
        unread = false;
    }

    /**
     * Goes to the next element of the array.
     *
     * @return false at the end of the array, which is then read
     * @throws IOException if the answer cannot be read
     */
    boolean nextElement() throws IOException {
        if (unread) {
            skip();
        }
        unread = parser.nextToken() != JsonToken.END_ARRAY;
        if (skippingSince != 0) {
            endSkipping();
        }
        return unread;
    }

    /**
     * Whether the cursor stands at JSON {@code null}. Does not read it.
     *
     * @return true for {@code null}
     */
    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /**
     * Whether the cursor stands at an array. Does not enter it.
     *
     * @return true for an array
     */
    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /**
     * Reads an integer of 64 bits, also from text, and from {@code 12.0} or {@code 1.5e9}, which are whole.
     *
     * @return the integer; null for JSON {@code null}
     * @throws IOException if it is something else, has a fraction, or does not fit
     */
    @Nullable
    Long integer() throws IOException {
        JsonToken token = read();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        try {
            return exact(token, "an integer").longValueExact();
        } catch (ArithmeticException e) {
            throw unexpected("is not an integer of 64 bits");
        }
    }

    /** Reads an integer of 32 bits, as {@link #integer()} reads one of 64. */
    @Nullable
    Integer smallInteger() throws IOException {
        Long value = integer();
        if (value != null && value != value.intValue()) {
            throw unexpected("is not an integer of 32 bits");
        }
        return value == null ? null : value.intValue();
    }

    private JsonNumber exact(JsonToken token, String expected) throws IOException {
        if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
            throw other(expected);
        }
        try {
            return JsonNumber.ofRaw(parser.getText().strip());
        } catch (IllegalArgumentException e) {
            throw other(expected);
        }
    }

    /**
     * Reads any value as a tree.
     *
     * @return the tree; {@code JsonNull} for JSON {@code null}
     * @throws IOException if the answer cannot be read
     */
    JsonValue value() throws IOException {
        read();
        return JsonTree.read(parser);
    }

    <T> T notNull(@Nullable T value) throws IOException {
        if (value == null) {
            throw unexpected("is null");
        }
        return value;
    }

    /**
     * Reads past the value. What is skipped has a ceiling of its own, so that an answer full of logs is no problem.
     *
     * @throws IOException if the answer cannot be read
     */
    void skip() throws IOException {
        JsonToken token = read();
        if (token.isStructStart()) {
            skipContainer();
        } else if (token == JsonToken.VALUE_STRING && answer != null) {
            // Only when the parser goes on is known how much it was.
            skipTextFrom(answer.position());
        }
    }

    /** The parser reads past the text at which it stands when it goes on. */
    void skipTextFrom(long position) {
        if (answer != null) {
            skippingSince = position;
            answer.intake().budget().startSkipping(position);
        }
    }

    private void skipContainer() throws IOException {
        if (answer == null) {
            parser.skipChildren();
        } else {
            answer.skipContainer();
        }
    }

    private void endSkipping() throws IOException {
        if (answer != null) {
            answer.intake().budget().endSkipping(answer.position() - skippingSince);
        }
        skippingSince = 0;
    }

    /** {@return the objects and arrays that are open} */
    OpenMembers open() {
        if (answer != null) {
            return answer.open();
        }
        if (open == null) {
            open = new OpenMembers();
        }
        return open;
    }

    /**
     * Reads the value of a member that has no place of its own, and adds it to what is open.
     *
     * @param name the name of the member
     * @return null, or what is wrong with it: it is then left out
     * @throws IOException if the answer cannot be read
     */
    @Nullable
    String keep(String name) throws IOException {
        JsonValue value = valueOrNothing(name);
        if (value == null) {
            return tooMuch(path());
        }
        open().add(name, value);
        return null;
    }

    /** The value of a member as a tree; null when its element has no room for it: it is then skipped. */
    @Nullable
    JsonValue valueOrNothing(String name) throws IOException {
        if (answer == null) {
            return value();
        }
        read();
        return answer.treeWithinElement(name);
    }

    /** The text of an answer at which the cursor stands, when its element has room for it. */
    String text() throws IOException {
        AnswerParser within = Objects.requireNonNull(answer);
        String text = within.textWithinElement();
        if (text == null) {
            throw within.beyondElement();
        }
        return text;
    }

    /** What is reported of a member that was left out. */
    static String tooMuch(String path) {
        return path + " is left out: with it the element has more bytes than " + ReadLimits.ELEMENT_SETTING + " allows";
    }

    /**
     * Insists on a member. Call it once the object was read to its end.
     *
     * @param name the name of the member
     * @param value its value, null if it was absent or {@code null}
     * @param <T> the type of the value
     * @return the value
     * @throws IOException if it is null, naming the member
     */
    <T> T required(String name, @Nullable T value) throws IOException {
        if (value == null) {
            String path = JsonPath.member(path(), name);
            throw UnreadableAnswer.malformed(Reason.UNEXPECTED, path + " is missing", path, position(), start());
        }
        return value;
    }

    /**
     * Makes the failure for a value that makes no sense. It names the place.
     *
     * @param what what is wrong, as a predicate that quotes no value: {@code "is not a date"}
     * @return the failure, to be thrown
     */
    UnreadableAnswer unexpected(String what) {
        return failure(Reason.UNEXPECTED, what);
    }

    UnreadableAnswer failure(Reason reason, String what) {
        String path = path();
        String subject = path.isEmpty() ? "the answer" : path;
        return UnreadableAnswer.malformed(reason, subject + " " + what, path, position(), start());
    }

    UnreadableAnswer other(String expected) {
        return unexpected("is " + JsonPath.kind(parser.currentToken()) + " where " + expected + " is expected");
    }

    private void require(JsonToken token, String expected) throws IOException {
        if (parser.currentToken() != token) {
            throw other(expected);
        }
    }

    private JsonToken read() {
        unread = false;
        return parser.currentToken();
    }

    JsonParser parser() {
        return parser;
    }

    /** Null if the binding keeps in memory what is read. */
    @Nullable
    AnswerParser answer() {
        return answer;
    }

    /** The value is read by someone who uses the parser itself. */
    void hand() {
        unread = false;
    }

    String path() {
        return JsonPath.path(parser.getParsingContext());
    }

    long position() {
        return parser.currentLocation().getByteOffset();
    }

    byte[] start() {
        return answer == null ? new byte[0] : answer.intake().head();
    }
}
