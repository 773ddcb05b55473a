package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.http.internal.json.ReadQuota.Overflow;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.connectorsdk.http.json.PositionalRows;
import org.jspecify.annotations.Nullable;

/**
 * Says in our own words what a parser's exception means. Of the exception's text no more than a number is used: it
 * quotes the answer.
 */
final class JsonErrorTranslator {
    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d+");

    private final JsonCursor at;

    private JsonErrorTranslator(JsonCursor at) {
        this.at = at;
    }

    /**
     * What to throw for what was thrown.
     *
     * @param at where reading stopped
     * @param thrown the exception, perhaps wrapped by the binding
     * @return the transport's exception untouched, or what is wrong with the answer
     */
    static IOException of(JsonCursor at, Exception thrown) {
        JsonErrorTranslator diagnosis = new JsonErrorTranslator(at);
        @Nullable
        IOException failure = at.answer() == null ? null : at.answer().intake().failure();
        if (failure != null) {
            return failure instanceof Overflow overflow ? diagnosis.tooLarge(overflow) : failure;
        }
        if (thrown instanceof FailureAnswer reported) {
            return reported;
        }
        @Nullable Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof UnreadableAnswer || cause instanceof StreamReadException) {
                return diagnosis.ofRoot((IOException) cause);
            }
            if (cause instanceof StreamConstraintsException excess) {
                return diagnosis.excessive(excess);
            }
            if (cause instanceof Overflow overflow) {
                return diagnosis.tooLarge(overflow);
            }
            cause = cause.getCause();
        }
        return thrown instanceof JsonMappingException mismatch
                ? diagnosis.mismatch(mismatch)
                : at.unexpected("could not be read: " + thrown.getClass().getName());
    }

    private IOException ofRoot(IOException cause) {
        if (cause instanceof UnreadableAnswer answer) {
            return answer;
        }
        if (cause instanceof JsonEOFException) {
            return at.failure(Reason.NOT_JSON, "ends before it is complete");
        }
        if (cause instanceof JsonParseException) {
            return at.failure(Reason.NOT_JSON, "is not valid JSON");
        }
        // A number that is well formed but does not fit the Java type.
        return at.unexpected("is a number out of range");
    }

    static UnreadableAnswer tooLarge(JsonCursor at, Overflow overflow) {
        return new JsonErrorTranslator(at).tooLarge(overflow);
    }

    private UnreadableAnswer tooLarge(Overflow overflow) {
        return UnreadableAnswer.tooLarge(
                overflow.what + " has more than " + overflow.limit + " bytes",
                at.path(),
                at.position(),
                overflow.limit,
                overflow.setting);
    }

    private UnreadableAnswer excessive(StreamConstraintsException excess) {
        int deepest = StreamReadConstraints.DEFAULT_MAX_DEPTH;
        boolean deep = at.parser().getParsingContext().getNestingDepth() > deepest;
        return at.failure(
                Reason.EXCESSIVE,
                (deep ? "is nested deeper than " + deepest + " levels" : tooLong(excess))
                        + ", which no setting allows");
    }

    /** Of the exception's text only what it is about and its first number are used, which is how much was met. */
    private static String tooLong(StreamConstraintsException excess) {
        String text = String.valueOf(excess.getOriginalMessage());
        Matcher met = FIRST_NUMBER.matcher(text);
        String length = met.find() ? " of " + met.group() + " characters" : "";
        return text.startsWith("Name")
                ? "has a name" + length + ", where " + StreamReadConstraints.DEFAULT_MAX_NAME_LEN + " is the most"
                : "has a number" + length + ", where " + JsonNumber.MAX_LENGTH + " is the most";
    }

    private UnreadableAnswer mismatch(JsonMappingException mismatch) {
        if (mismatch instanceof InvalidNullException) {
            return at.unexpected("is null");
        }
        if (mismatch instanceof ValueInstantiationException refused) {
            if (refused.getCause() instanceof PositionalRows.OtherWidth rows) {
                return at.unexpected(String.valueOf(rows.getMessage()));
            }
            return refused(refused);
        }
        if (!(mismatch instanceof MismatchedInputException input)) {
            return at.unexpected("has an unexpected form");
        }
        return at.unexpected("is " + JsonPath.kind(at.parser().currentToken()) + " where "
                + JsonPath.kind(input.getTargetType()) + " is expected");
    }

    /** A record names the component that it refuses before a colon. */
    private UnreadableAnswer refused(ValueInstantiationException refused) {
        Class<?> type = refused.getType().getRawClass();
        String text = refused.getCause() == null
                ? ""
                : String.valueOf(refused.getCause().getMessage());
        String component = text.substring(0, Math.max(0, text.indexOf(':')));
        boolean isNamed = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(declared -> declared.getName().equals(component));
        return at.unexpected(
                (isNamed ? "has a value of " + component + " that " : "") + "was refused by " + type.getSimpleName());
    }
}
