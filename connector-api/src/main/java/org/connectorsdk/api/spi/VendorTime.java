package org.connectorsdk.api.spi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that vendors write.
 *
 * @since 0.1.0
 */
public final class VendorTime {
    /**
     * RFC 3339, or the text of a database's timestamp: a blank for the T, any fraction, perhaps no zone, which then is
     * UTC.
     */
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]['UTC']")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** A leap second is written as the sixtieth, which no clock of ours has. */
    private static final Pattern LEAP_SECOND = Pattern.compile("(?<=\\d:\\d\\d):60(?!\\d)");

    /** What is finer than a nanosecond. */
    private static final Pattern TOO_FINE = Pattern.compile("(?<=\\.\\d{9})\\d+");

    private static final long FIRST_SECOND =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private VendorTime() {}

    /**
     * Reads a time.
     *
     * @param text such as {@code 2026-02-03T09:15:00Z}, {@code 2026-02-03 09:15:00.123+01} or {@code
     *     2026-02-03T09:15:00}, which is taken for UTC; null for none
     * @return the instant; null for no text, or one that is no time or outside of the years 1 to 9999: a time is not
     *     worth a failed call. A leap second is the second after it, and a fraction is cut to nanoseconds.
     */
    public static @Nullable Instant read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Instant usual = UsualTime.read(text);
        return usual == null ? lenient(text) : usual;
    }

    private static @Nullable Instant lenient(String text) {
        try {
            String fine = TOO_FINE.matcher(text.strip()).replaceFirst("");
            Matcher leap = LEAP_SECOND.matcher(fine);
            boolean leaps = leap.find();
            Instant at = instant(leaps ? leap.replaceFirst(":59") : fine).plusSeconds(leaps ? 1 : 0);
            return isMeant(at.getEpochSecond()) ? at : null;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static Instant instant(String text) {
        TemporalAccessor time = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    private static boolean isMeant(long second) {
        return second >= FIRST_SECOND && second <= LAST_SECOND;
    }

    /**
     * Reads a time that is counted.
     *
     * @param seconds since the beginning of 1970; null for none
     * @return the time; null when there is none, or it lies outside of the years 1 to 9999, where no such time is meant
     */
    public static @Nullable Instant ofSeconds(@Nullable Long seconds) {
        return seconds == null || !isMeant(seconds) ? null : Instant.ofEpochSecond(seconds);
    }
}
