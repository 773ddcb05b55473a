package org.connectorsdk.verification.limits;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * Reads and waits on virtual threads by the thousand, and prints where one of them held its carrier for long, by the
 * recorder of the JVM. The last one does so on purpose.
 */
final class PinnedThreadsProgram {
    static final Duration LONG = Duration.ofMillis(20);
    static final int GETS = 2_000;
    static final int WAITS = 500;

    private static final WaitPolicy QUICK = WaitPolicy.builder()
            .pauses(Duration.ofMillis(100), Duration.ofMillis(200))
            .build();

    private final Connections client;
    private final List<ConnectionId> ids;

    private PinnedThreadsProgram(Connections client) {
        this.client = client;
        try (var all = client.orThrow().stream(ConnectionQuery.all())) {
            this.ids = all.map(Connection::id).toList();
        }
    }

    /**
     * Runs it.
     *
     * @param args address, workspace, client id and client secret of an Airbyte with as many connections as waits
     */
    public static void main(String[] args) throws Exception {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("base-url", args[0])
                .set("workspace", args[1])
                .set("api", "public")
                .set("client-id", args[2])
                .secret("client-secret", Secret.of(args[3]))
                .set("read-deadline", "5m")
                .build();
        try (Connections client = Connectors.discover().open("airbyte", config).getOrElseThrow(ConnectorException::new)) {
            PinnedThreadsProgram program = new PinnedThreadsProgram(client);
            program.blocking(1, 1); // classes are loaded once, by whoever comes first
            program.asynchronous(1, 1);
            Path file = Files.createTempFile("pinned", ".jfr");
            try (Recording recording = new Recording()) {
                recording.enable("jdk.VirtualThreadPinned").withThreshold(LONG).withStackTrace();
                recording.start();
                program.blocking(GETS, WAITS);
                program.asynchronous(GETS, WAITS);
                pinOnPurpose();
                recording.stop();
                recording.dump(file);
            }
            tell(file);
            Files.delete(file);
        }
    }

    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private ConnectionId id(int number) {
        return ids.get(number % ids.size());
    }

    private void blocking(int gets, int waits) throws Exception {
        ExecutorService threads = virtualThreads();
        List<Future<Either<ConnectorError, ?>>> running = new ArrayList<>();
        for (int i = 0; i < gets; i++) {
            ConnectionId id = id(i);
            running.add(threads.submit((Callable<Either<ConnectorError, ?>>) () -> client.get(id)));
        }
        for (int i = 0; i < waits; i++) {
            ConnectionId id = id(i);
            running.add(threads.submit((Callable<Either<ConnectorError, ?>>) () ->
                    client.sync(id, SyncRequest.full()).flatMap(job -> client.await(job.ref(), QUICK))));
        }
        for (Future<Either<ConnectorError, ?>> each : running) {
            each.get().getOrElseThrow(ConnectorException::new);
        }
        threads.shutdown();
    }

    private void asynchronous(int gets, int waits) {
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int i = 0; i < gets; i++) {
            running.add(client.async().get(id(i)));
        }
        for (int i = 0; i < waits; i++) {
            CompletableFuture<Job> started = client.async().sync(id(i), SyncRequest.full());
            running.add(started.thenCompose(job -> client.async().await(job.ref(), QUICK)));
        }
        running.forEach(CompletableFuture::join);
    }

    /** A thread that waits while it makes a class cannot leave its carrier. */
    private static void pinOnPurpose() throws Exception {
        ExecutorService threads = virtualThreads();
        threads.submit(Planted::make).get();
        threads.shutdown();
    }

    private static final class Planted {
        static {
            LockSupport.parkNanos(LONG.multipliedBy(5).toNanos());
        }

        private Planted() {}

        static Planted make() {
            return new Planted();
        }
    }

    private static void tell(Path file) throws IOException {
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            List<String> frames = event.getStackTrace().getFrames().stream()
                    .map(RecordedFrame::getMethod)
                    .map(method -> method.getType().getName() + "." + method.getName())
                    .toList();
            if (frames.stream().anyMatch(frame -> frame.startsWith(Planted.class.getName()))) {
                System.out.println("planted");
            } else if (frames.stream().anyMatch(PinnedThreadsProgram::isOurs)) {
                System.out.println("pinned for " + event.getDuration().toMillis() + " ms: "
                        + frames.stream().limit(60).collect(Collectors.joining(" < ")));
            } else {
                System.out.println("elsewhere");
            }
        }
    }

    private static boolean isOurs(String frame) {
        return frame.startsWith("org.connectorsdk.") && !frame.startsWith("org.connectorsdk.verification.");
    }
}
