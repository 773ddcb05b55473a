package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonReadContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Jackson's parser of bytes, which in addition says at which byte it is without making an object for it, as positions
 * are needed for every element and everything that is skipped; and reads plain texts straight from the buffer, which
 * saves an eighth of the time of a list.
 */
final class AnswerParser extends UTF8StreamJsonParser {
    private final BoundedInput input;
    private final JsonCursor cursor;
    private @Nullable RepeatedValueCache caches;
    private RepeatedValue.@Nullable ByName repeated;
    private @Nullable NameOrder order;
    private @Nullable OpenMembers open;
    private @Nullable FailureStatuses words;

    private AnswerParser(
            IOContext context, int features, BoundedInput input, ByteQuadsCanonicalizer names, JsonFactory maker) {
        super(context, features, input, maker.getCodec(), names, context.allocReadIOBuffer(), 0, 0, 0, true);
        this.input = input;
        this.cursor = new JsonCursor(this, this);
    }

    BoundedInput intake() {
        return input;
    }

    /** The one cursor of this answer. */
    JsonCursor cursor() {
        return cursor;
    }

    /** {@return whether the parser is in an object that is the answer itself} */
    boolean isWithinWhole() {
        return _parsingContext.getParent().inRoot();
    }

    /** {@return what the answer says beside its content; null for nothing yet} */
    @Nullable
    FailureStatuses words() {
        return words;
    }

    /** Keeps what the answer says beside its content. */
    void say(String name, JsonValue value) {
        if (words == null) {
            words = new FailureStatuses();
        }
        words.add(name, value);
    }

    /** Throws the failure that the answer says it is. */
    void requireSuccess() throws FailureAnswer {
        FailureAnswer failure = words == null ? null : words.failure();
        if (failure != null) {
            throw failure;
        }
    }

    /** How many bytes were understood. */
    long position() {
        return _currInputProcessed + _inputPtr;
    }

    /** {@return the objects and arrays that are open} */
    OpenMembers open() {
        if (open == null) {
            open = new OpenMembers();
        }
        return open;
    }

    /** {@return what the trees of the elements before had; null outside of a list} */
    RepeatedValue.@Nullable ByName repeated() {
        return repeated;
    }

    /**
     * {@return what the records before had, from the second element of a list on, for its type and those within it;
     * null before}
     */
    @Nullable
    RepeatedValueCache recall(RecordDeserializer type, int components) {
        for (@Nullable RepeatedValueCache known = caches; known != null; known = known.next) {
            if (known.isOf(type)) {
                return known;
            }
        }
        if (caches == null) {
            JsonReadContext array = _parsingContext.getParent();
            if (array == null || !array.inArray() || array.getCurrentIndex() == 0) {
                return null;
            }
            repeated = new RepeatedValue.ByName();
            order = new NameOrder();
        }
        caches = new RepeatedValueCache(this, type, components, caches);
        return caches;
    }

    /** Compares the name with the one that came next in the elements before, and reads it only if it is another. */
    @Override
    public @Nullable String nextFieldName() throws IOException {
        if (order == null) {
            return super.nextFieldName();
        }
        @Nullable SerializedString expected = order.next();
        if (expected != null && nextFieldName(expected)) {
            order.goOn();
            return expected.getValue();
        }
        @Nullable String name = expected == null ? super.nextFieldName() : nameAt();
        if (name != null) {
            order.goOnAt(name);
        }
        return name;
    }

    private @Nullable String nameAt() throws IOException {
        return currentToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }

    /**
     * Reads the text that the parser has just reached if it is this one, as it is written. Looks at nothing but the
     * buffer: a text that lies across two of them is not known again.
     *
     * @return whether it was
     */
    boolean readIf(byte[] written, String text) {
        int end = _inputPtr + text.length();
        if (end >= _inputEnd
                || _inputBuffer[end] != '"'
                || !PlainText.isAt(_inputBuffer, _inputPtr, written, text.length())) {
            return false;
        }
        hasRead(text);
        return true;
    }

    /**
     * {@return the length of the text that the parser has just reached, if it is ASCII without escapes and in the
     * buffer; else -1}
     */
    int plainLength() {
        return PlainText.length(_inputBuffer, _inputPtr, _inputEnd);
    }

    /** {@return a hash of what tells the text at which the parser stands from most others} */
    int hashOf(int length) {
        if (length == 0) {
            return 0;
        }
        int first = _inputBuffer[_inputPtr];
        int middle = _inputBuffer[_inputPtr + (length >> 1)];
        int last = _inputBuffer[_inputPtr + length - 1];
        int hash = (first << 24) | (last << 16) | (middle << 8) | (length & 0xff);
        hash = (hash ^ (hash >>> 16)) * 0x7feb352d;
        hash = (hash ^ (hash >>> 15)) * 0x846ca68b;
        return hash ^ (hash >>> 16);
    }

