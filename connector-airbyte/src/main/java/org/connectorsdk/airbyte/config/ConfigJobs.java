package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.airbyte.internal.AirbyteErrors;
import org.connectorsdk.airbyte.internal.AirbyteMapper;
import org.connectorsdk.airbyte.internal.AirbyteStart;
import org.connectorsdk.airbyte.wire.AttemptWires.AttemptWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.JobQueryWires.JobsQueryWire;
import org.connectorsdk.airbyte.wire.JobWires.JobIdWire;
import org.connectorsdk.airbyte.wire.JobWires.JobInfoWire;
import org.connectorsdk.airbyte.wire.JobWires.JobLightWire;
import org.connectorsdk.airbyte.wire.JobWires.JobWire;
import org.connectorsdk.airbyte.wire.JobWires.JobsWire;
import org.connectorsdk.airbyte.wire.JobWires.ListedJobWire;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamNameWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamsOfConnectionWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.StartOnce;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of the configuration API. A look reads the light answer; only at its end a job is asked for attempts and
 * reasons, and its logs, which can be hundreds of megabytes, are read past where an old server sends them anyway
 * (INC-28).
 */
final class ConfigJobs {
    private static final int USUAL_PAGE = 50;
    private static final int LATEST = 20;
    private static final int NEWEST = 100;
    private static final int FAILURE = 500;
    private static final Set<String> SYNCS = Set.of("sync");
    private static final Set<String> PURGES = Set.of("reset_connection", "clear");
    private static final List<String> TYPES_OF_2023 = List.of("sync", "reset_connection");
    static final List<String> TYPES = List.of("sync", "reset_connection", "clear", "refresh");

    private final AirbyteConfigApi api;
    private final HttpRuntime runtime;
    private final ConfigMapper mapper;
    private final boolean current;
    private final OffsetPages<Job> pages = new OffsetPages<>(
            Airbyte.ID, "jobs", Airbyte.LARGEST_JOB_PAGE, job -> job.ref().jobId());
    /** Whether the server turned out to be too old for light answers: it has none, and answers whole ones. */
    private volatile boolean withoutLight;

    ConfigJobs(AirbyteConfigApi api, HttpRuntime runtime, String account, boolean current) {
        this.api = api;
        this.runtime = runtime;
        this.mapper = new ConfigMapper(account);
        this.current = current;
    }

    /** Starts a sync: it covers all streams, each in the mode that the connection has for it. */
    Either<ConnectorError, Job> sync(ConnectionId id, IfRunning ifRunning, CallOptions options) {
        return StartOnce.run(sync(id), ifRunning, runtime, OperationDeadline.begin("sync", options, runtime));
    }

    private AirbyteStart sync(ConnectionId id) {
        ConnectionIdWire wire = new ConnectionIdWire(id.value());
        return start(
                "the sync",
                id,
                SYNCS,
                left -> api.syncConnection(wire, left),
                error -> current && AirbyteErrors.isFailure(error));
    }

    Either<ConnectorError, SyncBaseline> prepare(SyncBaseline bare, OperationDeadline deadline) {
        return StartOnce.prepare(sync(bare.connection()), bare, deadline);
    }

    Either<ConnectorError, Optional<Job>> recover(SyncBaseline baseline, OperationDeadline deadline) {
        return StartOnce.recover(sync(baseline.connection()), baseline, deadline);
    }

    /** Starts what empties a connection, or the tables that are named. */
    Either<ConnectorError, Job> purge(ConnectionId id, List<TableRef> tables, OperationDeadline deadline) {
        AirbyteStart start = start(
                "the purge", id, PURGES, left -> current ? clear(id, tables, left) : reset(id, left), error -> false);
        return StartOnce.run(start, IfRunning.JOIN, runtime, deadline);
    }

    private AirbyteStart start(
            String what,
            ConnectionId id,
            Set<String> types,
            Function<CallOptions, Either<ConnectorError, JobInfoWire>> request,
            Predicate<ConnectorError> refusesInactive) {
        return new AirbyteStart(
                what + " of connection " + id,
                id,
                types,
                options -> request.apply(options).map(info -> mapper.job(info, now())),
                refusesInactive,
                options -> api.getConnectionEnds(new ConnectionIdWire(id.value()), options),
                (page, allTypes, options) -> newest(id, page, allTypes, options));
    }

    private Either<ConnectorError, JobInfoWire> reset(ConnectionId id, CallOptions options) {
        return api.resetConnection(new ConnectionIdWire(id.value()), options);
    }

