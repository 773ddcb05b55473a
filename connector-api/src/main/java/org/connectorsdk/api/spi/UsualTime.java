package org.connectorsdk.api.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time as nearly all vendors write it, {@code 2026-02-03T09:15:00.123456Z}, without what a formatter makes
 * for each: lists have two times a row. All other forms are left to it.
 */
final class UsualTime {
    private static final int CLOCK_AT = 11;
    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;

    /** Negative, and so is every number that it is a part of. */
    private static final int NO_NUMBER = -1_000_000;

    private UsualTime() {}

    /** {@return the instant; null for another form, or one whose numbers need a closer look} */
    static @Nullable Instant read(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || text.charAt(end) != 'Z' || !isParted(text)) {
            return null;
        }
        int year = two(text, 0) * 100 + two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, CLOCK_AT);
        int minute = two(text, 14);
        int second = two(text, 17);
        boolean isTime = (hour | minute | second) >= 0 && hour < 24 && minute < 60 && second < 60;
        if (year <= 0 || month <= 0 || month > 12 || day <= 0 || !isTime || day > days(year, month)) {
            return null;
        }
        int nanos = end == SECONDS_END ? 0 : fraction(text, end);
        return nanos < 0
                ? null
                : Instant.ofEpochSecond(
                        LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second,
                        nanos);
    }

    private static int days(int year, int month) {
        return Month.of(month).length(Year.isLeap(year));
    }

    private static boolean isParted(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return (tens | (9 - tens) | ones | (9 - ones)) < 0 ? NO_NUMBER : tens * 10 + ones;
    }

    /** {@return the fraction in nanoseconds; -1 if it is none} */
    private static int fraction(String text, int end) {
        int digits = end - SECONDS_END - 1;
        if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < MOST_DIGITS; i++) {
            int digit = i < digits ? text.charAt(SECONDS_END + 1 + i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }
}
