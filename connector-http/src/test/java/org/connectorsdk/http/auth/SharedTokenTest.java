package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads, one token (INC-15, CONC-02, CONC-03). */
class SharedTokenTest {
    private static final int THREADS = 50;

    @AutoClose("shut")
    private final Desk desk = new Desk();

    private final List<Thread> waiting = new CopyOnWriteArrayList<>();
    private final ClientCredentials source = source(Duration.ofSeconds(20));

    private static ClientCredentials source(Duration timeout) {
        return CredentialSource.clientCredentials("token").timeout(timeout).build();
    }

    /** Platform threads, and virtual ones where this Java has them. */
    static List<ExecutorService> executors() {
        List<ExecutorService> executors = new ArrayList<>();
        executors.add(Executors.newCachedThreadPool());
        try {
            executors.add((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (ReflectiveOperationException e) {
            // Java 17
        }
        return executors;
    }

    private static List<Either<ConnectorError, Credential>> atOnce(
            ExecutorService executor, CredentialSource source, AuthCall call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Either<ConnectorError, Credential>>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(executor.submit(() -> {
                start.await();
                return source.obtain(call);
            }));
        }
        List<Either<ConnectorError, Credential>> results = new ArrayList<>();
        for (var each : running) {
            results.add(each.get(30, TimeUnit.SECONDS));
        }
        executor.shutdownNow();
        return results;
    }

    @ParameterizedTest
    @MethodSource("executors")
    void fiftyThreadsCostOneRequest(ExecutorService executor) throws Exception {
        desk.thenToken("t1", 180);

        var results = atOnce(executor, source, desk);

        assertThat(results).allMatch(Either::isRight);
        assertThat(desk.asked).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("executors")
    void fiftyThreadsWithAnExpiredTokenCostOneRequest(ExecutorService executor) throws Exception {
        desk.thenToken("t1", 180).thenToken("t2", 180);
        source.obtain(desk);
        desk.advance(Duration.ofMinutes(3));

        var results = atOnce(executor, source, desk);

        assertThat(results).allMatch(result -> result.get().value().reveal().equals("Bearer t2"));
        assertThat(desk.asked).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("executors")
    void allWhoWaitShareAFailure(ExecutorService executor) throws Exception {
        CountDownLatch allWait = new CountDownLatch(1);
        desk.then(() -> {
            awaitOpen(allWait);
            return Either.right(desk.answer(503, "text/html", null));
        });
        var results = CompletableFuture.supplyAsync(() -> uncheckedAtOnce(executor, source));
        // All but the thread that started the request have joined once nobody can start another one.
        awaitWaiting(THREADS);
        allWait.countDown();

        assertThat(results.get(30, TimeUnit.SECONDS))
                .allMatch(result -> result.getLeft().kind() == ErrorKind.PROVIDER_FAILURE);
        assertThat(desk.asked).hasSize(1);
    }

    private List<Either<ConnectorError, Credential>> uncheckedAtOnce(ExecutorService executor, CredentialSource from) {
        try {
            return atOnce(executor, from, counting());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A call that tells when it begins to wait: the wait asks for what is left of the deadline. */
    private AuthCall counting() {
        return new ForwardingCall(desk) {
            @Override
            public Duration remaining() {
                waiting.add(Thread.currentThread());
                return super.remaining();
            }
        };
    }

    private void awaitWaiting(int threads) {
        while (desk.asked.isEmpty()
                || waiting.size() < threads
                || !waiting.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @MethodSource("executors")
    void whenTheEndpointHangsAllFailWithinTheTokenTimeout(ExecutorService executor) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        ClientCredentials impatient = source(Duration.ofMillis(200));
        desk.thenTokenAfter(never, "late");

        var results = atOnce(executor, impatient, desk);
        never.countDown();

        assertThat(results).allSatisfy(result -> {
            assertThat(result.getLeft()).isInstanceOf(ConnectorError.Timeout.class);
            assertThat(result.getLeft().message()).contains("token endpoint");
        });
        assertThat(desk.asked).hasSize(1);
    }

    @Test
    void aRequestThatHangsIsGivenUpForTheNextCall() {
        CountDownLatch never = new CountDownLatch(1);
        ClientCredentials impatient = source(Duration.ofMillis(50));
        desk.thenTokenAfter(never, "late").thenToken("t2", 180);

        assertThat(impatient.obtain(desk).isLeft()).isTrue();
        desk.advance(Duration.ofSeconds(1));
        assertThat(impatient.obtain(desk).get().value().reveal()).isEqualTo("Bearer t2");
        never.countDown();
    }

    @Test
    void nobodyWaitsBeyondTheDeadlineOfHisOwnCall() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        desk.thenTokenAfter(answer, "t1");
        var patient = CompletableFuture.supplyAsync(() -> source.obtain(counting()));
        awaitWaiting(1);

        Desk hurried = new Desk().remaining(Duration.ofMillis(20)).operation("get");
        assertThat(source.obtain(hurried).getLeft()).isInstanceOfSatisfying(ConnectorError.Timeout.class, timeout -> {
            assertThat(timeout.limit()).isEqualTo(ConnectorError.Limit.DEADLINE);
            assertThat(timeout.context().operation()).isEqualTo("get");
        });
        answer.countDown();
        assertThat(patient.get(30, TimeUnit.SECONDS).isRight()).isTrue();
    }

    @Test
    void anInterruptFreesItsThreadAndNobodyElse() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        desk.thenTokenAfter(answer, "t1");
        CompletableFuture<Boolean> flagKept = new CompletableFuture<>();
        CompletableFuture<ConnectorError> error = new CompletableFuture<>();
        Thread first = new Thread(() -> {
            error.complete(source.obtain(counting()).getLeft());
            flagKept.complete(Thread.currentThread().isInterrupted());
        });
        first.start();
        awaitWaiting(1);
        var second = CompletableFuture.supplyAsync(() -> source.obtain(counting()));
        awaitWaiting(2);

        first.interrupt();

        assertThat(error.get(30, TimeUnit.SECONDS)).isInstanceOf(ConnectorError.Interrupted.class);
        assertThat(flagKept.get(30, TimeUnit.SECONDS)).isTrue();
        answer.countDown();
        assertThat(second.get(30, TimeUnit.SECONDS).get().value().reveal()).isEqualTo("Bearer t1");
    }

    @Test
    void twoSourcesNeitherWaitForOneAnotherNorShareTokens() {
        CountDownLatch never = new CountDownLatch(1);
        desk.thenTokenAfter(never, "a");
        var hanging = CompletableFuture.supplyAsync(() -> source.obtain(counting()));
        awaitWaiting(1);
        Desk other = new Desk().thenToken("b", 180);

        assertThat(source(Duration.ofSeconds(20)).obtain(other).get().value().reveal())
                .isEqualTo("Bearer b");

        assertThat(hanging).isNotDone();
        never.countDown();
    }

    @Test
    void fiftyRefusalsOfOneTokenCostOneRenewal() throws Exception {
        desk.thenToken("t1", 900).thenToken("t2", 900);
        Credential refused = source.obtain(desk).get();
        ExecutorService executor = Executors.newCachedThreadPool();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Boolean>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(executor.submit(() -> {
                start.await();
                return source.renewAfterRefusal(refused, desk);
            }));
        }

        for (var each : running) {
            assertThat(each.get(30, TimeUnit.SECONDS)).isTrue();
        }
        executor.shutdownNow();
        assertThat(desk.asked).hasSize(2);
    }

    @Test
    void theThreadThatAsksIsADaemon() throws InterruptedException {
        desk.thenToken("t1", 180);

        source.obtain(desk);

        assertThat(desk.threads).allMatch(Thread::isDaemon);
        desk.awaitIdle();
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aHangingRequestIsEndedByItsRuntimesClock() {
        CountDownLatch never = new CountDownLatch(1);
        desk.thenTokenAfter(never, "late").thenToken("t2", 180);
        var hanging = CompletableFuture.supplyAsync(() -> source.obtain(counting()));
        awaitWaiting(1);

        desk.advance(Duration.ofSeconds(21));

        assertThat(source.obtain(desk).get().value().reveal()).isEqualTo("Bearer t2");
        assertThat(hanging).isNotDone();
        never.countDown();
    }
}
