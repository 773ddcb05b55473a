package org.connectorsdk.api.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time as nearly all vendors write it, {@code 2026-02-03T09:15:00.123456Z}, without what a formatter makes
 * for each: lists have two times a row. All other forms are left to it.
 */
final class UsualTime {
    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;
    private static final String FORM = "0000-00-00T00:00:00";

    private UsualTime() {}

    /** {@return the instant; null for another form, or one whose numbers need a closer look} */
    static @Nullable Instant read(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || text.charAt(end) != 'Z' || !hasForm(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        boolean isTime = hour < 24 && minute < 60 && second < 60;
        if (year == 0 || month == 0 || month > 12 || day == 0 || !isTime || day > days(year, month)) {
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
        return YearMonth.of(year, month).lengthOfMonth();
    }

    private static boolean hasForm(String text) {
        for (int i = 0; i < SECONDS_END; i++) {
            char form = FORM.charAt(i);
            char c = text.charAt(i);
            if (form == '0' ? !isDigit(c) : c != form) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** {@return the fraction in nanoseconds; -1 if it is none} */
    private static int fraction(String text, int end) {
        int digits = end - SECONDS_END - 1;
        if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < MOST_DIGITS; i++) {
            char c = i < digits ? text.charAt(SECONDS_END + 1 + i) : '0';
            if (!isDigit(c)) {
                return -1;
            }
            nanos = nanos * 10 + c - '0';
        }
        return nanos;
    }
}
