package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.call.DaemonThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The threads of the process for asynchronous work: few, used again, gone when nobody needs them (F-21, F-26, F-54).
 */
class WorkerPoolTest {
    private static final int MOST = 2;
    private static final long SOON = 5;

    private final WorkerPool pool = new WorkerPool(() -> MOST);
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore gate = new Semaphore(0);
    private final List<Thread> used = new CopyOnWriteArrayList<>();

    @BeforeEach
    void aClientOpens() {
        pool.acquire();
    }

    @AfterEach
    void letAllEnd() {
        gate.release(1_000);
    }

    private void block() {
        used.add(Thread.currentThread());
        begun.release();
        gate.acquireUninterruptibly();
    }

    private void begun(int pieces) throws InterruptedException {
        assertThat(begun.tryAcquire(pieces, SOON, TimeUnit.SECONDS)).isTrue();
    }

    /** Runs something to its very end: the thread that did it is idle again or about to be. */
    private void runAlone() throws InterruptedException {
        runAlone(pool);
    }

    private void runAlone(WorkerPool from) throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        from.execute(
                () -> {
                    used.add(Thread.currentThread());
                    ran.countDown();
                },
                false);
        assertThat(ran.await(SOON, TimeUnit.SECONDS)).isTrue();
        awaitIdle();
    }

    private void awaitIdle() {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> used.contains(thread) && thread.getState() == Thread.State.RUNNABLE)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void anIdleThreadIsUsedBeforeAnotherIsMade() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            runAlone();
        }

        assertThat(pool.threads()).isLessThanOrEqualTo(MOST);
        assertThat(used.stream().distinct()).hasSizeLessThanOrEqualTo(MOST);
        assertThat(used.get(0).isDaemon()).isTrue();
    }

    @Test
    void itsThreadsAreNumbered() throws InterruptedException {
        pool.execute(this::block, false);
        pool.execute(this::block, false);
        begun(2);

        assertThat(used)
                .extracting(Thread::getName)
                .containsExactlyInAnyOrder("connector-async-1", "connector-async-2");
    }

    @Test
    void withoutAnyThreadTheFirstWorkIsRefusedAndForgotten() {
        WorkerPool starved = new WorkerPool(() -> MOST, (name, work) -> {
            throw new OutOfMemoryError("unable to create native thread");
        });

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> starved.execute(() -> {}, false))
                .withMessage("no thread can be started");
        assertThat(starved.threads()).isZero();
        assertThat(starved.waiting()).isZero();
    }

    @Test
    void withoutMoreThreadsWorkWaitsForThoseThereAre() throws InterruptedException {
        WorkerPool starved = new WorkerPool(() -> MOST, (name, work) -> {
            if (!name.endsWith("-1")) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return DaemonThreads.of(name, work);
        });
        starved.acquire();
        starved.execute(this::block, false);
        begun(1);

        starved.execute(this::block, false);

        assertThat(starved.threads()).isEqualTo(1);
        gate.release();
        begun(1);
        assertThat(used.stream().distinct()).hasSize(1);
        starved.release();
    }

    @Test
    void aPoolMakesNoMoreThreadsThanItNeeds() throws InterruptedException {
        WorkerPool wide = new WorkerPool(() -> 100);
        wide.acquire();
        for (int i = 0; i < 50; i++) {
            runAlone(wide);
        }

        assertThat(wide.threads()).isLessThanOrEqualTo(2);
        wide.release();
    }

    @Test
    void moreWorkThanThreadsWaits() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            pool.execute(this::block, false);
        }
        begun(MOST);

        assertThat(pool.threads()).isEqualTo(MOST);
        assertThat(pool.waiting()).isEqualTo(3);

        gate.release(5);
        begun(3);
        assertThat(pool.waiting()).isZero();
    }

    @Test
    void pollsGoBeforeCalls() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        WorkerPool one = new WorkerPool(() -> 1);
        one.acquire();
        one.execute(this::block, false);
        begun(1);

        one.execute(() -> done(order, "call", both), false);
        one.execute(() -> done(order, "poll", both), true);
        gate.release();

        assertThat(both.await(SOON, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly("poll", "call");
    }

    private static void done(List<String> order, String what, CountDownLatch all) {
        order.add(what);
        all.countDown();
    }

    @Test
    void workThatIsTakenBackIsNotRunAndNotKept() throws InterruptedException {
        pool.execute(this::block, false);
        pool.execute(this::block, false);
        begun(MOST);
        AtomicReference<String> ran = new AtomicReference<>("not run");
        Runnable work = () -> ran.set("run");

        pool.execute(work, false);
        pool.remove(work);

        assertThat(pool.waiting()).isZero();
        gate.release(MOST);
        runAlone();
        assertThat(ran).hasValue("not run");
    }

    @Test
    void workThatThrowsDoesNotEndItsThread() throws InterruptedException {
        WorkerPool one = new WorkerPool(() -> 1);
        one.acquire();
        one.execute(
                () -> {
                    throw new AssertionError("of the work");
                },
                false);
        one.execute(this::block, false);

        begun(1);
        assertThat(one.threads()).isEqualTo(1);
    }

    @Test
    void threadsEndWhenTheLastClientIsClosed() throws InterruptedException {
        runAlone();

        pool.release();

        used.get(0).join(TimeUnit.SECONDS.toMillis(1)); // less than an idle thread lives
        assertThat(used.get(0).isAlive()).isFalse();
        assertThat(pool.threads()).isZero();
    }

    @Test
    void nothingOfTheCallersThreadReachesTheNext() throws InterruptedException {
        runAlone();

        assertThat(used.get(0).getContextClassLoader()).isSameAs(WorkerPool.class.getClassLoader());
    }

    @Test
    void offeredWorkLeavesHalfOfTheThreadsToOthers() throws InterruptedException {
        pool.offer(this::block);
        begun(1);

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> pool.offer(this::block))
                .withMessage("no thread is free");
        pool.execute(this::block, false);
        begun(1);
    }

    @Test
    void offeredWorkNeverWaits() throws InterruptedException {
        WorkerPool wide = new WorkerPool(() -> 4);
        wide.acquire();
        for (int i = 0; i < 4; i++) {
            wide.execute(this::block, false);
        }
        begun(4);

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> wide.offer(this::block));
        assertThat(wide.waiting()).isZero();
        wide.release();
    }

    @Test
    void offeredWorkThatIsDoneMakesRoomForMore() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            pool.offer(() -> {
                used.add(Thread.currentThread());
                ran.countDown();
            });
            assertThat(ran.await(SOON, TimeUnit.SECONDS)).isTrue();
            awaitIdle();
        }
    }
}
