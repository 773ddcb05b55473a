package org.connectorsdk.http.internal.resilience;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.connectorsdk.api.call.DaemonThreads;
import org.connectorsdk.api.call.SharedLimit;
import org.connectorsdk.api.call.SharedLimit.Grant;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.internal.transport.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * The rate that several processes share. One thread asks for all calls that wait, as the place may be slow, or hang
 * where no interrupt is heard. Moments are readings of the monotonic clock.
 */
public final class SharedRate {
    /** Hears once that the place cannot be used, and once that it can again. */
    public interface Listener {
        /** Each process keeps to the rate by itself from now on. */
        void alone(String why, double perSecond, Duration untilAskedAgain);

        /** The rate is shared again. */
        void together();
    }

    /** How a call goes on. */
    public enum Next {
        /** At its moment it may send. */
        SEND,
        /** At its moment it may ask again; until then all is taken. */
        ASK_AGAIN,
        /** Its deadline comes before the next free moment. */
        GIVE_UP,
        /** It keeps to the client's own rate. */
        ALONE
    }

    private static final long PATIENCE = 1_000_000_000L;
    /** Until it has answered once: drivers are loaded and connections made, by many processes that start together. */
    private static final long PATIENCE_AT_FIRST = 3_000_000_000L;

    private static final long FIRST_PAUSE = 5_000_000_000L;
    private static final long LAST_PAUSE = 60_000_000_000L;
    /** What is taken lies no further ahead, or than the next moment of a slow rate. */
    private static final long HORIZON = 10_000_000_000L;

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final long LATENESS = 100_000_000L;
    private static final int MOST_AT_ONCE = 50;
    /** With so many threads that hang the place is not asked until one of them comes back. */
    private static final int MOST_HANGING = 3;

    private static final int LOOK_MILLIS = 50;

    /** All moments until then are taken but by few, and the next free one. */
    private record Full(long until, long nextFree) {}

    private final SharedLimit limit;
    private final Supplier<String> account;
    private final double perSecond;
    private final long period;
    private final long horizon;
    private final TimeSource time;
    private final DoubleSupplier random;
    private final Listener listener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Turn> queue = new ArrayDeque<>();
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private @Nullable Full full;
    private @Nullable Asker asker;
    private int hanging;
    /** Zero while the place answers. */
    private long pause;

    private long askAgainAt;
    private long patience = PATIENCE_AT_FIRST;

    /**
     * Shares a rate.
     *
     * @param limit the place
     * @param account under which name it is shared
     * @param perSecond the rate
     * @param time the clock of the client
     * @param random spreads those who ask again
     * @param listener hears what becomes of the place
     */
    public SharedRate(
            SharedLimit limit,
            Supplier<String> account,
            double perSecond,
            TimeSource time,
            DoubleSupplier random,
            Listener listener) {
        this.limit = limit;
        this.account = account;
        this.perSecond = perSecond;
        this.period = RequestPermits.period(perSecond);
        this.horizon = Math.max(HORIZON, period);
        this.time = time;
        this.random = random;
        this.listener = listener;
    }

    /** Asks for a moment. {@return the turn, which may have come already} */
    public Turn ask(long deadlineAt) {
        Turn turn = new Turn(deadlineAt, time.nanoTime());
        lock.lock();
        try {
            giveUpHanging(turn.begun);
            if (pause > 0) {
                turn.come(Next.ALONE, turn.begun);
                if (turn.begun - askAgainAt >= 0) {
                    begin(new Asker(true));
                }
            } else if (full != null && turn.begun - full.until < 0) {
                turn.holdUntil(full);
            } else {
                queue.add(turn);
                begin(new Asker(false));
            }
        } finally {
            lock.unlock();
        }
        report();
        return turn;
    }

    private void begin(Asker next) {
        if (asker == null && hanging < MOST_HANGING) {
            asker = next;
            next.thread.start();
        }
    }

    /** Nobody waits any longer for an answer that takes too long. */
    private void giveUpHanging(long now) {
        Asker slow = asker;
        if (slow != null && slow.isTaking && now - slow.begun > patience) {
            hanging++;
            slow.thread.interrupt(); // helps where a pool of connections is waited for
            failed("did not answer within " + TimeUnit.NANOSECONDS.toSeconds(patience) + " s", slow.batch, now);
        }
    }

    private void failed(String why, List<Turn> batch, long now) {
        asker = null;
        full = null;
        batch.forEach(turn -> turn.come(Next.ALONE, now));
        queue.forEach(turn -> turn.come(Next.ALONE, now));
        queue.clear();
        boolean isNews = pause == 0;
        pause = isNews ? FIRST_PAUSE : Math.min(2 * pause, LAST_PAUSE);
        askAgainAt = now + pause;
        if (isNews) {
            news.add(() -> listener.alone(why, perSecond, Duration.ofNanos(FIRST_PAUSE)));
        }
    }

