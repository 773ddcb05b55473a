package org.connectorsdk.api.config;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.connectorsdk.api.config.SettingReader.Problem;
import org.jspecify.annotations.Nullable;

/** Reads a time span: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}, {@code 7d}, or ISO 8601. */
final class DurationReader {

    private static final String FORMS = "500ms, 30s, 2m, 1h, 7d or PT1M30S";
    /** 292 years: more would overflow where durations are counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private DurationReader() {}

    static Either<Problem, Duration> read(String text) {
        try {
            Duration duration = text.charAt(0) >= '0' && text.charAt(0) <= '9' ? withUnit(text) : Duration.parse(text);
            if (duration == null) {
                return Problem.wrongType("must be a number with a unit: " + FORMS);
            }
            if (duration.compareTo(LONGEST) > 0) {
                return tooLong();
            }
            if (duration.isNegative()) {
                return Either.left(new Problem(ConfigViolation.OUT_OF_RANGE, "must not be negative"));
            }
            return Either.right(duration);
        } catch (DateTimeParseException e) {
            return Problem.wrongType("must be a duration: " + FORMS);
        } catch (ArithmeticException | NumberFormatException e) {
            return tooLong();
        }
    }

    private static Either<Problem, Duration> tooLong() {
        return Either.left(new Problem(ConfigViolation.OUT_OF_RANGE, "must be a shorter duration"));
    }

    private static @Nullable Duration withUnit(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        @Nullable ChronoUnit unit = unit(text.substring(end).strip());
        return unit == null ? null : Duration.of(Long.parseLong(text.substring(0, end)), unit);
    }

    private static @Nullable ChronoUnit unit(String text) {
        return switch (text) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            default -> null;
        };
    }
}
