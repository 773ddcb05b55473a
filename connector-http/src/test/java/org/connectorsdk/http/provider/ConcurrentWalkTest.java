package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.http.provider.ConcurrentWalk.End;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentWalkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int THREADS = 3;

    private final ConcurrentWalk walk = new ConcurrentWalk("acme", THREADS);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final List<Integer> received = new ArrayList<>();

    @AfterEach
    void noThreadIsLeftBehind() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static Iterator<Integer> numbers(int count) {
        return IntStream.range(0, count).iterator();
    }

    private <O> End over(
            Iterator<Integer> things, Function<Integer, ? extends O> question, Predicate<? super O> consumer) {
        return walk.over(things, question, ContextCarrier.NONE, consumer);
    }

    private int square(int number) {
        threads.add(Thread.currentThread());
        return number * number;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingToAskAboutIsDone() {
        assertThat(over(numbers(0), this::square, received::add)).isEqualTo(End.DONE);
        assertThat(received).isEmpty();
    }

    @Test
    void answersAreHandedOutInTheOrderOfTheQuestions() {
        CountDownLatch third = new CountDownLatch(1);
        End end = over(
                numbers(20),
                number -> {
                    if (number == 0) {
                        await(third);
                    }
                    if (number == 2) {
                        third.countDown();
                    }
                    return square(number);
                },
                received::add);
        assertThat(end).isEqualTo(End.DONE);
        assertThat(received)
                .isEqualTo(IntStream.range(0, 20).map(i -> i * i).boxed().toList());
    }

    @Test
    void exactlyAsManyQuestionsAsAllowedAreAskedAtTheSameTime() {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        AtomicInteger now = new AtomicInteger();
        Queue<Integer> seen = new ConcurrentLinkedQueue<>();
        over(
                numbers(THREADS * 5),
                number -> {
                    seen.add(now.incrementAndGet());
                    try {
                        together.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (Exception broken) {
                        throw new IllegalStateException("fewer questions than allowed", broken);
                    }
                    now.decrementAndGet();
                    return square(number);
                },
                received::add);
        assertThat(seen).contains(THREADS).allMatch(count -> count <= THREADS);
        assertThat(threads).hasSize(THREADS);
    }

    @Test
    void thingsAreReadNoFurtherAheadThanAnswersCanBeHeld() {
        AtomicInteger read = new AtomicInteger();
        Iterator<Integer> counted =
                IntStream.range(0, 1_000).peek(number -> read.incrementAndGet()).iterator();
        over(counted, this::square, answer -> false);
        assertThat(read.get()).isLessThanOrEqualTo(THREADS * 2 + 1);
    }

    @Test
    void theConsumerRunsOnTheCallingThreadAndCanEndTheWalk() {
        Set<Thread> consumers = ConcurrentHashMap.newKeySet();
        End end = over(numbers(100), this::square, answer -> {
            consumers.add(Thread.currentThread());
            received.add(answer);
            return received.size() < 2;
        });
        assertThat(end).isEqualTo(End.STOPPED);
        assertThat(received).containsExactly(0, 1);
        assertThat(consumers).containsExactly(Thread.currentThread());
    }

    @Test
    void questionsBeingAskedAreInterruptedWhenTheWalkEndsEarly() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        over(
                numbers(2),
                number -> {
                    threads.add(Thread.currentThread());
                    if (number == 1) {
                        asked.countDown();
                        try {
                            never.await();
                        } catch (InterruptedException expected) {
                            interrupted.countDown();
                        }
                    }
                    return number;
                },
                answer -> {
                    await(asked);
                    return false;
                });
        await(interrupted);
    }

    @Test
    void anInterruptEndsTheWalkAndKeepsTheFlag() {
        Thread caller = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        End end = over(
                numbers(1),
                number -> {
                    threads.add(Thread.currentThread());
                    caller.interrupt();
                    try {
                        never.await();
                    } catch (InterruptedException expected) {
                        return number;
                    }
                    return number;
                },
                received::add);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(end).isEqualTo(End.INTERRUPTED);
        assertThat(received).isEmpty();
    }

    @Test
    void anInterruptIsNoticedAlsoWhenAllAnswersAreThere() {
        End end = over(numbers(100), this::square, answer -> {
            received.add(answer);
            Thread.currentThread().interrupt();
            return true;
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(end).isEqualTo(End.INTERRUPTED);
        assertThat(received).hasSize(1);
    }

    @Test
    void whatTheConsumerThrowsComesOutUnchanged() {
        IllegalStateException thrown = new IllegalStateException("mine");
        assertThatThrownBy(() -> over(numbers(3), this::square, answer -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void whatAQuestionThrowsComesOutUnchanged() {
        IllegalStateException thrown = new IllegalStateException("mine");
        assertThatThrownBy(() -> over(
                        numbers(3),
                        number -> {
                            throw thrown;
                        },
                        answer -> true))
                .isSameAs(thrown);
    }

    @Test
    void aWalkNeedsAThread() {
        assertThatThrownBy(() -> new ConcurrentWalk("acme", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("concurrency: must be 1 or more, got 0");
    }

    @Test
    void theContextOfTheCallerIsCarriedToEachQuestion() {
        ThreadLocal<String> context = ThreadLocal.withInitial(() -> "none");
        ContextCarrier carrier = work -> () -> {
            context.set("carried");
            work.run();
        };
        List<String> found = new ArrayList<>();

        walk.over(numbers(4), number -> context.get(), carrier, found::add);

        assertThat(found).hasSize(4).containsOnly("carried");
    }

    @Test
    void aCarrierThatDropsItsWorkDoesNotStopTheWalk() {
        walk.over(numbers(4), this::square, work -> () -> {}, received::add);
        assertThat(received).containsExactly(0, 1, 4, 9);
    }
}
