package org.connectorsdk.http.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery may have been sent, so that an old one is not taken a second time.
 *
 * @param oldest how long ago at the most
 * @param newest how far in the future at the most, as clocks differ
 */
public record DeliveryTime(Duration oldest, Duration newest) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param oldest how long ago at the most
     * @param newest how far in the future at the most, as clocks differ
     */
    public DeliveryTime {
        Objects.requireNonNull(oldest, "oldest");
        Objects.requireNonNull(newest, "newest");
    }

    /**
     * Reads a time stamp.
     *
     * @param seconds since the beginning of 1970; null for none
     * @return the time; null when there is none
     */
    public static @Nullable Instant read(@Nullable String seconds) {
        try {
            return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException notATime) {
            return null;
        }
    }

    /**
     * Checks a time.
     *
     * @param sentAt when the delivery was sent
     * @param now the present time
     * @return whether that is neither too old nor in the future
     */
    public boolean allows(Instant sentAt, Instant now) {
        return !sentAt.isBefore(now.minus(oldest)) && !sentAt.isAfter(now.plus(newest));
    }
}
