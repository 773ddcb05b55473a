package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** A vendor of which a test says how it answers a start, and which jobs it lists, one list a look. */
final class ScriptedStart implements StartOnce.Vendor {
    static final ConnectorError LOST =
            new ConnectorError.Timeout(context(Outcome.UNKNOWN), ConnectorError.Limit.DEADLINE, Duration.ofSeconds(9));
    static final ConnectorError REFUSED =
            new ConnectorError.Conflict(context(Outcome.REFUSED), Optional.empty(), ConflictReason.ALREADY_RUNNING);

    static ErrorContext context(Outcome outcome) {
        return ErrorContext.of("acme", "sync")
                .summary("no answer")
                .outcome(outcome)
                .build();
    }

    static ConnectorError withStatus(int status, Outcome outcome) {
        return new ConnectorError.ProviderFailure(
                context(outcome).toBuilder().status(status).build());
    }

    static Job job(long id, JobState state) {
        return job(id, state, "sync", Instant.EPOCH);
    }

    static Job job(long id, JobState state, String type, Instant createdAt) {
        JobRef ref = new JobRef("acme", "a", "job", Long.toString(id), Optional.empty());
        return Job.builder(ref, new JobStatus(state.name(), state))
                .type(type)
                .createdAt(createdAt)
                .build();
    }

    final Deque<Either<ConnectorError, List<Job>>> lists = new ArrayDeque<>();
    Either<ConnectorError, Job> answer = Either.right(job(9, JobState.RUNNING));
    final List<Boolean> asked = new ArrayList<>();
    List<Job> latest = List.of();
    int pageSize = 100;
    boolean guarded = true;
    boolean listsBefore = true;
    boolean refusesFilters;
    ConnectorError filterRefused = withStatus(400, Outcome.REFUSED);
    int interruptAtLook;
    int starts;
    int looks;

    void lists(Job... jobs) {
        lists.add(Either.right(Arrays.asList(jobs)));
    }

    void refuses(Job... jobs) {
        fails(REFUSED, jobs);
    }

    void loses(Job... jobs) {
        fails(LOST, jobs);
    }

    void fails(ConnectorError error, Job... jobs) {
        answer = Either.left(error);
        lists(jobs);
    }

    @Override
    public String subject() {
        return "the sync of connection 7";
    }

    @Override
    public ConnectionId connection() {
        return ConnectionId.of("7");
    }

    @Override
    public Either<ConnectorError, Job> start(CallOptions options) {
        starts++;
        return answer;
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions options) {
        asked.add(narrowed);
        if (refusesFilters && narrowed) {
            return Either.left(filterRefused);
        }
        if (page != null) {
            return Either.right(page(Integer.parseInt(page.value())));
        }
        looks++;
        if (looks == interruptAtLook) {
            Thread.currentThread().interrupt();
        }
        Either<ConnectorError, List<Job>> list = lists.size() > 1 ? lists.remove() : lists.element();
        latest = list.getOrElse(List.of());
        return list.map(jobs -> page(0));
    }

    Page<Job> page(int from) {
        int to = Math.min(from + pageSize, latest.size());
        return Page.of(latest.subList(from, to), to == latest.size() ? null : new PageToken("" + to));
    }

    @Override
    public boolean listsBefore() {
        return listsBefore;
    }

    @Override
    public boolean isOfThisType(Job job) {
        return job.type().equals("sync");
    }

    @Override
    public boolean refusesSecondJob() {
        return guarded;
    }

    /** Its jobs cannot be listed, at one look. */
    void cannotList() {
        lists.add(Either.left(new ConnectorError.ProviderFailure(context(Outcome.REFUSED))));
    }
}
