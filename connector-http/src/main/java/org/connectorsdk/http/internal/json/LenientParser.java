package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/** Tries a parser, and goes back to the start of the element to take it as it is when it does not fit. */
final class LenientParser<T> implements ElementParser<Lenient<T>> {
    private final Strict<T> strict;

    LenientParser(ElementParser<T> strict) {
        this((in, binding) -> strict.parse(in));
    }

    LenientParser(Strict<T> strict) {
        this.strict = strict;
    }

    /** Reads an element that fits. */
    @FunctionalInterface
    interface Strict<T> {
        /**
         * Reads it.
         *
         * @param binding null where nothing is bound
         */
        @Nullable
        T parse(JsonCursor in, @Nullable DeserializationContext binding) throws IOException;
    }

    @Override
    public Lenient<T> parse(JsonCursor in) throws IOException {
        return parse(in, null);
    }

    Lenient<T> parse(JsonCursor in, @Nullable DeserializationContext binding) throws IOException {
        JsonParser parser = in.parser();
        return parser.currentToken().isStructStart() ? container(in, binding) : scalar(in, binding);
    }

    private Lenient<T> scalar(JsonCursor in, @Nullable DeserializationContext binding) throws IOException {
        // Taken first: afterwards the parser may have forgotten it.
        JsonValue raw = JsonTree.scalar(in.parser());
        try {
            return Lenient.of(in.notNull(strict.parse(in, binding)));
        } catch (IOException | RuntimeException e) {
            return Lenient.unreadable(raw, problem(in, e));
        }
    }

    private Lenient<T> container(JsonCursor in, @Nullable DeserializationContext binding) throws IOException {
        @Nullable AnswerParser answer = in.answer();
        if (answer == null) {
            return Lenient.of(in.notNull(strict.parse(in, binding)));
        }
        ReadQuota quota = answer.intake().budget();
        boolean isPart = !quota.isWithinElement();
        if (isPart) {
            quota.startPart(begin(answer));
        }
        JsonStreamContext parent = answer.getParsingContext().getParent();
        long start = begin(answer);
        int open = answer.open().begin();
        boolean isOutermost = !answer.intake().isMarked();
        if (isOutermost) {
            answer.intake().mark(start);
        }
        try {
            return Lenient.of(in.notNull(strict.parse(in, binding)));
        } catch (IOException | RuntimeException e) {
            answer.open().forget(open);
            return unreadable(answer, parent, start, e);
        } finally {
            if (isOutermost) {
                answer.intake().forgetMark();
            }
            if (isPart) {
                quota.endPart();
            }
        }
    }

    /** Where the object or array begins that the parser has entered: its bracket has been read. */
    static long begin(AnswerParser answer) {
        return answer.position() - 1;
    }

    /**
     * Goes to the end of an object or array, and takes it as it came; throws what is not a matter of fitting.
     *
     * @param parent the context that it is in
     * @param start where it begins
     */
    static <T> Lenient<T> unreadable(AnswerParser answer, JsonStreamContext parent, long start, Exception thrown)
            throws IOException {
        String problem = problem(answer.cursor(), thrown);
        leave(answer, parent);
        return Lenient.unreadable(raw(answer.intake(), start, answer.position()), problem);
    }

    /** The element as it came; empty when it was too large to be remembered, or has a number that no tree takes. */
    private static JsonValue raw(BoundedInput input, long start, long end) {
        return input.isMarked() ? Json.parse(input.between(start, end)).orElse(JsonObject.empty()) : JsonObject.empty();
    }

    /** Why the element does not fit; throws what is not a matter of fitting. */
    static String problem(JsonCursor in, Exception thrown) throws IOException {
        IOException diagnosis = JsonErrorTranslator.of(in, thrown);
        if (diagnosis instanceof UnreadableAnswer answer && isOfElement(in, answer)) {
            return String.valueOf(answer.getMessage());
        }
        throw diagnosis;
    }

    /** Whether what is wrong is wrong with the element alone, and the parser knows where it is. */
    private static boolean isOfElement(JsonCursor in, UnreadableAnswer answer) {
        boolean goesOn = in.answer() == null || in.answer().intake().failure() == null;
        return answer.reason() == Reason.UNEXPECTED || (answer.reason() == Reason.TOO_LARGE && goesOn);
    }

    /** Reads to the end of the element, wherever in it the parser stopped. */
    private static void leave(JsonParser parser, JsonStreamContext parent) throws IOException {
        while (parser.getParsingContext() != parent) {
            parser.nextToken();
        }
    }
}
