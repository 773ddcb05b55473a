package org.connectorsdk.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.io.IOException;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnreadableAnswer.Reason;
import org.jspecify.annotations.Nullable;

/** Tries a parser, and goes back to the start of the element to take it as it is when it does not fit. */
final class LenientParser<T> implements ElementParser<Lenient<T>> {
    private final ElementParser<T> strict;

    LenientParser(ElementParser<T> strict) {
        this.strict = strict;
    }

    @Override
    public Lenient<T> parse(JsonCursor in) throws IOException {
        JsonParser parser = in.parser();
        return parser.currentToken().isStructStart() ? container(in) : scalar(in);
    }

    private Lenient<T> scalar(JsonCursor in) throws IOException {
        // Taken first: afterwards the parser may have forgotten it.
        JsonValue raw = JsonTree.read(in.parser());
        try {
            return Lenient.of(in.notNull(strict.parse(in)));
        } catch (IOException | RuntimeException e) {
            return Lenient.odd(raw, problem(in, e));
        }
    }

    private Lenient<T> container(JsonCursor in) throws IOException {
        @Nullable AnswerParser answer = in.answer();
        if (answer == null) {
            return Lenient.of(in.notNull(strict.parse(in)));
        }
        JsonStreamContext parent = answer.getParsingContext().getParent();
        Intake intake = answer.intake();
        long start = answer.position() - 1; // the bracket has been read
        boolean marked = intake.mark(start);
        try {
            return Lenient.of(in.notNull(strict.parse(in)));
        } catch (IOException | RuntimeException e) {
            String problem = problem(in, e);
            leave(answer, parent);
            in.hand();
            return Lenient.odd(tree(intake.between(start, answer.position())), problem);
        } finally {
            if (marked) {
                intake.forgetMark();
            }
        }
    }

    private static JsonValue tree(byte[] element) {
        return Json.parse(element).orElseThrow(() -> new IllegalStateException("an element that was read is no JSON"));
    }

    /** Why the element does not fit; throws what is not a matter of fitting. */
    private static String problem(JsonCursor in, Exception thrown) throws IOException {
        IOException diagnosis = Diagnosis.of(in, thrown);
        if (diagnosis instanceof UnreadableAnswer answer && answer.reason() == Reason.UNEXPECTED) {
            return String.valueOf(answer.getMessage());
        }
        throw diagnosis;
    }

    /** Reads to the end of the element, wherever in it the parser stopped. */
    private static void leave(JsonParser parser, JsonStreamContext parent) throws IOException {
        while (parser.getParsingContext() != parent) {
            parser.nextToken();
        }
    }
}
