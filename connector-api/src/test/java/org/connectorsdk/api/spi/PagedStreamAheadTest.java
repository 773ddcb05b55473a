package org.connectorsdk.api.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One page is fetched while the one before it is consumed, and none more. */
class PagedStreamAheadTest {
    private static final int PAGE = 10;
    private static final int PAGES = 4;
    private static final long SOON = 5;

    private final List<Integer> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private Supplier<Either<ConnectorError, Page<Integer>>> third = () -> Either.right(page(2));
    private @Nullable PagedStream<Integer> open;

    @AfterEach
    void noThreadStays() throws InterruptedException {
        if (open != null) {
            open.close();
        }
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(SOON));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static Page<Integer> page(int number) {
        return Page.of(
                IntStream.range(number * PAGE, (number + 1) * PAGE).boxed().toList(),
                number == PAGES - 1 ? null : new PageToken(Integer.toString(number + 1)));
    }

    private Either<ConnectorError, Page<Integer>> fetch(@Nullable PageToken token) {
        int number = token == null ? 0 : Integer.parseInt(token.value());
        asked.add(number);
        return number == 2 ? third.get() : Either.right(page(number));
    }

    private PagedStream<Integer> walk(Executor executor) {
        open = new PagedStream<>(
                "acme", "list", CallOptions.builder().ahead(executor).build(), this::fetch);
        return open;
    }

    private PagedStream<Integer> walkWithThreads() {
        return walk(work -> {
            Thread thread = new Thread(work);
            threads.add(thread);
            thread.start();
        });
    }

    private static void take(PagedStream<Integer> walk, int items) {
        for (int i = 0; i < items; i++) {
            assertThat(walk.next().get()).contains((int) walk.delivered() - 1);
        }
    }

