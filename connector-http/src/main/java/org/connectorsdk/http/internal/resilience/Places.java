package org.connectorsdk.http.internal.resilience;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Places for requests under way. Whoever finds none queues, and keeps its turn however often it looks around meanwhile,
 * which a fair semaphore does not offer: there, each look is a new arrival. Takes no lock while nobody queues.
 */
final class Places {
    private static final long FIRST_LOOK_MILLIS = 50;
    private static final long LAST_LOOK_MILLIS = 500;

    private final int most;
    private final Semaphore free;
    private final Queue<Waiter> queue = new ConcurrentLinkedQueue<>();

    Places(int most) {
        this.most = most;
        this.free = new Semaphore(most);
    }

    /** {@return how many there are} */
    int most() {
        return most;
    }

    /** {@return how many are taken} */
    int active() {
        return most - free.availablePermits();
    }

    /** {@return how many calls queue} */
    int waiting() {
        return queue.size();
    }

    /** Takes a place. {@return false when there is none, or others came first} */
    boolean enter() {
        return queue.isEmpty() && free.tryAcquire();
    }

    /** Gives a place back. */
    void leave() {
        free.release();
        handOut();
    }

    /** {@return a turn, after all that queue already} */
    RequestPermits.Turn queue() {
        Waiter waiter = new Waiter();
        queue.add(waiter);
        handOut(); // one may have become free since it asked
        return waiter;
    }

    /** To the first in the queue, by whoever has taken the place for it. */
    private void handOut() {
        while (!queue.isEmpty() && free.tryAcquire()) {
            Waiter first = queue.poll();
            while (first != null && !first.settle()) {
                first = queue.poll();
            }
            if (first == null) {
                free.release();
            } else {
                first.given.countDown();
            }
        }
    }

    /** More and more, so that thousands can wait. {@return how long to wait after having waited so long} */
    static long nextLook(long millis) {
        return Math.min(2 * millis, LAST_LOOK_MILLIS);
    }

    /** One call in the queue. */
    private final class Waiter implements RequestPermits.Turn {
        private final CountDownLatch given = new CountDownLatch(1);
        private final AtomicBoolean settled = new AtomicBoolean();
        private long lookMillis = FIRST_LOOK_MILLIS;

        /** Whether this is the first to decide between a place and giving up. */
        private boolean settle() {
            return settled.compareAndSet(false, true);
        }

        @Override
        public boolean hasCome() {
            try {
                boolean came = given.await(lookMillis, TimeUnit.MILLISECONDS);
                lookMillis = nextLook(lookMillis);
                return came;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the call looks for that
                return false;
            }
        }

        @Override
        public void giveUp() {
            if (settle()) {
                queue.remove(this);
            } else {
                leave();
            }
        }
    }
}
