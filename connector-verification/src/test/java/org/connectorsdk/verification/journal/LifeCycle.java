package org.connectorsdk.verification.journal;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** The neutral operations as a program uses them, those that the provider does not offer included. */
final class LifeCycle {
    private static final TableRef NOWHERE = TableRef.of("nowhere", "nothing");

    private final Recorder recorder;
    private final VendorSimulator simulator;
    private final Connections client;

    LifeCycle(Recorder recorder, VendorSimulator simulator, Connections client) {
        this.recorder = recorder;
        this.simulator = simulator;
        this.client = client;
    }

    void run() {
        recorder.step(
                "descriptor",
                () -> Either.right(List.of(
                        client.descriptor().capabilities().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList(),
                        client.descriptor().filters().stream().sorted().toList(),
                        client.descriptor().sorts().stream().sorted().toList())));
        recorder.step("list of nothing", () -> client.list(ConnectionQuery.all()));
        ConnectionId id = created();
        reads(id);
        changes(id);
        TableRef table = catalog(id);
        jobs(id);
        purges(id, table);
        new FacetCalls(recorder, client, simulator).run(id, table);
        lists();
        absent();
        steps(id);
        recorder.step("delete", () -> client.delete(id));
        recorder.step("get of what was deleted", () -> client.get(id));
        recorder.step("delete of what was deleted", () -> client.delete(id));
    }

    private ConnectionId created() {
        ConnectionSpec spec = Samples.connection(simulator, "first");
        recorder.step("test of a specification", () -> client.test(spec));
        recorder.step(
                "create with a key",
                () -> client.with(CallOptions.builder()
                                .idempotencyKey("key-of-the-caller")
                                .build())
                        .create(Samples.connection(simulator, "keyed")));
        recorder.step(
                "create without a name",
                () -> client.create(spec.toBuilder().name("").build()));
        recorder.step(
                "create of an unknown type",
                () -> client.create(
                        ConnectionSpec.builder("odd", "carrier_pigeon").build()));
        Connection made = recorder.step("create", () -> client.create(spec)).get();
        recorder.step("create of the same name", () -> client.create(spec));
        return made.id();
    }

    private void reads(ConnectionId id) {
        recorder.step("get", () -> client.get(id));
        recorder.step(
                "get with a header",
                () -> client.with(CallOptions.builder()
                                .header("X-Caller", "journal")
                                .build())
                        .get(id));
        recorder.step(
                "get by the throwing view", () -> Either.right(client.orThrow().get(id)));
        recorder.step(
                "get by the asynchronous view",
                () -> Either.right(client.async().get(id).toCompletableFuture().join()));
    }

    private void changes(ConnectionId id) {
        recorder.step(
                "update of nothing",
                () -> client.update(id, ConnectionChange.builder().build()));
        recorder.step(
                "update of the name",
                () -> client.update(
                        id, ConnectionChange.builder().name("renamed").build()));
        recorder.step(
                "update of a setting",
                () -> client.update(
                        id,
                        ConnectionChange.builder()
                                .config(JsonObject.of("port", 5433))
                                .build()));
        recorder.step(
                "update of a secret",
                () -> client.update(
                        id,
                        ConnectionChange.builder()
                                .secrets("password", Secret.of("another password"))
                                .build()));
        recorder.step(
                "update to disabled",
                () -> client.update(
                        id, ConnectionChange.builder().enabled(false).build()));
        recorder.step(
                "update to enabled",
                () -> client.update(id, ConnectionChange.builder().enabled(true).build()));
        recorder.step("get of what was changed", () -> client.get(id));
        recorder.step("test", () -> client.test(id));
    }

    private TableRef catalog(ConnectionId id) {
        Either<ConnectorError, Catalog> all =
                recorder.unordered("introspect", () -> client.introspect(id, IntrospectionRequest.all()));
        TableRef table = all.map(Catalog::tables)
                .filter(tables -> !tables.isEmpty())
                .map(tables -> tables.get().get(0).ref())
                .getOrElse(NOWHERE);
        recorder.unordered(
                "introspect of names",
                () -> client.introspect(id, IntrospectionRequest.all().withoutColumns()));
        recorder.unordered(
                "introspect of a schema",
                () -> client.introspect(id, IntrospectionRequest.all().schema(table.schema())));
        recorder.unordered(
                "introspect of a table, afresh",
                () -> client.introspect(
                        id,
                        IntrospectionRequest.all()
                                .schema(table.schema())
                                .table(table.table())
                                .fresh()));
        recorder.unordered(
                "introspect with a visitor",
                () -> client.introspect(id, IntrospectionRequest.all(), (CatalogVisitor) Catalog.builder()));
        return table;
    }

