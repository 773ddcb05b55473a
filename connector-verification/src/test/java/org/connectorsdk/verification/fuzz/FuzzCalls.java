package org.connectorsdk.verification.fuzz;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.conformance.VendorHarness.SeededRows;

/** Every neutral operation that a provider has, on data for which it succeeds. */
final class FuzzCalls {
    private static final CallOptions NONE = CallOptions.none();
    private static final int PAGE = 2;

    private final VendorHarness harness;
    private final Connections client;
    private final List<FuzzCall> all = new ArrayList<>();

    private FuzzCalls(VendorHarness harness, Connections client) {
        this.harness = harness;
        this.client = client;
    }

    static List<FuzzCall> of(VendorHarness harness, Connections client) {
        FuzzCalls asks = new FuzzCalls(harness, client);
        asks.lists();
        asks.connections();
        asks.data();
        asks.jobs();
        return List.copyOf(asks.all);
    }

    private boolean has(Capability capability) {
        return client.descriptor().supports(capability);
    }

    private void lists() {
        harness.seed(5);
        ConnectionQuery paged = ConnectionQuery.builder().pageSize(PAGE).build();
        ConnectionQuery query = client.list(paged).isRight() ? paged : ConnectionQuery.all();
        all.add(FuzzCall.reading("list", c -> c.list(query).map(Seen::connections)));
        all.add(FuzzCall.reading("stream", c -> stream(c, query)));
    }