    /** What is cleared today was reset before; a server that does not know the new name has the old one. */
    private Either<ConnectorError, JobInfoWire> clear(ConnectionId id, List<TableRef> tables, CallOptions options) {
        if (!tables.isEmpty()) {
            StreamsOfConnectionWire streams = streams(id, tables);
            return unlessKnown(api.clearStreams(streams, options), () -> api.resetStreams(streams, options));
        }
        return unlessKnown(api.clearConnection(new ConnectionIdWire(id.value()), options), () -> reset(id, options));
    }

    private static StreamsOfConnectionWire streams(ConnectionId id, List<TableRef> tables) {
        return new StreamsOfConnectionWire(
                id.value(),
                tables.stream()
                        .map(table ->
                                new StreamNameWire(table.table(), table.schema().isEmpty() ? null : table.schema()))
                        .toList());
    }

    /**
     * Takes the other way when the server does not know the operation, after which it is certain that nothing was done.
     */
    private static <T> Either<ConnectorError, T> unlessKnown(
            Either<ConnectorError, T> answer, Supplier<Either<ConnectorError, T>> other) {
        return answer.isLeft() && AirbyteErrors.isUnknownOperation(answer.getLeft()) ? other.get() : answer;
    }

    private Instant now() {
        return runtime.time().now();
    }

    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("job", options, runtime);
        return id(ref, "job").flatMap(id -> poll(id, ref, deadline));
    }

    private static Either<ConnectorError, JobIdWire> id(JobRef ref, String operation) {
        try {
            return Either.right(new JobIdWire(Long.parseLong(ref.jobId())));
        } catch (NumberFormatException e) {
            return Either.left(
                    ValidationErrors.of(Airbyte.ID, operation, "ref", "is not a job of Airbyte: its ids are numbers"));
        }
    }

    private Either<ConnectorError, Job> poll(JobIdWire id, JobRef ref, OperationDeadline deadline) {
        return light(id, deadline)
                .map(job -> isOver(job) ? ended(job, deadline) : mapper.job(job, List.of(), now()))
                .mapLeft(error -> explained(error, ref, deadline));
    }

    private static boolean isOver(JobWire job) {
        return AirbyteMapper.jobStatus(job.status()).isTerminal();
    }

    private Either<ConnectorError, JobWire> light(JobIdWire id, OperationDeadline deadline) {
        if (!withoutLight) {
            Either<ConnectorError, JobLightWire> light = deadline.request(options -> api.getJobLight(id, options));
            if (light.isRight() || !AirbyteErrors.isUnknownOperation(light.getLeft())) {
                return light.flatMap(answer -> present(answer, id.id()));
            }
        }
        return deadline.request(options -> api.getJob(id, options))
                .map(info -> info.job())
                .peek(job -> withoutLight = true);
    }

    private static Either<ConnectorError, JobWire> present(JobLightWire light, long asked) {
        if (light.job() == null) {
            return Either.left(jobless("the answer holds no job"));
        }
        return light.job().id() == asked ? Either.right(light.job()) : Either.left(other(light.job(), asked));
    }

    private static ConnectorError other(JobWire answered, long asked) {
        return jobless("the answer is about job " + answered.id() + ", not " + asked);
    }

    private static ConnectorError jobless(String summary) {
        return new ConnectorError.MalformedResponse(
                ErrorContext.of(Airbyte.ID, "job")
                        .summary(summary)
                        .outcome(Outcome.REFUSED)
                        .build(),
                "");
    }

    /**
     * A job that is over, with its attempts; if they cannot be read the job says so and is over all the same. No job
     * succeeds without an attempt, and whether the last one moved everything it alone says.
     */
    private Job ended(JobWire job, OperationDeadline deadline) {
        Either<ConnectorError, Attempts> attempts = attempts(job, deadline);
        List<AttemptWire> read = attempts.map(Attempts::read).getOrElse(List.of());
        Job seen = mapper.job(job, read, now());
        boolean isPending =
                attempts.isLeft() || (read.isEmpty() && seen.status().state() == JobState.SUCCEEDED);
        return JobWarnings.adding(
                isPending ? seen.toBuilder().resultPending(true).build() : seen,
                attempts.fold(
                        error -> List.of("its attempts could not be read: "
                                + error.context().summary()),
                        Attempts::warnings));
    }

    /** The attempts of a job as far as they can be read, and what cannot. */
    private record Attempts(List<AttemptWire> read, List<String> warnings) {}

    /** An old server shows attempts without logs in its lists alone. */
    private Either<ConnectorError, Attempts> attempts(JobWire job, OperationDeadline deadline) {
        if (!current) {
            return listed(job, deadline);
        }
        Either<ConnectorError, Attempts> attempts = deadline.request(
                        options -> api.getJobWithoutLogs(new JobIdWire(job.id()), options))
                .flatMap(info -> info.job().id() == job.id()
                        ? Either.right(new Attempts(ConfigMapper.attempts(info), ConfigMapper.warnings(info)))
                        : Either.left(other(info.job(), job.id())));
        return unlessKnown(attempts, () -> listed(job, deadline));
    }

    private Either<ConnectorError, Attempts> listed(JobWire job, OperationDeadline deadline) {
        List<String> types = job.configType() == null ? types() : List.of(job.configType());
        String connection = AirbyteMapper.connectionId(job.configId())
                .map(ConnectionId::value)
                .orElse(null);
        JobsQueryWire query = new JobsQueryWire(types, connection, job.id(), null, new PaginationWire(LATEST, null));
        return deadline.request(options -> api.listJobs(query, options))
                .map(page -> readable(page).stream()
                        .filter(listed -> listed.job().id() == job.id())
                        .findFirst()
                        .map(listed -> new Attempts(ConfigMapper.attempts(listed), ConfigMapper.warnings(listed)))
                        .orElse(new Attempts(List.of(), List.of())));
    }

    private List<String> types() {
        return current ? TYPES : TYPES_OF_2023;
    }

    private static List<ListedJobWire> readable(JobsWire page) {
        return page.jobs().stream()
                .map(Lenient::value)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Airbyte fails where it should say that it does not know a job; its list tells which it is, if all of it can be
     * read.
     */
    private ConnectorError explained(ConnectorError error, JobRef ref, OperationDeadline deadline) {
        Optional<ConnectionId> connection = ref.connection();
        if (error.context().status().orElse(0) != FAILURE || connection.isEmpty()) {
            return NotFoundErrors.named(error, "job", ref.jobId());
        }
        JobsQueryWire query = new JobsQueryWire(
                types(), connection.get().value(), null, null, new PaginationWire(Airbyte.LARGEST_JOB_PAGE, null));
        boolean forgotten = deadline.request(options -> api.listJobs(query, options))
                .map(page -> page.jobs().size() < Airbyte.LARGEST_JOB_PAGE
                        && page.jobs().stream().allMatch(row -> row.value().isPresent())
                        && readable(page).stream()
                                .noneMatch(listed ->
                                        Long.toString(listed.job().id()).equals(ref.jobId())))
                .getOrElse(false);
        return forgotten ? new ConnectorError.NotFound(error.context(), "job", ref.jobId()) : error;
    }

    /**
     * Jobs of a connection, newest first, among which a start is looked for.
     *
     * @param allTypes whether jobs of the newer types are asked for; false once the server refused to know them
     */
    private Either<ConnectorError, Page<Job>> newest(
            ConnectionId id, @Nullable PageToken token, boolean allTypes, CallOptions options) {
        List<String> types = allTypes ? types() : TYPES_OF_2023;
        return pages.page(token, NEWEST, (offset, limit) -> {
            PaginationWire rows = new PaginationWire(limit, offset);
            return api.listJobs(new JobsQueryWire(types, id.value(), null, null, rows), options)
                    .map(this::slice);
        });
    }

    Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        if (query.status().isPresent() && !current) {
            return Either.left(new ConnectorError.Unsupported(
                    ErrorContext.of(Airbyte.ID, "jobs")
                            .summary("servers of this version do not filter jobs by status")
                            .build(),
                    Capability.JOB_LIST.name()));
        }
        int size = query.pageSize() == 0 ? USUAL_PAGE : query.pageSize();
        List<String> statuses = query.status().map(List::of).orElse(null);
        return pages.page(query.pageToken().orElse(null), size, (offset, limit) -> {
            PaginationWire rows = new PaginationWire(limit, offset);
            return api.listJobs(new JobsQueryWire(types(), id.value(), null, statuses, rows), options)
                    .map(this::slice);
        });
    }

    private OffsetPages.Slice<Job> slice(JobsWire page) {
        LenientList<ListedJobWire, Job> list = new LenientList<>(
                Airbyte.ID,
                "jobs",
                listed -> mapper.job(listed, now()),
                (raw, problem) -> mapper.partial(raw, problem, now()));
        return list.slice(page.jobs(), Optional.empty(), VendorCount.of(page.totalJobCount()));
    }

    /**
     * Cancels a job that still runs. Airbyte takes the id only to find the connection and cancels whatever runs there,
     * so a job that is over must not be named.
     */
    Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("cancel", options, runtime);
        return id(ref, "cancel")
                .flatMap(id -> poll(id, ref, deadline)
                        .flatMap(job -> job.status().isTerminal()
                                ? Either.right(job)
                                : deadline.request(left -> api.cancelJob(id, left))
                                        .bimap(
                                                error -> NotFoundErrors.named(error, "job", ref.jobId()),
                                                info -> mapper.job(info, now()))));
    }
}
