package org.connectorsdk.api.config;

import io.vavr.control.Either;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.api.json.JsonNumber;

/**
 * Turns the text of a setting into a value of its type: a {@code String}, {@code Long}, {@code BigDecimal},
 * {@code Boolean}, {@code URI}, {@code Duration} or {@code Path}.
 */
final class SettingReader {

    private SettingReader() {}

    /**
     * What is wrong with a text.
     *
     * @param text a predicate that follows the name of the setting and never shows the value
     */
    record Problem(String code, String text) {

        static <T> Either<Problem, T> wrongType(String text) {
            return Either.left(new Problem(ConfigViolation.WRONG_TYPE, text));
        }
    }

    /** Reads a text that is not empty and has no space around it, and checks it against the bounds of the setting. */
    static Either<Problem, Object> read(Setting setting, String text) {
        Either<Problem, Object> value = parse(setting, text);
        return value.flatMap(read -> withinBounds(setting, read));
    }

    private static Either<Problem, Object> parse(Setting setting, String text) {
        return switch (setting.type()) {
            case STRING -> setting.isSecret() ? secret(setting, text) : string(text);
            case CHOICE -> choice(setting, text);
            case INTEGER -> integer(text);
            case DECIMAL -> decimal(text);
            case BOOLEAN -> bool(text);
            case URL -> UrlReader.read(text).map(url -> url);
            case DURATION -> DurationReader.read(text).map(duration -> duration);
            case FILE -> file(text);
        };
    }

    private static Either<Problem, Object> string(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return illegalCharacter(text, i, "a control character");
            }
            // A pair is read as one code point, so what is still a surrogate has lost its other half.
            int codePoint = text.codePointAt(i);
            if (codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint)) {
                return illegalCharacter(text, i, "an unpaired surrogate");
            }
            i += Character.charCount(codePoint) - 1;
        }
        return Either.right(text);
    }

    /**
     * HTTP stacks refuse such a character late, in an exception that quotes the secret (INC-18): so it is refused here.
     */
    private static Either<Problem, Object> secret(Setting setting, String text) {
        if (setting.allowsUnicode()) {
            return string(text);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return illegalCharacter(text, i, "not printable ASCII");
            }
        }
        return Either.right(text);
    }

    private static Either<Problem, Object> illegalCharacter(String text, int index, String what) {
        return Either.left(new Problem(
                ConfigViolation.ILLEGAL_CHARACTER,
                "has " + text.length() + " characters, and the one at position " + (index + 1) + " is " + what));
    }

    private static Either<Problem, Object> choice(Setting setting, String text) {
        if (setting.choices().contains(text)) {
            return Either.right(text);
        }
        Optional<String> nearest = NearestName.of(text, setting.choices());
        return Either.left(new Problem(
                ConfigViolation.NOT_A_CHOICE,
                "must be one of " + String.join(", ", setting.choices())
                        + nearest.map(name -> "; did you mean " + name + "?").orElse("")));
    }

    private static Either<Problem, Object> integer(String text) {
        try {
            return Either.right(JsonNumber.ofRaw(text).longValueExact());
        } catch (IllegalArgumentException e) {
            return Problem.wrongType("must be an integer, such as 42");
        } catch (ArithmeticException e) {
            return Problem.wrongType("must be an integer of at most 64 bits");
        }
    }

    private static Either<Problem, Object> decimal(String text) {
        try {
            BigDecimal value = JsonNumber.ofRaw(text).bigDecimalValue();
            return Either.right(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Problem.wrongType("must be a number, such as 0.5");
        }
    }

    private static Either<Problem, Object> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Either.right(true);
            case "false" -> Either.right(false);
            default -> Problem.wrongType("must be true or false");
        };
    }

    private static Either<Problem, Object> file(String text) {
        try {
            return Either.right(Path.of(text));
        } catch (InvalidPathException e) {
            return Problem.wrongType("must be the path of a file");
        }
    }

    private static Either<Problem, Object> withinBounds(Setting setting, Object value) {
        boolean tooSmall = setting.min().isPresent() && compare(value, bound(setting, setting.min())) < 0;
        boolean tooLarge = setting.max().isPresent() && compare(value, bound(setting, setting.max())) > 0;
        if (!tooSmall && !tooLarge) {
            return Either.right(value);
        }
        String least = setting.min().map(text -> "at least " + text).orElse("");
        String and = setting.min().isPresent() && setting.max().isPresent() ? " and " : "";
        String most = setting.max().map(text -> "at most " + text).orElse("");
        return Either.left(new Problem(ConfigViolation.OUT_OF_RANGE, "must be " + least + and + most));
    }

    private static Object bound(Setting setting, Optional<String> text) {
        return parse(setting, text.orElseThrow().strip())
                .getOrElseThrow(problem -> new IllegalArgumentException(
                        "setting '" + setting.name() + "' has a bound that " + problem.text()));
    }

    private static int compare(Object value, Object bound) {
        if (value instanceof Long number) {
            return number.compareTo((Long) bound);
        }
        if (value instanceof Duration duration) {
            return duration.compareTo((Duration) bound);
        }
        return ((BigDecimal) value).compareTo((BigDecimal) bound);
    }
}
