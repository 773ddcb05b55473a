package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;

/** One answer that is being read: its beginning, its end, and what goes wrong in between. */
final class OpenAnswer implements Closeable {
    private final AnswerParser parser;
    private final JsonCursor cursor;
    private final BoundedInput input;

    OpenAnswer(AnswerParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.input = parser.intake();
    }

    JsonCursor cursor() {
        return cursor;
    }

    /** Goes to the first value. */
    void start() throws IOException {
        input.open();
        if (parser.nextToken() == null) {
            throw cursor.failure(Reason.EMPTY, "is empty");
        }
    }

    void startElement() {
        input.budget().startElement(parser.position());
    }

    void endElement() throws IOException {
        input.budget().end(parser.position());
    }

    void endElements() {
        input.budget().endElements(parser.position());
    }

    /** Insists on the end of the answer, so that the connection can be used again and a cut is noticed. */
    void end() throws IOException {
        if (parser.nextToken() != null) {
            throw cursor.failure(Reason.NOT_JSON, "goes on after its end");
        }
        input.budget().end(parser.position());
    }

    /** The same behind the content that was asked for: what stood beside it may say that the answer is a failure. */
    void endOfContent() throws IOException {
        end();
        parser.requireSuccess();
    }

    /** Keeps what stands beside the content. */
    void say(String name, JsonValue value) {
        parser.say(name, value);
    }

    /** What to throw for what was thrown. */
    IOException diagnosis(Exception thrown) {
        return JsonErrorTranslator.of(cursor, thrown);
    }

    /**
     * What to throw for what was thrown before the content of the answer was reached: a failure, if the answer says
     * that it is one.
     */
    IOException diagnosisOfWhole(Exception thrown) {
        IOException diagnosis = diagnosis(thrown);
        if (!(diagnosis instanceof UnreadableAnswer answer) || answer.reason() != Reason.UNEXPECTED) {
            return diagnosis;
        }
        try {
            readWords();
        } catch (IOException | RuntimeException e) {
            return diagnosis; // the first mistake is the one to tell
        }
        FailureStatuses words = parser.words();
        FailureAnswer failure = words == null ? null : words.failureWithoutContent();
        return failure == null ? diagnosis : failure;
    }

    /** Reads what is left of the outermost object, for its words. */
    private void readWords() throws IOException {
        JsonStreamContext whole = parser.getParsingContext();
        while (!whole.inRoot() && !whole.getParent().inRoot()) {
            whole = whole.getParent();
        }
        if (!whole.inObject()) {
            return; // it was read to its end, or is no object
        }
        while (parser.getParsingContext() != whole) {
            parser.nextToken();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean isContainer = parser.nextToken().isStructStart();
            if (FailureStatuses.has(name)) {
                parser.say(name, JsonTree.read(parser));
            } else if (isContainer) {
                parser.skipContainer();
            }
        }
    }

    /** Gives the parser's buffers back. The body stays open. */
    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a parser does not reach the body", e);
        }
    }
}
