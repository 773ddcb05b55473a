package org.connectorsdk.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads time spans in the same two forms as settings: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}, {@code 7d},
 * or ISO 8601.
 */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    @Override
    public Duration convert(String text) {
        Matcher form = SHORT.matcher(text.strip());
        if (form.matches()) {
            long count = Long.parseLong(form.group(1));
            return switch (form.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
        return iso(text);
    }

    private static Duration iso(String text) {
        try {
            Duration span = Duration.parse(text.strip().toUpperCase(Locale.ROOT));
            if (!span.isNegative()) {
                return span;
            }
        } catch (DateTimeParseException e) {
            // Answered below.
        }
        throw new TypeConversionException("must be a time span such as 500ms, 30s, 2m, 1h, 7d or PT1M30S");
    }
}