    private static Either<ConnectorError, Seen> stream(Connections client, ConnectionQuery query) {
        List<String> ids = new ArrayList<>();
        boolean said = false;
        try (ItemStream<Connection> items = client.stream(query)) {
            while (true) {
                Either<ConnectorError, Optional<Connection>> next = items.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(new Seen(ids, said || Seen.isSaid(items)));
                }
                Connection item = next.get().get();
                ids.add(item.id().value());
                said |= !item.warnings().isEmpty();
            }
        }
    }

    private ConnectionId seeded() {
        return harness.seed(1).get(0).id();
    }

    private void connections() {
        Connection seeded = harness.seed(1).get(0);
        ConnectionId id = seeded.id();
        ConnectionId deleted = seeded();
        ConnectionChange change = harness.changeFor(seeded);
        ConnectionSpec spec = harness.spec("fuzzed");
        all.add(FuzzCall.reading("get", c -> c.get(id).map(Seen::connection)));
        all.add(FuzzCall.writing("create", c -> c.create(spec).map(Seen::connection)));
        if (has(Capability.UPDATE)) {
            all.add(FuzzCall.writing("update", c -> c.update(id, change).map(Seen::connection)));
        }
        all.add(FuzzCall.writing(
                "delete",
                c -> c.delete(deleted)
                        .map(done -> Seen.of(done.id().value(), done.state().name()))));
        if (has(Capability.TEST)) {
            ConnectionId tested =
                    harness.seedReachability(VendorHarness.Reach.GOOD).orElseGet(this::seeded);
            all.add(FuzzCall.reading("test", c -> c.test(tested).map(FuzzCalls::report)));
        }
        if (has(Capability.TEST_SPEC)) {
            ConnectionSpec wanted = harness.spec("tested");
            all.add(FuzzCall.reading("test spec", c -> c.test(wanted).map(FuzzCalls::report)));
        }
        if (has(Capability.LIFECYCLE)) {
            ConnectionId disabled = seeded();
            facet(
                    "disable",
                    true,
                    Lifecycle.class,
                    f -> f.disable(disabled, NONE).map(Seen::connection));
        }
    }

    private static Seen report(TestReport report) {
        return Seen.of(Boolean.toString(report.ok()));
    }

    private void data() {
        if (has(Capability.INTROSPECT)) {
            ConnectionId id = harness.seedCatalog().orElseThrow().connection();
            all.add(FuzzCall.reading(
                    "introspect",
                    c -> c.introspect(id, IntrospectionRequest.all()).map(Seen::catalog)));
        }
        if (has(Capability.FILE_BROWSE)) {
            ConnectionId id = harness.seedFiles().orElseThrow();
            facet(
                    "files",
                    false,
                    FileBrowser.class,
                    f -> f.files(id, "", Optional.empty(), NONE).map(Seen::files));
        }
        if (has(Capability.WORKSPACES)) {
            facet(
                    "workspaces",
                    false,
                    Workspaces.class,
                    f -> f.workspaces(Optional.empty(), NONE).map(Seen::workspaces));
        }
        if (has(Capability.TABLE_PROFILES)) {
            ConnectionId id = harness.seedSynced().orElseThrow();
            TableRef table = harness.synced(id).stream()
                    .min((a, b) -> a.toString().compareTo(b.toString()))
                    .orElseThrow();
            facet(
                    "profile",
                    false,
                    TableProfiles.class,
                    f -> f.profile(id, table, NONE).map(FuzzCalls::profile));
        }
        if (has(Capability.PREVIEW) || has(Capability.QUERY)) {
            rows(harness.seedRows(4).orElseThrow());
        }
    }

    private void rows(SeededRows rows) {
        if (has(Capability.PREVIEW)) {
            facet(
                    "preview",
                    false,
                    TablePreview.class,
                    f -> f.preview(rows.connection(), rows.table(), 3, NONE)
                            .map(seen -> Seen.rows(seen.columns(), seen.rows(), List.of())));
        }
        if (has(Capability.QUERY)) {
            facet(
                    "query",
                    true,
                    SqlQuery.class,
                    f -> f.query(rows.connection(), rows.statement(), OptionalInt.empty(), NONE)
                            .flatMap(FuzzCalls::drained));
        }
    }

    private static Seen profile(TableProfiles.TableProfile profile) {
        List<String> facts = new ArrayList<>();
        profile.columns().forEach(column -> facts.add(column.name()));
        return new Seen(facts, false);
    }

    private static Either<ConnectorError, Seen> drained(SqlQuery.Rows rows) {
        List<List<JsonValue>> all = new ArrayList<>();
        try (rows) {
            while (true) {
                Either<ConnectorError, Optional<List<JsonValue>>> next = rows.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(Seen.rows(rows.columns(), all, rows.warnings()));
                }
                all.add(next.get().get());
            }
        }
    }

    private ConnectionId syncable(JobState... states) {
        ConnectionId id = harness.seedSyncable().orElseThrow();
        harness.scriptNextJob(List.of(states).stream().map(JobStep::of).toList());
        return id;
    }

    private JobRef started(JobState... states) {
        return client.sync(syncable(states), SyncRequest.full()).get().ref();
    }

    private void jobs() {
        if (!has(Capability.SYNC)) {
            return;
        }
        JobRef running = started(JobState.RUNNING);
        JobRef ended = started(JobState.RUNNING, JobState.SUCCEEDED);
        all.add(FuzzCall.reading("job", c -> c.job(running).map(Seen::job)));
        all.add(FuzzCall.reading(
                "await", c -> c.await(ended, WaitPolicy.standard()).map(Seen::job)));
        if (has(Capability.JOB_LIST)) {
            ConnectionId of = running.connection().orElseThrow();
            all.add(FuzzCall.reading("jobs", c -> c.jobs(of, JobQuery.all()).map(Seen::jobs)));
        }
        if (has(Capability.SYNC_CANCEL)) {
            JobRef cancelled = started(JobState.RUNNING);
            all.add(FuzzCall.writing("cancel", c -> c.cancel(cancelled).map(Seen::job)));
        }
        if (has(Capability.BACKFILL)) {
            Instant now = Instant.parse("2026-01-01T00:00:00Z");
            Backfill.Span span =
                    new Backfill.Span(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)), List.of());
            ConnectionId id = syncable(JobState.RUNNING);
            facet(
                    "backfill",
                    true,
                    Backfill.class,
                    f -> f.backfill(id, span, NONE).map(Seen::job));
        }
        if (has(Capability.PURGE)) {
            ConnectionId id = harness.seedSynced().orElseThrow();
            all.add(FuzzCall.writing(
                    "purge",
                    c -> c.purge(id, PurgeRequest.connection())
                            .map(done -> Seen.of(done.job().map(JobRef::jobId).orElse("done")))));
        }
        ConnectionId id = syncable(JobState.RUNNING);
        all.add(FuzzCall.writing("sync", c -> c.sync(id, SyncRequest.full()).map(Seen::job)));
    }

    private <F> void facet(String name, boolean write, Class<F> type, Function<F, Either<ConnectorError, Seen>> call) {
        all.add(new FuzzCall(name, write, c -> call.apply(c.facet(type).orElseThrow())));
    }
}
