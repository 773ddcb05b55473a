package org.connectorsdk.http;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.connectorsdk.api.call.SharedLimit;
import org.jspecify.annotations.Nullable;

/** A place that processes share, in virtual time, and what it was asked for. */
final class PlaceInMemory implements SharedLimit {
    record Asked(String account, double perSecond, int permits, Duration atMost, Duration when) {}

    private final VirtualTime time;
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable String trouble;
    private volatile Runnable meanwhile = () -> {};
    private Duration free = Duration.ZERO;

    PlaceInMemory(VirtualTime time) {
        this.time = time;
    }

    /** What is wrong with it from now on; null for nothing. */
    void trouble(@Nullable String value) {
        trouble = value;
    }

    /** What happens before it answers. */
    void meanwhile(Runnable action) {
        meanwhile = action;
    }

    /** Lets whoever asks have its answer. */
    static void awaitAnswers() {
        try {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("connector-shared-limit")) {
                    thread.join();
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Either<String, Grant> take(String account, double perSecond, int permits, Duration atMost) {
        asked.add(new Asked(account, perSecond, permits, atMost, time.elapsed()));
        meanwhile.run();
        String wrong = trouble;
        return wrong == null ? Either.right(taken(perSecond, permits, atMost)) : Either.left(wrong);
    }

    private synchronized Grant taken(double perSecond, int permits, Duration atMost) {
        Duration period = Duration.ofNanos((long) (1e9 / perSecond));
        Duration now = time.elapsed();
        free = free.compareTo(now) < 0 ? now : free;
        Duration ahead = free.minus(now);
        int given = 0;
        while (given < permits && free.minus(now).compareTo(atMost) <= 0) {
            free = free.plus(period);
            given++;
        }
        return new Grant(given, ahead);
    }
}