    /** A page that comes when its thread is interrupted, as a request ends then. */
    private Either<ConnectorError, Page<Integer>> hang() {
        hanging.countDown();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts");
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
            return Either.left(new ConnectorError.Interrupted(
                    ErrorContext.of("acme", "list").summary("interrupted").build(), Optional.empty()));
        }
    }

    private static void awaitSoon(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(SOON, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void fiveItemsCostOneRequest() {
        take(walk(queue::add), 5);

        assertThat(asked).containsExactly(0);
        assertThat(queue).isEmpty();
    }

    @Test
    void theSixthItemBeginsTheNextPage() {
        take(walk(queue::add), 6);

        assertThat(queue).hasSize(1);
        assertThat(asked).containsExactly(0);
    }

    @Test
    void noMoreThanOnePageIsAhead() {
        take(walk(queue::add), PAGE);

        assertThat(queue).hasSize(1);
    }

    @Test
    void onceBegunEachPageIsFollowedAtOnce() {
        take(walk(queue::add), PAGE + 1);

        assertThat(queue).hasSize(2);
    }

    @Test
    void aListOfOnePageNeedsNoThread() {
        PagedStream<Integer> walk = new PagedStream<>(
                "acme",
                "list",
                CallOptions.builder().ahead(queue::add).build(),
                token -> Either.right(page(PAGES - 1)));

        while (walk.next().get().isPresent()) {}

        assertThat(queue).isEmpty();
    }

    @Test
    void eachPageIsFetchedOnceAndInOrder() {
        PagedStream<Integer> walk = walkWithThreads();

        take(walk, PAGE * PAGES);

        assertThat(walk.next().get()).isEmpty();
        assertThat(asked).containsExactly(0, 1, 2, 3);
        assertThat(threads).hasSize(PAGES - 1);
    }

    @Test
    void aPageThatNoThreadHasBegunIsFetchedByTheWalk() throws InterruptedException {
        PagedStream<Integer> walk = walk(queue::add);

        take(walk, PAGE * PAGES);
        for (Runnable late : queue) {
            runElsewhere(late);
        }

        assertThat(asked).containsExactly(0, 1, 2, 3);
    }

    private static void runElsewhere(Runnable work) throws InterruptedException {
        Thread thread = new Thread(work);
        thread.start();
        thread.join();
    }

    @Test
    void withoutAFreeThreadTheWalkGoesOn() {
        PagedStream<Integer> walk = walk(work -> {
            throw new RejectedExecutionException();
        });

        take(walk, PAGE * PAGES);

        assertThat(asked).containsExactly(0, 1, 2, 3);
    }

    @Test
    void anExecutorThatRunsWorkOnTheCallersThreadFetchesNothingAhead() {
        take(walk(Runnable::run), PAGE);

        assertThat(asked).containsExactly(0);
    }

    @Test
    void anErrorAheadComesAfterTheItemsBeforeIt() {
        third = () -> Either.left(new ConnectorError.ProviderFailure(
                ErrorContext.of("acme", "list").summary("broken").build()));
        PagedStream<Integer> walk = walkWithThreads();

        take(walk, 2 * PAGE);

        ConnectorError error = walk.next().getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(error.context().delivered()).hasValue(2 * PAGE);
        assertThat(asked).containsExactly(0, 1, 2);
    }

    @Test
    void whatIsThrownAheadIsThrownToTheWalk() {
        third = () -> {
            throw new IllegalStateException("odd");
        };
        PagedStream<Integer> walk = walkWithThreads();
        take(walk, 2 * PAGE);

        assertThatIllegalStateException().isThrownBy(walk::next).withMessage("odd");
    }

    @Test
    void anAppearingTokenTwiceIsFollowedByNobody() {
        third = () -> Either.right(Page.of(List.of(20, 21), new PageToken("2")));
        PagedStream<Integer> walk = walkWithThreads();

        take(walk, 2 * PAGE + 2);

        assertThat(walk.next().getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(asked).containsExactly(0, 1, 2);
    }

    @Test
    void aCloseEndsThePageAhead() throws InterruptedException {
        third = this::hang;
        PagedStream<Integer> walk = walkWithThreads();
        take(walk, PAGE + 1);
        awaitSoon(hanging);

        walk.close();

        awaitSoon(interrupted);
        assertThat(walk.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(walk.next().getLeft().context().delivered()).hasValue(PAGE + 1);
    }

    @Test
    void aCloseWhileThePageAheadIsWaitedForEndsTheWait() throws InterruptedException {
        Thread walker = Thread.currentThread();
        third = () -> {
            new Thread(() -> {
                        while (walker.getState() != Thread.State.WAITING) {
                            Thread.onSpinWait();
                        }
                        open().close();
                    })
                    .start();
            return hang();
        };
        PagedStream<Integer> walk = walkWithThreads();
        take(walk, PAGE + 1);
        awaitSoon(hanging);
        take(walk, PAGE - 1);

        ConnectorError error = walk.next().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        awaitSoon(interrupted);
    }

    private PagedStream<Integer> open() {
        return requireNonNull(open);
    }

    @Test
    void anInterruptWhileThePageAheadIsWaitedForEndsBoth() throws InterruptedException {
        third = this::hang;
        PagedStream<Integer> walk = walkWithThreads();
        take(walk, PAGE + 1);
        awaitSoon(hanging);
        take(walk, PAGE - 1);

        Thread.currentThread().interrupt();
        ConnectorError error = walk.next().getLeft();

        assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
        assertThat(error.kind()).isEqualTo(ErrorKind.INTERRUPTED);
        assertThat(error.context().delivered()).hasValue(2 * PAGE);
        awaitSoon(interrupted);
    }

    @Test
    void anInterruptOfTheLentThreadIsNotTheWalks() throws InterruptedException {
        third = () -> threads.contains(Thread.currentThread()) ? hang() : Either.right(page(2));
        PagedStream<Integer> walk = walkWithThreads();
        take(walk, PAGE + 1);
        awaitSoon(hanging);

        threads.get(1).interrupt(); // as whoever lends threads does to be rid of them

        take(walk, PAGE * PAGES - PAGE - 1);
        assertThat(asked).containsExactly(0, 1, 2, 2, 3);
    }

    @Test
    void aPageThatIsBegunAfterTheCloseAsksForNothing() throws InterruptedException {
        PagedStream<Integer> walk = walk(queue::add);
        take(walk, 6);

        walk.close();
        runElsewhere(queue.remove());

        assertThat(asked).containsExactly(0);
    }
}
