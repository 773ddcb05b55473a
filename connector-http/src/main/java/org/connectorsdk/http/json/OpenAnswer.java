package org.connectorsdk.http.json;

import java.io.Closeable;
import java.io.IOException;
import org.connectorsdk.http.json.UnreadableAnswer.Reason;

/** One answer that is being read: its beginning, its end, and what goes wrong in between. */
final class OpenAnswer implements Closeable {
    private final AnswerParser parser;
    private final JsonCursor cursor;
    private final Intake intake;

    OpenAnswer(AnswerParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.intake = parser.intake();
    }

    JsonCursor cursor() {
        return cursor;
    }

    /** Goes to the first value. */
    void start() throws IOException {
        intake.open();
        if (parser.nextToken() == null) {
            throw cursor.failure(Reason.EMPTY, "is empty");
        }
    }

    void startElement() {
        intake.budget().startElement(parser.position());
    }

    void endElement() throws IOException {
        intake.budget().end(parser.position());
    }

    void endElements() {
        intake.budget().endElements(parser.position());
    }

    /** Insists on the end of the answer, so that the connection can be used again and a cut is noticed. */
    void end() throws IOException {
        if (parser.nextToken() != null) {
            throw cursor.failure(Reason.NOT_JSON, "goes on after its end");
        }
        intake.budget().end(parser.position());
    }

    /** What to throw for what was thrown. */
    IOException diagnosis(Exception thrown) {
        return Diagnosis.of(cursor, thrown);
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