    /** {@return whether the parser stands at a text that nobody has asked it for yet} */
    boolean isTextUnread() {
        return _tokenIncomplete;
    }

    /** {@return the text at which the parser stands, as a tree; null, with nothing read, if it is not plain} */
    @Nullable
    JsonString plainTree() {
        int length = plainLength();
        return length == -1 ? null : new JsonString(plainText(length));
    }

    /** Reads the text at which the parser stands, when {@link #plainLength()} is known, without decoding it. */
    String plainText(int length) {
        String text = new String(_inputBuffer, _inputPtr, length, StandardCharsets.ISO_8859_1);
        hasRead(text);
        return text;
    }

    /** The same as it is written, before it is read. */
    void copyText(int length, byte[] to) {
        System.arraycopy(_inputBuffer, _inputPtr, to, 0, length);
    }

    /** Nobody asks the parser for a text again that was read so. */
    private void hasRead(String plain) {
        _inputPtr += plain.length() + 1;
        _tokenIncomplete = false;
    }

    /** Reads past the object or array that the parser stands at, to its end, on the account of what is skipped. */
    void skipContainer() throws IOException {
        long start = position();
        input.budget().startSkipping(start);
        skipChildren();
        input.budget().endSkipping(position() - start);
    }

    /** {@return the tree at which the parser stands; null when its element has no room for it: it is then skipped} */
    @Nullable
    JsonValue treeWithinElement(String name) throws IOException {
        if (!input.budget().isWithinElement()) {
            return Objects.requireNonNull(JsonTree.read(this, name, null));
        }
        long start = _tokenInputTotal; // a text may have been read once already
        boolean isContainer = currentToken().isStructStart();
        JsonReadContext parent = _parsingContext.getParent();
        JsonValue read = JsonTree.read(this, name, this);
        if (read != null && !isBeyondElement()) {
            return read;
        }
        input.budget().leftOut();
        if (isContainer) {
            leaveOut(start, parent);
        } else {
            cursor.skipTextFrom(start);
        }
        return null;
    }

    private void leaveOut(long start, JsonReadContext parent) throws IOException {
        input.forgetMark(); // what is skipped must not be remembered
        input.budget().startSkipping(start);
        while (_parsingContext != parent) {
            nextToken();
        }
        input.budget().endSkipping(position() - start);
    }

    /** {@return whether the element has gone beyond its ceiling} */
    boolean isBeyondElement() {
        return position() > input.budget().elementEnd();
    }

    /**
     * {@return the text at which the parser stands; null when its element has no room for it: it is then not read to
     * its end}
     */
    @Nullable
    String textWithinElement() throws IOException {
        int length = _tokenIncomplete ? plainLength() : -1;
        boolean hasCeiling = input.budget().isWithinElement();
        if (length != -1 && (!hasCeiling || position() + length < input.budget().elementEnd())) {
            return plainText(length);
        }
        if (!_tokenIncomplete || !hasCeiling) {
            return getText();
        }
        input.cuttable(true);
        try {
            String text = getText();
            if (!isBeyondElement()) {
                return text;
            }
        } catch (BoundedInput.Cut cut) {
            _tokenIncomplete = true; // as it is: the next token is found behind the text
            _currInputProcessed = input.taken() - _inputEnd;
        } finally {
            input.cuttable(false);
        }
        input.forgetMark();
        return null;
    }

    /** What to throw where nothing can be left out. */
    UnreadableAnswer beyondElement() {
        return JsonErrorTranslator.tooLarge(cursor, input.budget().ofElement());
    }

    /** Which name came after which: the elements of a list have the same names, at all levels, in the same order. */
    private static final class NameOrder {
        private static final int MOST = 256;

        private final Map<String, Known> known = new HashMap<>();
        private @Nullable Known last;

        private static final class Known {
            final SerializedString name;

            @Nullable
            Known next;

            Known(String name) {
                this.name = new SerializedString(name);
            }
        }

        /** {@return the name that came next before; null if none did} */
        @Nullable
        SerializedString next() {
            return last == null || last.next == null ? null : last.next.name;
        }

        /** The expected name has come. */
        void goOn() {
            last = Objects.requireNonNull(last).next;
        }

        /** Another name has come. After one too many nothing is expected until a known one comes. */
        void goOnAt(String name) {
            @Nullable Known found = known.get(name);
            if (found == null && known.size() < MOST) {
                found = new Known(name);
                known.put(name, found);
            }
            if (last != null) {
                last.next = found;
            }
            last = found;
        }
    }

    /** Makes such parsers for answers, and Jackson's own for all else. */
    static final class Factory extends JsonFactory {
        private static final long serialVersionUID = 1L;

        Factory(JsonFactoryBuilder builder) {
            super(builder);
        }

        @Override
        protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
            return in instanceof BoundedInput input
                    ? new AnswerParser(
                            context,
                            _parserFeatures,
                            input,
                            _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures),
                            this)
                    : super._createParser(in, context);
        }
    }
}
