package org.connectorsdk.temporal;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.TemporalFailure;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The activities of one worker, over the clients of its accounts. */
final class WorkerActivities implements ConnectorActivities, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerActivities.class);

    private final AccountClients clients;
    private final CatalogPlaces places;
    private final Heartbeats heartbeats = new Heartbeats();

    WorkerActivities(AccountClients clients, CatalogPlaces places) {
        this.clients = clients;
        this.places = places;
    }

    @Override
    public Prepared prepare(StartOrder order) {
        return call(
                order.account(),
                client -> client.with(within(order.limit()))
                        .prepareSync(id(order.connection()), order.request())
                        .map(baseline -> new Prepared(
                                baseline.toJson().toString(),
                                client.descriptor().takesIdempotencyKey("sync"))));
    }

    @Override
    public JobReport start(StartOrder order) {
        CallOptions options = order.key().isEmpty()
                ? within(order.limit())
                : within(order.limit()).toBuilder().idempotencyKey(order.key()).build();
        return call(order.account(), client -> {
            ConnectionId id = id(order.connection());
            stillWanted(Activity.getExecutionContext());
            return client.with(options).sync(id, order.request()).map(JobReport::of);
        });
    }

    /**
     * A process that was frozen, or an account that was opened slowly, comes to the start when the engine has given it up
     * and the workflow may have sent another one.
     */
    private static void stillWanted(ActivityExecutionContext context) {
        try {
            context.getWorkflowClient()
                    .newActivityCompletionClient()
                    .heartbeat(context.getTaskToken(), context.getInfo().getAttempt());
        } catch (ActivityCompletionException e) {
            if (HeartbeatWait.isCancelled(e)) {
                throw new ActivityCanceledException(context.getInfo());
            }
            throw failure(new ConnectorError.ProviderFailure(ErrorContext.of(AccountClients.HERE, "sync")
                    .outcome(Outcome.NOT_SENT)
                    .retryable(true)
                    .summary("the start was not sent, as the engine has given it up or does not answer")
                    .build()));
        }
    }

    private static CallOptions within(Duration limit) {
        return CallOptions.deadline(limit);
    }

    /** Ends a read before the engine gives it up, so that none is made twice at a time. */
    private static CallOptions inTime() {
        Duration limit = Activity.getExecutionContext().getInfo().getStartToCloseTimeout();
        if (limit.isZero()) { // the engine of unit tests gives none
            return CallOptions.none();
        }
        return within(
                limit.compareTo(ConnectorActivityOptions.MARGIN) > 0
                        ? limit.minus(ConnectorActivityOptions.MARGIN)
                        : limit);
    }

    @Override
    public Recovered recover(RecoverOrder order) {
        return call(order.account(), client -> {
            SyncBaseline baseline = valid("recover", () -> SyncBaseline.fromJson(JsonText.read(order.baseline())));
            Either<ConnectorError, Recovered> found = client.with(inTime())
                    .recoverSync(baseline)
                    .map(job -> new Recovered(job.map(JobReport::of).orElse(null), job.isEmpty(), ""));
            return found.isLeft() && found.getLeft().kind() == ErrorKind.OUTCOME_UNKNOWN
                    ? Either.right(new Recovered(null, false, found.getLeft().message()))
                    : found;
        });
    }

    @Override
    public JobReport await(WaitOrder order) {
        return call(order.account(), client -> {
            JobRef ref = ref(order.handle());
            ActivityExecutionContext context = Activity.getExecutionContext();
            context.doNotCompleteOnReturn();
            new HeartbeatWait(context, heartbeats, order).begin(client, ref);
            return Either.right(JobReport.NONE); // completed by the wait
        });
    }

    @Override
    public JobReport look(JobOrder order) {
        return call(
                order.account(),
                client -> client.with(inTime()).job(ref(order.handle())).map(JobReport::of));
    }

    @Override
    public JobReport cancel(JobOrder order) {
        return call(
                order.account(),
                client -> client.with(inTime()).cancel(ref(order.handle())).map(JobReport::of));
    }

    @Override
    public String purge(PurgeOrder order) {
        return call(
                order.account(),
                client -> client.purge(id(order.connection()), order.request())
                        .map(purge -> purge.job().map(JobRef::encode).orElse("")));
    }

    @Override
    public Tested test(ConnectionOrder order) {
        return call(
                order.account(),
                client -> client.test(id(order.connection()))
                        .map(report -> new Tested(
                                report.ok(), report.message(), report.reason().orElse(""))));
    }

    @Override
    public Introspected introspect(IntrospectOrder order) {
        return call(order.account(), client -> introspected(client, order));
    }

    private Either<ConnectorError, Introspected> introspected(Connections client, IntrospectOrder order) {
        IntrospectionRequest all = IntrospectionRequest.all();
        try (PlaceVisitor visitor = new PlaceVisitor(open(order.place()))) {
            return client.introspect(id(order.connection()), order.fresh() ? all.fresh() : all, visitor)
                    .map(summary -> new Introspected(
                            summary.tables(),
                            summary.columns(),
                            summary.problems().size(),
                            summary.complete()));
        }
    }

    private CatalogVisitor open(String place) {
        try {
            return places.open(place);
        } catch (IllegalArgumentException e) {
            throw failure(new ConnectorError.Configuration(
                    ErrorContext.of(AccountClients.HERE, "introspect")
                            .outcome(Outcome.NOT_SENT)
                            .summary("the worker has no place for catalogs of this name: " + place)
                            .build(),
                    List.of()));
        }
    }

    @Override
    public ConnectionIds list(ListOrder order) {
        return call(order.account(), client -> {
            PagePart part = valid("list", () -> PagePart.decode(order.token()));
            return client.with(inTime())
                    .list(valid("list", () -> query(order, part)))
                    .map(page -> ids(page, part));
        });
    }

    private static ConnectionQuery query(ListOrder order, PagePart part) {
        ConnectionQuery.Builder query = ConnectionQuery.builder();
        order.filters().forEach(query::filters);
        if (!part.token().isEmpty()) {
            query.pageToken(new PageToken(part.token()));
        }
        return query.build();
    }

    private static ConnectionIds ids(Page<Connection> page, PagePart part) {
        return part.of(
                page.items().stream().map(connection -> connection.id().value()).toList(),
                page.next().map(PageToken::value).orElse(""),
                page.warnings());
    }

    @Override
    public List<EndedSync> ended(List<String> workflows) {
        return EndedWorkflows.among(workflows, Activity.getExecutionContext().getWorkflowClient());
    }

    private <T> T call(String account, Function<Connections, Either<ConnectorError, T>> call) {
        try {
            return clients.of(account).flatMap(call).getOrElseThrow(WorkerActivities::failure);
        } catch (TemporalFailure | ActivityCanceledException told) {
            throw told;
        } catch (Exception e) { // also what the platform's code throws without declaring it
            LOG.warn("an activity of account {} failed", account, e);
            throw ConnectorFailures.unexpected(e);
        }
    }

    private static ConnectionId id(String connection) {
        return valid("connection", () -> ConnectionId.of(connection));
    }

    private static JobRef ref(String handle) {
        return valid("job", () -> JobRef.decode(handle));
    }

    /** What a workflow orders wrongly stays wrong, however often it is tried. */
    private static <T> T valid(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw failure(new ConnectorError.InvalidRequest(
                    ErrorContext.of(AccountClients.HERE, what)
                            .outcome(Outcome.NOT_SENT)
                            .summary("the order cannot be read: " + e.getMessage())
                            .build(),
                    List.of()));
        }
    }

    private static RuntimeException failure(ConnectorError error) {
        return ConnectorFailures.toFailure(error, Instant.now());
    }

    @Override
    public void close() {
        heartbeats.close();
    }
}
