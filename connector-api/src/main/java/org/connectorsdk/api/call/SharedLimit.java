package org.connectorsdk.api.call;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Objects;

/**
 * A place where the processes that use one account share its setting {@code rate-limit}: ten of them send no more
 * requests a second than one may. Lent to clients:
 *
 * <pre>{@code
 * RuntimeContext.builder().sharedLimit(JdbcSharedLimit.on(dataSource)).account("acme-eu").build()
 * }</pre>
 *
 * <p>Without that setting it is not asked. A client asks once for all of its calls that wait at that time, on a thread
 * of its own. When the answer is an error, or takes longer than a second, the client says so in its log once, keeps to
 * {@code rate-limit} by itself, and asks again after 5 s, later after up to a minute.
 *
 * <p>Implementations are thread-safe, and go by one clock, whatever those of the processes say. Who takes permits and
 * dies delays the others by those permits, no longer.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SharedLimit {
    /**
     * Takes the next permits of an account. They are {@code 1 / perSecond} seconds apart from each other and from those
     * that were taken before. May block, though nobody waits for longer than a second; is interrupted then.
     *
     * @param account which limit: the provider, the {@linkplain org.connectorsdk.api.job.JobRef#fingerprint fingerprint}
     *     of base URL and scope, and the {@linkplain RuntimeContext#account() name} of the account if it has one, with
     *     dots between them; at most 300 characters, no secret
     * @param perSecond requests a second, by the setting of the client that asks
     * @param permits how many are wanted, at least 1
     * @param atMost how far ahead they may be; what lies further is not taken
     * @return the permits; or what is wrong and what to do about it, in half a sentence without a secret, for the log
     */
    Either<String, Grant> take(String account, double perSecond, int permits, Duration atMost);

    /**
     * Permits that were taken.
     *
     * @param permits how many, which may be fewer than were wanted; 0 if even the first is too far ahead
     * @param ahead how far ahead the first of them is; with none, how far ahead the next free one is
     * @since 0.1.0
     */
    record Grant(int permits, Duration ahead) {
        /**
         * Less than zero for any part is refused with {@link IllegalArgumentException}, null with
         * {@link NullPointerException}.
         *
         * @param permits how many
         * @param ahead how far ahead the first of them, or the next free one, is
         */
        public Grant {
            Objects.requireNonNull(ahead, "ahead");
            if (permits < 0 || ahead.isNegative()) {
                throw new IllegalArgumentException("Grant: permits and ahead must not be negative");
            }
        }
    }
}