    private void granted(Grant grant, List<Turn> batch, long now) {
        patience = PATIENCE;
        if (pause > 0) {
            pause = 0;
            news.add(listener::together);
        }
        long at = now + Nanos.of(grant.ahead().compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : grant.ahead());
        int left = grant.permits();
        full = null;
        for (Turn turn : batch) {
            if (turn.isOverAt(at)) {
                turn.come(Next.GIVE_UP, at);
            } else if (left > 0) {
                turn.come(Next.SEND, at);
                left--;
                at += period;
            } else {
                full = full == null ? full(now, at) : full;
                turn.holdUntil(full);
            }
        }
    }

    /** Until much of what was taken is used up: whoever asked for each moment would ask more often than it sends. */
    private Full full(long now, long nextFree) {
        long beyond = Math.max(0, nextFree - now - horizon);
        return new Full(now + beyond + (long) (horizon * (0.25 + random.getAsDouble() / 4)), nextFree);
    }

    /** Outside the lock: what listens may take its time. */
    private void report() {
        for (Runnable next = news.poll(); next != null; next = news.poll()) {
            next.run();
        }
    }

    /** One call that waits for a moment. */
    public final class Turn {
        private final long deadlineAt;
        private final long begun;
        private final CountDownLatch come = new CountDownLatch(1);
        private Next next = Next.ALONE;
        private long at;

        private Turn(long deadlineAt, long begun) {
            this.deadlineAt = deadlineAt;
            this.begun = begun;
        }

        /** {@return whether it need not be waited for} */
        public boolean isThere() {
            return come.getCount() == 0;
        }

        /** Waits a moment for it. {@return whether it has come; if not, look around and ask again} */
        public boolean hasCome() {
            try {
                if (come.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the call looks for that
                return false;
            }
            look(time.nanoTime());
            return isThere();
        }

        /** Does not wait for ever, nor for most of the time that the call has. */
        private void look(long now) {
            lock.lock();
            try {
                giveUpHanging(now);
                long most = deadlineAt == Nanos.UNLIMITED ? patience : Math.min(patience, (deadlineAt - begun) / 2);
                if (now - begun > most && !isThere()) {
                    queue.remove(this);
                    come(Next.ALONE, now);
                }
            } finally {
                lock.unlock();
            }
            report();
        }

        /** Waits no longer. */
        public void giveUp() {
            lock.lock();
            try {
                queue.remove(this);
            } finally {
                lock.unlock();
            }
        }

        /** {@return how the call goes on, once it has come} */
        public Next next() {
            return next;
        }

        /** {@return when it goes on} */
        public long at() {
            return at;
        }

        /**
         * {@return whether the moment has passed: with those of others it would make a burst. A tenth of a second of the
         * rate is let pass at most, or one request}
         */
        public boolean isMissed(long now) {
            return now - at > Math.min(LATENESS, Math.max(period, LATENESS - period));
        }

        private boolean isOverAt(long moment) {
            return deadlineAt != Nanos.UNLIMITED && moment - deadlineAt > 0;
        }

        private void holdUntil(Full taken) {
            come(isOverAt(taken.nextFree) ? Next.GIVE_UP : Next.ASK_AGAIN, taken.until);
        }

        private void come(Next how, long moment) {
            if (!isThere()) {
                next = how;
                at = moment;
                come.countDown();
            }
        }
    }

    /** Asks until nobody waits. */
    private final class Asker implements Runnable {
        private final Thread thread = DaemonThreads.of("connector-shared-limit", this);
        private boolean probes;
        private List<Turn> batch = List.of();
        private boolean isTaking = true;
        private long begun = time.nanoTime();

        /** One that probes asks for nobody: after a failure calls do not wait for the answer. */
        Asker(boolean probes) {
            this.probes = probes;
        }

        @Override
        public void run() {
            while (begins()) {
                Either<String, Grant> answer = take();
                ends(answer);
                report();
            }
        }

        private boolean begins() {
            lock.lock();
            try {
                if (asker != this) {
                    return false;
                }
                batch = new ArrayList<>();
                while (batch.size() < MOST_AT_ONCE && !queue.isEmpty()) {
                    batch.add(queue.remove());
                }
                if (batch.isEmpty() && !probes) {
                    asker = null;
                    return false;
                }
                probes = false;
                begun = time.nanoTime();
                isTaking = true;
                return true;
            } finally {
                lock.unlock();
            }
        }

        private Either<String, Grant> take() {
            try {
                long atMost = 0;
                for (Turn turn : batch) {
                    atMost = Math.max(atMost, turn.deadlineAt == Nanos.UNLIMITED ? horizon : turn.deadlineAt - begun);
                }
                Duration ahead = Duration.ofNanos(Math.min(atMost, horizon));
                return Objects.requireNonNull(
                        limit.take(account.get(), perSecond, Math.max(1, batch.size()), ahead), "grant");
            } catch (RuntimeException | Error e) { // of an implementation that is not ours
                return Either.left("failed with " + e.getClass().getName());
            }
        }

        private void ends(Either<String, Grant> answer) {
            lock.lock();
            try {
                long now = time.nanoTime();
                isTaking = false;
                if (asker != this) {
                    hanging--;
                    if (answer.isRight() && pause == FIRST_PAUSE) {
                        askAgainAt = now; // it was slow, no more
                    }
                } else if (answer.isLeft()) {
                    failed(answer.getLeft(), batch, now);
                } else {
                    granted(answer.get(), batch, now);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
