package org.connectorsdk.temporal;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * Options for {@link ConnectorActivities}: which of them the engine may make again, and how long each may take. To be
 * used by workflows of the platform's own; ours use the same.
 *
 * @since 0.1.0
 */
public final class ConnectorActivityOptions {
    /** How long after the end of its own deadline a call is given up by the engine. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Duration READ = Duration.ofMinutes(6);
    private static final RetryOptions AGAIN = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(2))
            .setMaximumInterval(Duration.ofMinutes(1))
            .build();
    private static final RetryOptions ONCE =
            RetryOptions.newBuilder().setMaximumAttempts(1).build();

    /** How long after its patience a wait may still look, where no worker could. */
    private static final Duration LAST_LOOK = Duration.ofDays(1);

    private ConnectorActivityOptions() {}

    /**
     * For {@code prepare}, {@code recover}, {@code look}, {@code list}, {@code test}, {@code cancel} and
     * {@code introspect}: made again while the error may be retried.
     *
     * @param patience how long altogether, more than zero
     * @return the options
     */
    public static ActivityOptions reads(Duration patience) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(READ)
                .setScheduleToCloseTimeout(patience.compareTo(READ) > 0 ? patience : READ)
                .setRetryOptions(AGAIN)
                .build();
    }

    /**
     * The same for {@code prepare}, {@code recover}, {@code look}, {@code list} and {@code cancel} alone, whose calls take
     * no longer than that: what a killed worker was reading is read again sooner.
     *
     * @param limit how long one call may take, more than zero
     * @param patience how long altogether, more than zero
     * @return the options
     */
    public static ActivityOptions quickReads(Duration limit, Duration patience) {
        Duration once = limit.plus(MARGIN);
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(once)
                .setScheduleToCloseTimeout(patience.compareTo(READ) > 0 ? patience : READ)
                .setRetryOptions(AGAIN)
                .build();
    }

    /**
     * For {@code start} and {@code purge}: made once. No heartbeat: the engine gives the call up when it can no longer be
     * under way, and not before. A start with a key may be made again by the workflow, which then knows that an answer was
     * lost; of several tries by the engine only the last would be told.
     *
     * @param limit how long the call may take, as its order says
     * @return the options
     */
    public static ActivityOptions writes(Duration limit) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(limit.plus(MARGIN))
                .setRetryOptions(ONCE)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build();
    }

    /**
     * For {@code await}: made again by another worker when this one falls silent. A cancelled workflow waits until the
     * last poll is over.
     *
     * @param patience how long the wait may last
     * @param silence how long a worker may be silent; longer than the longest pause between two polls is not needed
     * @return the options
     */
    public static ActivityOptions waits(Duration patience, Duration silence) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(patience.plus(Duration.ofMinutes(10)))
                .setScheduleToCloseTimeout(patience.plus(LAST_LOOK))
                .setHeartbeatTimeout(silence)
                .setRetryOptions(AGAIN)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build();
    }
}
