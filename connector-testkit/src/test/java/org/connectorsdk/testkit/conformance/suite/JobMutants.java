package org.connectorsdk.testkit.conformance.suite;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.WaitPolicy;

/** Defects in syncs, in waiting for them, and in purges. */
final class JobMutants {
    private JobMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("SYNC-01", "says that somebody else started it", "started by this call")
                        .by(() -> Defect.<Job>result(
                                "sync", job -> job.toBuilder().attached(true).build())),
                Mutant.of("SYNC-02", "takes every end for a good one", "expected an error, got a result")
                        .by(() -> Defect.on("await", call -> call.ask().fold(JobMutants::ended, Either::right))),
                Mutant.of("SYNC-03", "cancels what it does not wait for", "cancels ==>")
                        .by(() -> Defect.on("await", call -> {
                            Either<ConnectorError, Object> answer = call.ask();
                            answer.peekLeft(error -> call.client().cancel(call.argument(0, JobRef.class)));
                            return answer;
                        })),
                Mutant.of("SYNC-04", "polls without a pause", "polls in five minutes")
                        .by(() -> Defect.on("await", call -> {
                            WaitPolicy hasty = call.argument(1, WaitPolicy.class).toBuilder()
                                    .pauses(Duration.ofSeconds(1), Duration.ofSeconds(1))
                                    .build();
                            return call.ask(call.arguments().get(0), hasty);
                        })),
                Mutant.of("SYNC-05", "gives up with the first poll that fails", "expected a result")
                        .by(() -> Defect.on("await", call -> {
                            var first = call.client().job(call.argument(0, JobRef.class));
                            return first.isLeft() ? first : call.proceed();
                        })),
                Mutant.of("SYNC-06", "cancels twice", "cancels at the server")
                        .by(() -> Defect.on("cancel", call -> {
                            if (call.number() == 0) {
                                try (Connections other = call.context().openForOnce()) {
                                    call.to(other, call.arguments().toArray());
                                }
                            }
                            return call.ask();
                        })),
                Mutant.of("SYNC-07", "takes an unknown state for the end", "an unknown state is not an end")
                        .by(() -> Defect.<Job>result("job", JobMutants::decided)),
                Mutant.of("SYNC-08", "knows only jobs that this client started", "expected a result, got JOB_UNKNOWN")
                        .by(() -> Defect.on(
                                "job", call -> call.number() == 0 ? call.proceed() : Either.left(unknown(call)))),
                Mutant.of("SYNC-09", "waits for a job that is gone", "expected: <JOB_UNKNOWN> but was: <WAIT_EXPIRED>")
                        .by(() -> Defect.errors(error -> error instanceof ConnectorError.JobUnknown gone
                                ? new ConnectorError.WaitExpired(
                                        gone.context(), gone.job(), Optional.empty(), WaitReason.PATIENCE)
                                : error)),
                Mutant.of("SYNC-10", "claims the job of somebody else", "attached")
                        .by(() -> Defect.<Job>result(
                                "sync", job -> job.toBuilder().attached(false).build())),
                Mutant.of("PURGE-01", "empties everything", "the other tables keep their data")
                        .by(() -> Defect.on(
                                "purge", call -> call.proceed(call.arguments().get(0), PurgeRequest.connection()))),
                Mutant.of("PURGE-02", "purges again when the answer is lost", "purges at the server")
                        .by(() -> Defect.on("purge", call -> {
                            Either<ConnectorError, Object> answer = call.ask();
                            return answer.isLeft() ? call.ask() : answer;
                        })));
    }

    private static Either<ConnectorError, Object> ended(ConnectorError error) {
        return error instanceof ConnectorError.JobFailed failed ? Either.right(failed.job()) : Either.left(error);
    }

    private static Job decided(Job job) {
        return job.status().isKnown()
                ? job
                : job.toBuilder()
                        .status(new JobStatus(job.status().raw(), JobState.FAILED))
                        .build();
    }

    private static ConnectorError unknown(Call call) {
        return new ConnectorError.JobUnknown(Errors.context(), call.argument(0, JobRef.class));
    }
}
