package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.RunningJobs;
import org.connectorsdk.api.spi.SpiVersion;

/**
 * Many waits for many jobs, each of which runs until its instant. Time stands until all have begun; then everything
 * happens on the one thread of the timer.
 */
final class Crowd implements ConnectorProvider, ProviderConnections, TimeSource, RunningJobs {
    /** One look: when, and at how many jobs. */
    record Look(Duration at, int jobs) {}

    static final WaitPolicy HOUR = WaitPolicy.upTo(Duration.ofHours(1));
    static final String ACCOUNT = JobRef.fingerprint("https://api.example", "ws");

    final VirtualTime time = new VirtualTime();
    final List<Look> alone = new ArrayList<>();
    final List<Look> shared = new ArrayList<>();
    final Map<JobRef, Duration> ends = new LinkedHashMap<>();
    final Map<JobRef, CompletableFuture<Job>> waits = new LinkedHashMap<>();
    final Map<JobRef, Duration> seen = new LinkedHashMap<>();
    RunningJobs list = (refs, options) -> Either.right(running(refs));
    boolean sharing = true;
    final DefaultConnections client = (DefaultConnections) Connectors.of(this)
            .open(
                    "scripted",
                    ConnectorConfig.empty(),
                    RuntimeContext.builder().time(this).executor(Runnable::run).build())
            .get();
    private final List<CompletableFuture<?>> noted = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** Begins to wait for a job that ends after so long. */
    JobRef await(Duration end, Connections view, WaitPolicy policy) {
        String number = Integer.toString(waits.size());
        JobRef ref = ref(number);
        ends.put(ref, end);
        CompletableFuture<Job> wait = view.async().await(ref, policy);
        waits.put(ref, wait);
        noted.add(wait.whenComplete((job, failure) -> seen.put(ref, time.elapsed())));
        return ref;
    }

    JobRef await(Duration end) {
        return await(end, client, HOUR);
    }

    static JobRef ref(String number) {
        return new JobRef(
                "scripted", ACCOUNT, "job", "job-" + number, Optional.of(ConnectionId.of("connection-" + number)));
    }

    /** Lets time pass until no wait is left. */
    void run() {
        begun.countDown();
        CompletableFuture<?> all = CompletableFuture.allOf(noted.toArray(CompletableFuture[]::new));
        CompletableFuture<?> unused = all.orTimeout(30, TimeUnit.SECONDS);
        try {
            all.join();
        } catch (RuntimeException e) {
            // Each wait tells its own failure.
        }
    }

    /** Lets the thread that has answered the last wait finish with it, for ten seconds at the most. */
    void settle() {
        long begun = System.nanoTime();
        while (client.client().calls().pending() + client.client().pollLoad().waits() > 0
                && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(10)) {
            Thread.onSpinWait();
        }
    }

    List<Job> running(List<JobRef> refs) {
        return refs.stream()
                .filter(ref -> time.elapsed().compareTo(ends.get(ref)) < 0)
                .map(ref -> job(ref, JobState.RUNNING))
                .toList();
    }

    static Job job(JobRef ref, JobState state) {
        return Job.builder(ref, new JobStatus(state.name().toLowerCase(Locale.ROOT), state))
                .connection(ref.connection().orElse(null))
                .createdAt(VirtualTime.START)
                .build();
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        alone.add(new Look(time.elapsed(), 1));
        boolean over = time.elapsed().compareTo(ends.get(ref)) >= 0;
        return Either.right(job(ref, over ? JobState.SUCCEEDED : JobState.RUNNING));
    }

    @Override
    public Optional<RunningJobs> runningJobs() {
        return sharing ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Either<ConnectorError, List<Job>> among(List<JobRef> refs, CallOptions options) {
        shared.add(new Look(time.elapsed(), refs.size()));
        options.operation().orElseThrow().sending();
        return list.among(refs, options);
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of("scripted", "Scripted")
                .can(Capability.SYNC)
                .build();
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        return Either.right(this);
    }

    @Override
    public String account() {
        return ACCOUNT;
    }

    @Override
    public void close() {}

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public long nanoTime() {
        return time.nanoTime();
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        begun.await();
        time.sleep(pause);
    }
}