    private void jobs(ConnectionId id) {
        Optional<JobRef> first = ref(recorder.step("sync", () -> client.sync(id, SyncRequest.full())));
        recorder.atOnce(
                "sync beside it", () -> client.sync(id, SyncRequest.full().ifRunning(IfRunning.FAIL)));
        recorder.atOnce(
                "sync attached to it", () -> client.sync(id, SyncRequest.full().ifRunning(IfRunning.JOIN)));
        first.ifPresent(ref -> {
            recorder.atOnce("job", () -> client.job(ref));
            recorder.atOnce("await", () -> client.await(ref, WaitPolicy.upTo(Duration.ofHours(3))));
            recorder.atOnce("job that has ended", () -> client.job(ref));
            recorder.atOnce("cancel of what has ended", () -> client.cancel(ref));
        });
        CallOptions keyed =
                CallOptions.builder().idempotencyKey("key-of-the-caller").build();
        recorder.step("sync with a key", () -> client.with(keyed).sync(id, SyncRequest.full()));
        Optional<JobRef> second =
                ref(recorder.step("sync of changes", () -> client.sync(id, SyncRequest.incremental())));
        second.ifPresent(ref -> {
            recorder.atOnce("cancel", () -> client.cancel(ref));
            recorder.atOnce(
                    "await of what was cancelled", () -> client.await(ref, WaitPolicy.upTo(Duration.ofHours(3))));
        });
        recorder.step(
                "sync of a table", () -> client.sync(id, SyncRequest.full().tables(TableRef.of("public", "orders"))));
        recorder.atOnce("jobs", () -> client.jobs(id, JobQuery.all()));
        Page<Job> page = recorder.atOnce(
                        "first page of jobs",
                        () -> client.jobs(id, new JobQuery(Optional.empty(), 1, Optional.empty())))
                .getOrElse(Page.of(List.of(), null));
        page.next()
                .ifPresent(token -> recorder.atOnce(
                        "second page of jobs",
                        () -> client.jobs(id, new JobQuery(Optional.empty(), 1, Optional.of(token)))));
        recorder.atOnce(
                "jobs that failed", () -> client.jobs(id, new JobQuery(Optional.of("failed"), 10, Optional.empty())));
        first.ifPresent(ref -> recorder.atOnce(
                "job that never was",
                () -> client.job(new JobRef(ref.provider(), ref.account(), ref.kind(), "999999", ref.connection()))));
    }

    private void steps(ConnectionId id) {
        recorder.step("prepareSync", () -> client.prepareSync(id, SyncRequest.full()))
                .peek(baseline -> recorder.atOnce("recoverSync", () -> client.recoverSync(baseline)));
    }

    private static Optional<JobRef> ref(Either<ConnectorError, Job> started) {
        return started.toJavaOptional().map(Job::ref);
    }

    private void purges(ConnectionId id, TableRef table) {
        purge("purge", id, PurgeRequest.connection());
        purge("purge of a table", id, PurgeRequest.tables(table));
        purge("purge of a table that is not there", id, PurgeRequest.tables(NOWHERE));
    }

    private void purge(String name, ConnectionId id, PurgeRequest request) {
        Either<ConnectorError, Purge> purge = recorder.step(name, () -> client.purge(id, request));
        purge.toJavaOptional()
                .flatMap(Purge::job)
                .ifPresent(ref -> recorder.atOnce(
                        "await of " + name, () -> client.await(ref, WaitPolicy.upTo(Duration.ofHours(3)))));
    }

    private void lists() {
        simulator.seedConnections(5);
        ConnectionQuery two = ConnectionQuery.builder().pageSize(2).build();
        Either<ConnectorError, Page<Connection>> page = recorder.step("first page", () -> client.list(two));
        for (int number = 2; page.isRight() && page.get().next().isPresent() && number < 9; number++) {
            ConnectionQuery next =
                    two.toBuilder().pageToken(page.get().next().orElseThrow()).build();
            page = recorder.step("page " + number, () -> client.list(next));
        }
        recorder.step("stream of all", () -> Streams.all(client.stream(two)));
        for (String filter : client.descriptor().filters().stream().sorted().toList()) {
            recorder.step(
                    "list filtered by " + filter,
                    () -> client.list(ConnectionQuery.builder()
                            .filters(filter, "postgres")
                            .build()));
        }
        recorder.step(
                "list filtered by what no vendor has",
                () -> client.list(
                        ConnectionQuery.builder().filters("shoe-size", "44").build()));
        for (String sort : client.descriptor().sorts().stream().sorted().toList()) {
            recorder.step(
                    "list sorted by " + sort,
                    () -> client.list(ConnectionQuery.builder()
                            .sort(sort)
                            .descending(true)
                            .build()));
        }
    }

    private void absent() {
        ConnectionId id = ConnectionId.of("00000000-0000-4000-8000-000000000000");
        recorder.step("get of what never was", () -> client.get(id));
        recorder.step(
                "update of what never was",
                () -> client.update(id, ConnectionChange.builder().name("x").build()));
        recorder.step("test of what never was", () -> client.test(id));
        recorder.unordered("introspect of what never was", () -> client.introspect(id, IntrospectionRequest.all()));
        recorder.step("sync of what never was", () -> client.sync(id, SyncRequest.full()));
        recorder.step("jobs of what never was", () -> client.jobs(id, JobQuery.all()));
        recorder.step("purge of what never was", () -> client.purge(id, PurgeRequest.connection()));
        recorder.step("delete of what never was", () -> client.delete(id));
    }
}
