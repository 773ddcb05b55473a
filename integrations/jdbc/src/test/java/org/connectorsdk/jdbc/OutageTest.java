package org.connectorsdk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.SharedLimit;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A database that goes, comes back, was never there, or hangs: calls go on, and a line says so. */
@Timeout(120)
@ResourceLock(Resources.SYSTEM_ERR)
class OutageTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Longer than any pause after which the place is asked again. */
    private static final Duration PAUSE = Duration.ofSeconds(90);

    private static final AtomicInteger TESTS = new AtomicInteger();

    @AutoClose
    private final Vendor vendor = new Vendor();

    /** A client that an earlier test closed may write a last line late. */
    private final String account = "outage-" + TESTS.incrementAndGet();

    private final MovedTime time = new MovedTime(HOUR);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(before);
    }

    private Worker worker(SharedLimit limit) {
        return new Worker(
                vendor.url(), 100, account, limit, RuntimeContext.builder().time(time));
    }

    /** Tells when it is asked. */
    private static SharedLimit announced(ServerSocket server, CountDownLatch asked) {
        SharedLimit limit = JdbcSharedLimit.on(PostgresServer.source(server.getLocalPort(), "canary"));
        return (account, perSecond, permits, atMost) -> {
            asked.countDown();
            return limit.take(account, perSecond, permits, atMost);
        };
    }

    private Worker worker(double rate, DataSource source) {
        return new Worker(
                vendor.url(),
                rate,
                account,
                JdbcSharedLimit.on(source),
                RuntimeContext.builder().time(time));
    }

    /** The lines that a client wrote. */
    private List<String> lines(String level) {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("account=" + account + " ") && line.contains(level))
                .toList();
    }

    @Test
    void callsGoOnWithoutTheDatabaseAndShareAgainWithIt() {
        try (PostgresServer database = PostgresServer.start();
                Worker worker = worker(500, new Pool(database.source()))) {
            sends(worker, 20);
            assertThat(lines("WARN")).isEmpty();
            database.down();
            for (int i = 0; i < 5; i++) {
                sends(worker, 20);
                time.advance(PAUSE);
            }
            assertThat(lines("WARN"))
                    .singleElement()
                    .asString()
                    .contains("cannot be used: the database")
                    .contains("500 requests a second");
            database.up();
            time.advance(PAUSE);
            while (lines("INFO").isEmpty()) {
                sends(worker, 1);
                time.advance(Duration.ofSeconds(1));
            }

            assertThat(lines("INFO")).singleElement().asString().contains("the shared limit answers again");
            assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("canary");
        }
    }

    private static void sends(Worker worker, int requests) {
        for (int i = 0; i < requests; i++) {
            assertThat(worker.send(LONG)).isNull();
        }
    }

    @Test
    void anHourOfDifferenceBetweenTheClocksChangesNothing() {
        try (PostgresServer database = PostgresServer.start();
                Worker worker = worker(5, new Pool(database.source()))) {
            sends(worker, 1);
            long begun = System.nanoTime();
            database.execute("update connector_limit set next_free = clock_timestamp() + interval '3 s'");

            sends(worker, 1);

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(20));
        }
    }

    @Test
    void aDatabaseThatHangsEndsNoCall() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Worker worker = worker(100, PostgresServer.source(silent.getLocalPort(), "canary"))) {
            long begun = System.nanoTime();

            @Nullable ConnectorError error = worker.send(Duration.ofSeconds(2));

            assertThat(error).isNull();
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(2));
        }
    }

    @Test
    void closingEndsACallThatWaitsForADatabase() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CountDownLatch asked = new CountDownLatch(1);
            Worker worker = worker(announced(silent, asked));
            FutureTask<@Nullable ConnectorError> call = new FutureTask<>(() -> worker.send(HOUR));
            new Thread(call).start();
            asked.await();

            worker.close();

            assertThat(call.get()).isNotNull().extracting(ConnectorError::kind).isEqualTo(ErrorKind.CLOSED);
        }
    }

    @Test
    void anInterruptEndsACallThatWaitsForADatabase() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CountDownLatch asked = new CountDownLatch(1);
            try (Worker worker = worker(announced(silent, asked))) {
                FutureTask<@Nullable ConnectorError> call = new FutureTask<>(() -> worker.send(HOUR));
                Thread caller = new Thread(call);
                caller.start();
                asked.await();

                caller.interrupt();

                assertThat(call.get())
                        .isNotNull()
                        .extracting(ConnectorError::kind)
                        .isEqualTo(ErrorKind.INTERRUPTED);
            }
        }
    }
}
