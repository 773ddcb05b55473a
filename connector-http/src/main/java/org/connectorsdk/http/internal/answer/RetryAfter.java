package org.connectorsdk.http.internal.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Headers;
import org.connectorsdk.api.call.RateLimit;
import org.connectorsdk.http.internal.framing.RetryAfterHidingInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * What an answer asks its client to wait, and what it tells about the request limit (RFC 9110 section 10.2.3, INC-24).
 */
public final class RetryAfter {
    /** Beyond this a number of seconds is a point in time: 2001 as seconds since 1970, 31 years as a span. */
    private static final double EPOCH = 1e9;

    private static final double EPOCH_MILLIS = 1e12;
    private static final long NONE = -1;

    /** The spellings of each name, in the order in which they count. */
    private static final String[] LIMIT = {"RateLimit-Limit", "X-RateLimit-Limit", "X-Rate-Limit-Limit", "X-Rate-Limit"
    };

    private static final String[] REMAINING = {"RateLimit-Remaining", "X-RateLimit-Remaining", "X-Rate-Limit-Remaining"
    };
    private static final String[] RESET = {"RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset"};

    private RetryAfter() {}

    /**
     * Reads the pause that a server asks for.
     *
     * @param headers of a refusal
     * @param status its status
     * @param now this machine's clock, for servers that do not send theirs
     * @return nanoseconds, more than zero; -1 when it asks for none or for nothing that makes sense
     */
    public static long asked(Headers headers, int status, Instant now) {
        Instant server = serverTime(headers, now);
        long longest = NONE;
        for (String value : RetryAfterHidingInterceptor.retryAfter(headers)) {
            longest = Math.max(longest, span(value, server));
        }
        if (longest == NONE && status == 429) {
            longest = reset(headers, now);
        }
        return longest;
    }

    /**
     * Reads the request limit.
     *
     * @param headers of any answer
     * @param now this machine's clock
     * @return null when the answer names none
     */
    public static @Nullable RateLimit limit(Headers headers, Instant now) {
        OptionalLong limit = count(first(headers, LIMIT));
        OptionalLong remaining = count(first(headers, REMAINING));
        if (limit.isEmpty() && remaining.isEmpty()) {
            return null;
        }
        long reset = reset(headers, now);
        return new RateLimit(limit, remaining, reset == NONE ? Optional.empty() : Optional.of(now.plusNanos(reset)));
    }

    /** {@return whether an answer tells anything about the request limit; a glance, as it is made at every answer} */
    public static boolean mentionsLimit(Headers headers) {
        for (int i = 0, size = headers.size(); i < size; i++) {
            String name = headers.name(i);
            int start = name.length() > 2 && name.charAt(1) == '-' ? 2 : 0;
            if (name.regionMatches(true, start, "RateLimit-", 0, 10)
                    || name.regionMatches(true, start, "Rate-Limit", 0, 10)) {
                return true;
            }
        }
        return false;
    }

    private static long reset(Headers headers, Instant now) {
        String value = first(headers, RESET);
        return value == null ? NONE : span(value, serverTime(headers, now));
    }

    private static Instant serverTime(Headers headers, Instant now) {
        Date date = headers.getDate("Date");
        return date == null ? now : date.toInstant();
    }

    private static @Nullable String first(Headers headers, String[] names) {
        for (String name : names) {
            String value = headers.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static long span(String text, Instant server) {
        double seconds = decimal(text.strip());
        if (seconds >= EPOCH) {
            double since = seconds >= EPOCH_MILLIS ? seconds / 1000 : seconds;
            seconds = since - server.toEpochMilli() / 1000.0;
        } else if (Double.isNaN(seconds)) {
            Date date = new Headers.Builder()
                    .addUnsafeNonAscii("Date", text)
                    .build()
                    .getDate("Date");
            seconds = date == null
                    ? NONE
                    : Duration.between(server, date.toInstant()).toSeconds();
        }
        return seconds > 0 ? (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0) : NONE;
    }

    /** Digits with one dot at the most; nothing that only Java takes for a number. */
    private static double decimal(String text) {
        boolean dot = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !dot && i > 0) {
                dot = true;
            } else if (c < '0' || c > '9') {
                return Double.NaN;
            }
        }
        return text.isEmpty() || text.length() > 20 ? Double.NaN : Double.parseDouble(text);
    }

    private static OptionalLong count(@Nullable String text) {
        double value = text == null ? Double.NaN : decimal(text.strip());
        return Double.isNaN(value) ? OptionalLong.empty() : OptionalLong.of((long) value);
    }
}
