package org.connectorsdk.http.internal.answer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.http.error.VendorError;

/**
 * Says which conflict an answer is about: first by a code that names it, then by what the vendor's decoder knows of the
 * operation, then by the text.
 *
 * <p>An identical request that is being executed comes before all others, and its text is enough: to miss it means to
 * say that nothing was done while it is being done; to see one too many costs the caller a look.
 */
public final class ConflictReasons {
    private static final int PRECONDITION_FAILED = 412;
    private static final int LOCKED = 423;
    private static final int LONGEST = 1_000;

    private static final Pattern DUPLICATE =
            Pattern.compile("\\b(identical|duplicated?|repeated) (\\w+ ){0,3}request|\\bsame (\\w+ )?request"
                    + "|(?<!sync )(?<!job )\\brequest (with (\\w+ ){1,6})?((is|was|has been) )?"
                    + "((being|already|still|currently) ){1,2}(being )?"
                    + "(executed|executing|processed|handled|in progress|in"
                    + " flight|outstanding|pending|accepted|received)"
                    + "|(?<!sync )(?<!job )\\brequest (is )?(outstanding|in progress|in flight)"
                    + "|\\bidempot\\w+ (\\w+ ){0,5}"
                    + "(in use|in progress|in flight|outstanding|pending|processed|executed|locked)");

    private static final Map<ConflictReason, Pattern> WORDS = words();

    private ConflictReasons() {}

    private static Map<ConflictReason, Pattern> words() {
        Map<ConflictReason, Pattern> words = new LinkedHashMap<>();
        words.put(
                ConflictReason.INCOMPATIBLE_SCHEMA,
                Pattern.compile("\\bincompatib|\\bschema (mismatch|conflict|changed)|\\btype (mismatch|conflict)"));
        words.put(
                ConflictReason.STALE_VERSION,
                Pattern.compile("\\b(stale|outdated)\\b|\\bversion (mismatch|conflict)|\\bprecondition failed"
                        + "|\\b(etag|if match)\\b|\\bmodified (concurrently|by|since|in the meantime)"));
        words.put(
                ConflictReason.ALREADY_RUNNING,
                Pattern.compile("\\b(already|still|currently) (running|in progress|syncing|executing|active)"
                        + "|\\b(sync|job|run|refresh|backfill) (\\w+ ){0,3}(running|in progress|exists)"
                        + "|\\b(overlap|overlaps|overlapping)\\b"));
        words.put(
                ConflictReason.ALREADY_EXISTS,
                Pattern.compile("\\b(already exists?|exists already|already (taken|used|registered|in use)"
                        + "|(is|name|slug) taken|not unique|must be unique|unique (violation|constraint)"
                        + "|name conflict|duplicate (name|slug|key|entry|value|\\w+"
                        + " name))\\b|^(duplicate|exists|conflict exists)$"));
        words.put(
                ConflictReason.IN_USE,
                Pattern.compile(
                        "\\b(in use|used by|use this|uses it|referenced by|attached to|still (used|referenced|attached)"
                                + "|has depend\\w+|depends? on)\\b"));
        words.put(ConflictReason.LOCKED, Pattern.compile("\\blocked\\b|\\block held\\b"));
        words.put(
                ConflictReason.WRONG_STATE,
                Pattern.compile("\\b(disabled|inactive|paused|deleted|archived|not (ready|finished|running|active)"
                        + "|(illegal|invalid|wrong) state)\\b"));
        return words;
    }

    public static ConflictReason of(VendorError reported, int status) {
        String text = plain(reported.message().orElse(""));
        if (Stream.concat(codes(reported), Stream.of(text)).anyMatch(ConflictReasons::isDuplicate)) {
            return ConflictReason.DUPLICATE_REQUEST;
        }
        return codes(reported)
                .flatMap(code -> named(code).stream())
                .findFirst()
                .or(() -> byStatus(status))
                .or(() -> named(text)
                        .filter(
                                ConflictReason.STALE_VERSION
                                        ::equals)) // never what an operation is refused for as a rule
                .or(reported::reason)
                .or(() -> named(text))
                .orElse(ConflictReason.UNSPECIFIED);
    }

    private static Stream<String> codes(VendorError reported) {
        return Stream.concat(
                        reported.code().stream(), reported.violations().stream().map(FieldViolation::code))
                .map(ConflictReasons::plain);
    }

    private static boolean isDuplicate(String words) {
        return DUPLICATE.matcher(words).find();
    }

    private static Optional<ConflictReason> named(String words) {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<ConflictReason> byStatus(int status) {
        return switch (status) {
            case PRECONDITION_FAILED -> Optional.of(ConflictReason.STALE_VERSION);
            case LOCKED -> Optional.of(ConflictReason.LOCKED);
            default -> Optional.empty();
        };
    }

    /**
     * The words alone, in lower case: {@code duplicateRequest}, {@code DUPLICATE_REQUEST} and a sentence are read
     * alike.
     */
    private static String plain(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST))
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
    }
}
