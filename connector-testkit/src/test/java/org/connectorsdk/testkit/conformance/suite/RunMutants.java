package org.connectorsdk.testkit.conformance.suite;

import static org.connectorsdk.api.error.ErrorKind.MALFORMED_RESPONSE;
import static org.connectorsdk.api.error.ErrorKind.NOT_FOUND;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.OpenHook;

/** Defects in telling runs apart, and in knowing an end from what looks like one. */
final class RunMutants {
    private RunMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(ends());
        all.addAll(starts());
        return all;
    }

    private static List<Mutant> ends() {
        return List.of(
                Mutant.of("SYNC-11", "remembers how the last run ended", "expected an error, got a result")
                        .by(() -> {
                            Map<Optional<ConnectionId>, Either<ConnectorError, Object>> ends =
                                    new ConcurrentHashMap<>();
                            return Defect.on("await", call -> {
                                Optional<ConnectionId> of =
                                        call.argument(0, JobRef.class).connection();
                                Either<ConnectorError, Object> before = ends.get(of);
                                if (before != null) {
                                    return before;
                                }
                                Either<ConnectorError, Object> end = call.ask();
                                end.peek(job -> ends.put(of, end));
                                return end;
                            });
                        }),
                Mutant.of(
                                "SYNC-12",
                                "takes a queued run for one that is over",
                                "expected: <SUCCEEDED> but was: <QUEUED>")
                        .by(() -> Defect.on("await", call -> {
                            Either<ConnectorError, Job> seen = call.client().job(call.argument(0, JobRef.class));
                            boolean queued =
                                    seen.isRight() && seen.get().status().state() == JobState.QUEUED;
                            return queued ? seen : call.proceed();
                        })),
                Mutant.of(
                                "SYNC-14",
                                "takes a job that it does not see yet for gone",
                                "expected a result, got JOB_UNKNOWN")
                        .by(() -> Defect.on("await", call -> {
                            JobRef ref = call.argument(0, JobRef.class);
                            Either<ConnectorError, Job> seen = call.client().job(ref);
                            return seen.isLeft()
                                    ? Either.left(new ConnectorError.JobUnknown(Errors.context(), ref))
                                    : call.proceed();
                        })),
                Mutant.of("SYNC-16", "takes any answer for one about its job", "expected an error, got a result")
                        .by(() -> Defect.on("job", call -> call.ask().fold(error -> any(call, error), Either::right))),
                Mutant.of("SYNC-17", "takes half for all", "expected: <PARTIALLY_SUCCEEDED> but was: <SUCCEEDED>")
                        .by(() -> Defect.<Job>result(
                                "await",
                                job -> job.status().state() == JobState.PARTIALLY_SUCCEEDED ? succeeded(job) : job)),
                Mutant.of("SYNC-18", "does not care who listens", "polls ==>")
                        .by(() -> Defect.on(
                                "await",
                                call -> call.ask(
                                        call.arguments().get(0),
                                        call.argument(1, WaitPolicy.class).toBuilder()
                                                .listener(job -> {})
                                                .build()))));
    }

    private static Either<ConnectorError, Object> any(Call call, ConnectorError error) {
        JobRef ref = call.argument(0, JobRef.class);
        return error.kind() == MALFORMED_RESPONSE
                ? Either.right(Job.builder(ref, new JobStatus("succeeded", JobState.SUCCEEDED))
                        .build())
                : Either.left(error);
    }

    private static Job succeeded(Job job) {
        return job.toBuilder()
                .status(new JobStatus(job.status().raw(), JobState.SUCCEEDED))
                .build();
    }

    private static List<Mutant> starts() {
        return List.of(
                Mutant.of("SYNC-13", "needs every member of the answer to a start", "starts without a handle")
                        .by(() -> Defect.on(
                                "sync",
                                call -> call.ask()
                                        .flatMap(job ->
                                                ((Job) job).status().raw().isEmpty()
                                                        ? Either.left(Errors.malformed(Errors.context()))
                                                        : Either.right(job)))),
                Mutant.of("SYNC-15", "joins whatever the vendor lists first", "chosen, depending on the order")
                        .by(() -> firstListed(joined -> !joined.warnings().isEmpty())),
                Mutant.of(
                                "SYNC-15",
                                "joins another job than the conflict names",
                                "chosen, where the vendor's conflict names one")
                        .by(() -> firstListed(joined -> joined.warnings().isEmpty())),
                Mutant.of(
                                "SYNC-15",
                                "joins the newest of the first page",
                                "chosen, depending on the order or the pages")
                        .by(() -> listed(
                                joined -> !joined.warnings().isEmpty(),
                                jobs -> Collections.max(jobs, Comparator.comparing(RunMutants::id)))),
                Mutant.of("PURGE-03", "takes what is not there for purged", "expected an error, got a result")
                        .by(() -> Defect.on(
                                "purge",
                                call -> call.ask().fold(error -> nothingToPurge(call, error), Either::right))));
    }

    private static OpenHook firstListed(Predicate<Job> where) {
        return listed(where, jobs -> jobs.get(0));
    }

    /** Takes one of the first page for the job that was joined. */
    private static OpenHook listed(Predicate<Job> where, Function<List<Job>, Job> choice) {
        return Defect.on(
                "sync",
                call -> call.ask()
                        .map(job -> ((Job) job).attached() && where.test((Job) job)
                                ? listed(call, (Job) job, choice)
                                : job));
    }

    private static Job listed(Call call, Job joined, Function<List<Job>, Job> choice) {
        List<String> named = new ArrayList<>(joined.warnings());
        named.add(joined.ref().jobId());
        List<Job> running =
                call.client().jobs(call.argument(0, ConnectionId.class), JobQuery.all()).get().items().stream()
                        .filter(job -> !job.status().isTerminal())
                        .toList();
        return choice.apply(running).toBuilder().attached(true).warnings(named).build();
    }

    private static String id(Job job) {
        return job.ref().jobId();
    }

    private static Either<ConnectorError, Object> nothingToPurge(Call call, ConnectorError error) {
        return error.kind() == NOT_FOUND
                ? Either.right(Purge.done(call.argument(1, PurgeRequest.class)))
                : Either.left(error);
    }
}
