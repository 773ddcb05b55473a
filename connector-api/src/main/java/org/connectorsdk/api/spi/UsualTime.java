package org.connectorsdk.api.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The first eight bytes, those from the fourth and those from the twelfth are all up to the seconds. */
    private static final Form DATE = Form.of("0000-00-");

    private static final Form DAY = Form.of("0-00-00T");
    private static final Form CLOCK = Form.of("00:00:00");

    private static final long HIGH = 0x8080808080808080L;
    private static final int DAY_AT = 3;
    private static final int CLOCK_AT = 11;
    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;

    private UsualTime() {}

    /**
     * What eight bytes have to be.
     *
     * @param text a zero for any digit
     * @param limits what raises the high bit of a difference that is too large: of ten at a digit, of one elsewhere
     */
    private record Form(long text, long limits) {
        static Form of(String text) {
            long limits = 0;
            for (int i = Long.BYTES - 1; i >= 0; i--) {
                limits = limits << Byte.SIZE | (text.charAt(i) == '0' ? 0x80 - 10 : 0x80 - 1);
            }
            return new Form((long) EIGHT.get(text.getBytes(StandardCharsets.ISO_8859_1), 0), limits);
        }

        boolean isAt(byte[] bytes, int at) {
            long different = (long) EIGHT.get(bytes, at) ^ text;
            return ((different | (different + limits)) & HIGH) == 0;
        }
    }

    /** {@return the instant; null for another form, or one whose numbers need a closer look} */
    static @Nullable Instant read(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || text.charAt(end) != 'Z') {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!DATE.isAt(bytes, 0) || !DAY.isAt(bytes, DAY_AT) || !CLOCK.isAt(bytes, CLOCK_AT)) {
            return null;
        }
        int year = two(bytes, 0) * 100 + two(bytes, 2);
        int month = two(bytes, 5);
        int day = two(bytes, 8);
        int hour = two(bytes, CLOCK_AT);
        int minute = two(bytes, 14);
        int second = two(bytes, 17);
        boolean isTime = hour < 24 && minute < 60 && second < 60;
        if (year == 0 || month == 0 || month > 12 || day == 0 || !isTime || day > days(year, month)) {
            return null;
        }
        int nanos = end == SECONDS_END ? 0 : fraction(bytes, end);
        return nanos < 0
                ? null
                : Instant.ofEpochSecond(
                        LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second,
                        nanos);
    }

    private static int days(int year, int month) {
        return Month.of(month).length(Year.isLeap(year));
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    /** {@return the fraction in nanoseconds; -1 if it is none} */
    private static int fraction(byte[] bytes, int end) {
        int digits = end - SECONDS_END - 1;
        if (bytes[SECONDS_END] != '.' || digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < MOST_DIGITS; i++) {
            int digit = i < digits ? bytes[SECONDS_END + 1 + i] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }
}
