package org.connectorsdk.verification.limits;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * Reads and waits on virtual threads by the thousand, and prints where one of them held its carrier for long, by the
 * recorder of the JVM. The last one does so on purpose.
 */
final class PinnedThreadsProgram {
    private static final Duration LONG = Duration.ofMillis(20);
    private static final int GETS = 2_000;
    private static final int WAITS = 500;
    private static final int AT_ONCE = 100; // more than have a place

    private static final ConnectionId CONNECTION = ConnectionId.of("c");
    private static final WaitPolicy QUICK = WaitPolicy.builder()
            .pauses(Duration.ofMillis(100), Duration.ofMillis(200))
            .build();

    private final Connections client;
    private final AtomicInteger jobs = new AtomicInteger();
    private final Semaphore underWay = new Semaphore(AT_ONCE);

    private final JobRef first;

    private PinnedThreadsProgram(Connections client) {
        this.client = client;
        this.first = client.orThrow().sync(CONNECTION, SyncRequest.full()).ref();
    }

    /**
     * Runs it.
     *
     * @param args address of an Airbyte that has every connection and every job
     */
    public static void main(String[] args) throws Exception {
        try (Connections client = SmallJvm.open("airbyte", args[0])) {
            PinnedThreadsProgram program = new PinnedThreadsProgram(client);
            program.blocking(20, 5); // classes are loaded once, by whoever comes first
            program.asynchronous(20, 5);
            Path file = Files.createTempFile("pinned", ".jfr");
            try (Recording recording = new Recording()) {
                recording.enable("jdk.VirtualThreadPinned").withThreshold(LONG).withStackTrace();
                recording.start();
                program.blocking(GETS, WAITS);
                program.asynchronous(GETS, WAITS);
                program.pinOnPurpose();
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

    /** {@return a job that nobody has waited for} */
    private JobRef job() {
        String id = Integer.toString(jobs.incrementAndGet());
        return new JobRef(first.provider(), first.account(), first.kind(), id, first.connection());
    }

    private void blocking(int gets, int waits) throws Exception {
        ExecutorService threads = virtualThreads();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < gets; i++) {
            running.add(submit(threads, () -> client.get(CONNECTION)));
        }
        for (int i = 0; i < waits; i++) {
            JobRef job = job();
            running.add(submit(threads, () -> client.await(job, QUICK)));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
    }

    private Future<?> submit(ExecutorService threads, Supplier<Either<ConnectorError, ?>> call)
            throws InterruptedException {
        underWay.acquire();
        return threads.submit(() -> {
            try {
                call.get().getOrElseThrow(ConnectorException::new);
            } finally {
                underWay.release();
            }
        });
    }

    private void asynchronous(int gets, int waits) throws InterruptedException {
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int i = 0; i < gets; i++) {
            underWay.acquire();
            running.add(client.async().get(CONNECTION).whenComplete((found, failure) -> underWay.release()));
        }
        for (int i = 0; i < waits; i++) {
            underWay.acquire();
            running.add(client.async().await(job(), QUICK).whenComplete((job, failure) -> underWay.release()));
        }
        running.forEach(CompletableFuture::join);
    }

    /** A thread that waits while it makes a class cannot leave its carrier: here one that is at work in a wait. */
    private void pinOnPurpose() throws Exception {
        JobRef job = job();
        WaitPolicy pinning = QUICK.toBuilder().listener(seen -> Planted.make()).build();
        ExecutorService threads = virtualThreads();
        submit(threads, () -> client.await(job, pinning)).get();
        threads.shutdown();
    }

    private static final class Planted {
        static {
            LockSupport.parkNanos(LONG.multipliedBy(5).toNanos());
        }

        private Planted() {}

        static void make() {}
    }

    private static void tell(Path file) throws IOException {
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            RecordedStackTrace trace = event.getStackTrace();
            List<String> frames = (trace == null ? List.<RecordedFrame>of() : trace.getFrames())
                    .stream()
                            .map(RecordedFrame::getMethod)
                            .map(method -> method.getType().getName() + "." + method.getName())
                            .toList();
            boolean planted = frames.stream().anyMatch(frame -> frame.startsWith(Planted.class.getName()));
            if (frames.stream().noneMatch(PinnedThreadsProgram::isOurs)) {
                System.out.println("elsewhere");
            } else if (planted) {
                System.out.println("planted");
            } else {
                System.out.println("pinned for " + event.getDuration().toMillis() + " ms: "
                        + frames.stream().limit(60).collect(Collectors.joining(" < ")));
            }
        }
    }

    private static boolean isOurs(String frame) {
        return frame.startsWith("org.connectorsdk.") && !frame.startsWith("org.connectorsdk.verification.");
    }
}
