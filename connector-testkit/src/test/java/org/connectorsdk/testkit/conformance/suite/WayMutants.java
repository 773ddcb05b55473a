package org.connectorsdk.testkit.conformance.suite;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.OpenHook;

/** Defects in other ways to run than a plain sync, and in what is fixed. */
final class WayMutants {
    private WayMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("UPDATE-05", "changes what it calls fixed", "expected an error, got a result")
                        .by(() -> declaring(builder -> builder.fixed("name"))),
                Mutant.of("SYNC-19", "takes what is dated in the future for not there", "expected a result, got WAIT")
                        .by(() -> Defect.on("await", call -> {
                            JobRef ref = call.argument(0, JobRef.class);
                            Instant now = call.context().clock().instant();
                            boolean future = call.client()
                                    .get(ref.connection().orElseThrow())
                                    .toJavaOptional()
                                    .flatMap(Connection::createdAt)
                                    .filter(created -> created.isAfter(now.plus(Duration.ofMinutes(1))))
                                    .isPresent();
                            return future ? Either.left(expired(ref, WaitReason.PATIENCE)) : call.proceed();
                        })),
                Mutant.of("SYNC-20", "takes what is paused for over", "expected an error, got a result")
                        .by(() -> Defect.on("await", call -> call.ask().fold(WayMutants::ended, Either::right))),
                Mutant.of("SYNC-21", "takes a regular run for a reload", "reloads at the vendor")
                        .by(() -> replacingSyncs(Capability.SYNC_RELOAD)),
                Mutant.of("SYNC-22", "joins what it should have stopped", "a start of its own")
                        .by(() -> replacingSyncs(Capability.SYNC_RESTART)),
                Mutant.of("SYNC-23", "advises a list that is not there", "advises what is not offered")
                        .by(() -> Defect.on(
                                "descriptor",
                                call -> call.client().descriptor().toBuilder()
                                        .cannot(Capability.JOB_LIST)
                                        .build())),
                Mutant.of("SYNC-24", "starts what it prepares", "the job that was started")
                        .by(() -> Defect.on("prepareSync", call -> {
                            Object before = call.proceed();
                            call.client().sync(call.argument(0, ConnectionId.class), SyncRequest.full());
                            return before;
                        })),
                Mutant.of("SYNC-24", "takes the newest job for the one that was started", "the job that was started")
                        .by(() -> Defect.on("recoverSync", WayMutants::newest)),
                Mutant.of("SYNC-25", "takes what it does not see for not started", "it says that nothing was started")
                        .by(() -> Defect.on("recoverSync", call -> Either.right(Optional.empty()))));
    }

    private static Either<ConnectorError, Optional<Job>> newest(Call call) {
        ConnectionId id = call.argument(0, SyncBaseline.class).connection();
        return call.client()
                .jobs(id, JobQuery.all())
                .map(page -> page.items().stream().findFirst());
    }

    private static OpenHook declaring(UnaryOperator<ProviderDescriptor.Builder> change) {
        return Defect.on(
                "descriptor",
                call -> change.apply(call.client().descriptor().toBuilder()).build());
    }

    /** Declares another way to sync, and makes a plain sync of it. */
    private static OpenHook replacingSyncs(Capability declared) {
        return Defect.onCalls(call -> switch (call.name()) {
            case "descriptor" ->
                call.client().descriptor().toBuilder().can(declared).build();
            case "sync" -> call.proceed(call.arguments().get(0), SyncRequest.full());
            default -> call.proceed();
        });
    }

    private static ConnectorError expired(JobRef ref, WaitReason reason) {
        return new ConnectorError.WaitExpired(Errors.context(), ref, Optional.empty(), reason);
    }

    private static Either<ConnectorError, Object> ended(ConnectorError error) {
        return error instanceof ConnectorError.WaitExpired expired
                        && expired.lastSeen()
                                .filter(job -> job.status().state().isStalled())
                                .isPresent()
                ? Either.right(cancelled(expired.lastSeen().get()))
                : Either.left(error);
    }

    private static Job cancelled(Job job) {
        return job.toBuilder()
                .status(new JobStatus(job.status().raw(), JobState.CANCELLED))
                .build();
    }
}
