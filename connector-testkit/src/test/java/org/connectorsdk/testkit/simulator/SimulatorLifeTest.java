package org.connectorsdk.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.http.RawClient;
import org.junit.jupiter.api.Test;

class SimulatorLifeTest {

    private static final String AUTH = "Authorization: Bearer t";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What is left of the heap while a large body is on its way, and more than that. */
    private static final long ROOM = 128L << 20;

    private static final long LARGE = ROOM + (32L << 20);
    private static final int BLOCK = 1 << 20;

    @Test
    void aClosedSimulatorRefusesConnectionsAndItsClientsSeeTheEnd() throws IOException {
        ThingSimulator simulator = new ThingSimulator();
        simulator.start();
        try (RawClient client = new RawClient(simulator.baseUrl())) {
            client.get("/v1/things", AUTH);
            URI address = simulator.baseUrl();
            simulator.close();
            simulator.close();
            assertThat(client.isAtEnd()).isTrue();
            assertThatThrownBy(() -> new RawClient(address)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aClosedSimulatorLeavesNoThread() {
        ThingSimulator warm = new ThingSimulator();
        warm.start();
        warm.close();
        List<Thread> before = simulatorThreads();
        ThingSimulator simulator = new ThingSimulator();
        simulator.start();
        assertThat(simulatorThreads()).hasSizeGreaterThan(before.size()).allMatch(Thread::isDaemon);
        simulator.close();
        assertThat(simulatorThreads()).hasSizeLessThanOrEqualTo(before.size());
    }

    private static List<Thread> simulatorThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("simulator"))
                .toList();
    }

    @Test
    void aTakenPortIsSaidInPlainWords() {
        try (ThingSimulator first = new ThingSimulator()) {
            first.start();
            ThingSimulator second =
                    new ThingSimulator(SimulatorOptions.defaults().port(first.port()));
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the simulator could not listen on port " + first.port() + "; is it in use?");
            second.close();
        }
    }

    @Test
    void whatIsForbiddenIsRefusedToWhoIsKnownInTheVendorsWords() throws IOException {
        try (ThingSimulator simulator = new ThingSimulator()) {
            simulator.start();
            simulator.forbid("list_things");
            try (RawClient client = new RawClient(simulator.baseUrl())) {
                assertThat(client.get("/v1/things", AUTH).text()).contains("\"kind\":\"FORBIDDEN\"");
                assertThat(client.get("/v1/things").text()).contains("\"kind\":\"UNAUTHENTICATED\"");
                assertThat(client.get("/v1/things/1", AUTH).text()).isEqualTo("1");
            }
        }
    }

    @Test
    void onlyAnOperationCanBeForbidden() {
        try (ThingSimulator simulator = new ThingSimulator()) {
            assertThatThrownBy(() -> simulator.forbid("fly"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("operation: there is none called fly");
        }
    }

    @Test
    void twoSimulatorsShareNothing() throws IOException {
        try (ThingSimulator first = new ThingSimulator();
                ThingSimulator second = new ThingSimulator()) {
            first.start();
            second.start();
            first.seedConnections(3);
            try (RawClient client = new RawClient(second.baseUrl())) {
                assertThat(client.get("/v1/things", AUTH).text()).isEqualTo("{\"things\":[]}");
            }
            assertThat(first.journal().all()).isEmpty();
        }
    }

    @Test
    void manyClientsAtOnceLoseNothing() throws Exception {
        int clients = 32;
        try (ThingSimulator simulator = new ThingSimulator()) {
            simulator.start();
            ExecutorService threads = Executors.newFixedThreadPool(clients);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String thing = "{\"name\":\"thing " + i + "\"}";
                answers.add(threads.submit(() -> {
                    start.await();
                    try (RawClient client = new RawClient(simulator.baseUrl())) {
                        return client.post("/v1/things", thing, AUTH, "Content-Type: application/json")
                                .status();
                    }
                }));
            }
            start.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
            threads.shutdown();
            assertThat(simulator.things()).hasSize(clients).doesNotHaveDuplicates();
        }
    }

    @Test
    void operationsHoldTheMonitorOfTheState() throws IOException {
        try (ThingSimulator simulator = new ThingSimulator()) {
            simulator.start();
            try (RawClient client = new RawClient(simulator.baseUrl())) {
                assertThat(client.get("/v1/exclusive", AUTH).text()).isEqualTo("true");
            }
        }
    }

    @Test
    void closingEndsEveryWaitWithoutForce() throws Exception {
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        ThingSimulator simulator = new ThingSimulator();
        simulator.start();
        ArmedFault wait = simulator.faults().on("list_things").inject(Fault.of("wait", exchange -> {
            exchange.pause(Duration.ofMinutes(5));
            interrupted.set(Thread.currentThread().isInterrupted());
            ended.countDown();
        }));
        try (RawClient client = new RawClient(simulator.baseUrl())) {
            client.send("GET", "/v1/things", "", AUTH);
            assertThat(wait.awaitFired(1, PATIENCE)).isTrue();
            simulator.close();
            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(interrupted.get()).isFalse();
        }
    }

    @Test
    void latencySlowsEveryExchangeDown() throws IOException {
        SimulatorOptions slow = SimulatorOptions.defaults().latency(Duration.ofMillis(80));
        try (ThingSimulator simulator = new ThingSimulator(slow)) {
            simulator.start();
            try (RawClient client = new RawClient(simulator.baseUrl())) {
                long start = System.nanoTime();
                client.get("/v1/things", AUTH);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
            }
        }
    }

    @Test
    void anAnswerLargerThanTheHeapIsSent() throws Exception {
        List<byte[]> ballast = ballast();
        long lines = LARGE / ThingSimulator.STREAM_LINE.length();
        try (ThingSimulator simulator = new ThingSimulator()) {
            simulator.start();
            URI uri = simulator.baseUrl().resolve("/v1/stream?lines=" + lines);
            HttpResponse<InputStream> answer =
                    HttpClient.newHttpClient().send(request(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                assertThat(length(body)).isEqualTo(lines * ThingSimulator.STREAM_LINE.length());
            }
        }
        Reference.reachabilityFence(ballast);
    }

    @Test
    void anUploadLargerThanTheHeapIsTaken() throws Exception {
        List<byte[]> ballast = ballast();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (ThingSimulator simulator = new ThingSimulator()) {
            simulator.start();
            HttpRequest upload = request(simulator.baseUrl().resolve("/v1/files"))
                    .POST(HttpRequest.BodyPublishers.ofInputStream(
                            () -> new DigestInputStream(new Zeros(LARGE), sha256)))
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(upload, HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(answer).isEqualTo(LARGE + " " + HexFormat.of().formatHex(sha256.digest()));
            assertThat(simulator.journal().last().bodyLength()).isEqualTo(LARGE);
        }
        Reference.reachabilityFence(ballast);
    }

    /** Fills the heap: a body that no longer fits takes a quarter of the time of one that never would. */
    private static List<byte[]> ballast() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        List<byte[]> ballast = new ArrayList<>();
        for (long left = free - ROOM; left > 0; left -= BLOCK) {
            ballast.add(new byte[BLOCK]);
        }
        return ballast;
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer t");
    }

    private static long length(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            length += read;
        }
        return length;
    }

    /** That many zero bytes. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
