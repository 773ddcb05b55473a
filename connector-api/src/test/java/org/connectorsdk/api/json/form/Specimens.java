package org.connectorsdk.api.json.form;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.catalog.Schema;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;

/** Values with all that they can hold, and with as little as they can. */
public final class Specimens {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    static final JsonObject VENDOR =
            JsonObject.of("big", 12345678901234567L, "gone", null, "deep", JsonArray.of(1, JsonObject.of("a", "ü")));
    static final JobRef REF = new JobRef("acme", "0a1b", "sync", "job 7/é", Optional.of(ConnectionId.of("conn-1")));

    private Specimens() {}

    public static Stream<Specimen> all() {
        return Stream.of(
                        connections(), jobs(), reports(), accounts(), catalogs(), pages(), ends(), ErrorSpecimens.all())
                .flatMap(each -> each);
    }

    static Connection connection() {
        return bareConnection().toBuilder()
                .kind(ConnectionKind.LINK)
                .status(ConnectionStatus.of("Active", ConnectionStatus.Health.HEALTHY))
                .config(JsonObject.of("host", "db.example", "password", "********", "ports", JsonArray.of(5432)))
                .credential(CredentialRef.id("cr-1"))
                .source(new EndRef("s-1", "orders", "postgres"))
                .destination(EndRef.of("d-1"))
                .createdAt(NOON)
                .updatedAt(NOON.plusSeconds(1))
                .labels("team", "data")
                .labels("", "empty name")
                .warnings(List.of("discovery failed"))
                .vendorFields(VENDOR)
                .build();
    }

    static Connection bareConnection() {
        return Connection.builder(ConnectionId.of("conn-1"), "", "").build();
    }

    static Job job() {
        OptionalLong many = OptionalLong.of(Long.MAX_VALUE);
        return bareJob().toBuilder()
                .type("incremental")
                .connection(ConnectionId.of("conn-1"))
                .createdAt(NOON)
                .startedAt(NOON.plusMillis(1))
                .endedAt(NOON.plusSeconds(9))
                .resumesAt(NOON.plusSeconds(60))
                .observedAt(NOON.plusSeconds(10))
                .progress(new JobProgress(many, OptionalLong.of(0), OptionalLong.of(2), OptionalLong.of(1)))
                .failure(new JobFailure(
                        "one table failed",
                        "source",
                        "config_error",
                        OptionalInt.of(2),
                        List.of("t: gone"),
                        Optional.of("at line 1\nat line 2")))
                .attempts(2)
                .attached(true)
                .skipped(true)
                .resultPending(true)
                .warnings(List.of("slow"))
                .idempotencyKey("key-1")
                .vendorFields(VENDOR)
                .build();
    }

    static Job bareJob() {
        return Job.builder(REF, new JobStatus("", JobState.UNKNOWN)).build();
    }

    private static Stream<Specimen> connections() {
        return Stream.of(
                Specimen.of("connection", "rich", connection(), Connection::toJson, Connection::fromJson),
                Specimen.of("connection", "bare", bareConnection(), Connection::toJson, Connection::fromJson));
    }

    private static Stream<Specimen> jobs() {
        ConnectionId id = ConnectionId.of("conn-1");
        JobRef inferred = JobRef.inferred("acme", "0a1b", "sync", "2026-03-01", id, "sync of orders");
        JobRef lone = new JobRef("acme", "0a1b", "job", "7", Optional.empty());
        Job plain = bareJob().toBuilder().failure(JobFailure.of("no reason")).build();
        return Stream.of(
                Specimen.of("job", "rich", job(), Job::toJson, Job::fromJson),
                Specimen.of("job", "bare", bareJob(), Job::toJson, Job::fromJson),
                Specimen.of("job", "a plain failure", plain, Job::toJson, Job::fromJson),
                Specimen.of("job-ref", "inferred", inferred, JobRef::toJson, JobRef::fromJson),
                Specimen.of("sync-baseline", "rich", baseline(inferred), SyncBaseline::toJson, SyncBaseline::fromJson),
                Specimen.of("sync-baseline", "bare", bareBaseline(), SyncBaseline::toJson, SyncBaseline::fromJson),
                Specimen.of("job-ref", "without connection", lone, JobRef::toJson, JobRef::fromJson));
    }

    static SyncBaseline bareBaseline() {
        return SyncBaseline.of("acme", "0a1b", ConnectionId.of("conn-1"), SyncRequest.full(), NOON);
    }

    private static SyncBaseline baseline(JobRef handle) {
        SyncRequest request = SyncRequest.reload()
                .tables(TableRef.of("public", "orders"), TableRef.of("", "a.b"))
                .ifRunning(IfRunning.SKIP);
        return new SyncBaseline(
                "acme",
                "0a1b",
                ConnectionId.of("conn-1"),
                request,
                NOON,
                List.of("8", "job 7/é"),
                Optional.of(NOON.minusSeconds(9)),
                Optional.of(handle),
                true);
    }

    private static Stream<Specimen> reports() {
        TestReport bare = TestReport.builder(true).build();
        TestReport rich = TestReport.builder(false)
                .message("no route")
                .reason("UNREACHABLE")
                .parts(List.of(
                        TestReport.Part.end("source", "s-1", TestReport.State.FAILED, "no route"),
                        new TestReport.Part("TLS", "", TestReport.State.SKIPPED, "", VENDOR)))
                .latency(Duration.ofNanos(12_345_678))
                .serverVersion("16.2")
                .observedAt(NOON)
                .vendorFields(VENDOR)
                .build();
        TestReport slow = bare.toBuilder().latency(Duration.ofMinutes(10)).build();
        return Stream.of(
                Specimen.of("test-report", "rich", rich, TestReport::toJson, TestReport::fromJson),
                Specimen.of("test-report", "bare", bare, TestReport::toJson, TestReport::fromJson),
                Specimen.of("test-report", "whole seconds", slow, TestReport::toJson, TestReport::fromJson));
    }

    private static Stream<Specimen> accounts() {
        AccountReport bare = AccountReport.builder(true, true).build();
        AccountReport rich = bare.toBuilder()
                .usable(List.of(Capability.LIST, Capability.of("TELEPORT")))
                .denied(Capability.SYNC, "lacks sync:read")
                .denied(Capability.JOB_LIST, "")
                .scopes(List.of("connections:read", "future:thing"))
                .workspaces(List.of(new Workspaces.Workspace("ws_1", "dev", VENDOR)))
                .workspacesComplete(false)
                .warnings(List.of("the workspaces were not read to their end"))
                .vendorFields(VENDOR)
                .build();
        ErrorContext context =
                ErrorContext.of("acme", "check").summary("wrong key").build();
        AccountReport refused = AccountReport.builder(true, false)
                .problem(new ConnectorError.Unauthenticated(context))
                .build();
        AccountReport useless = bare.toBuilder().usable(List.of()).build();
        return Stream.of(
                Specimen.of("account-report", "rich", rich, AccountReport::toJson, AccountReport::fromJson),
                Specimen.of("account-report", "bare", bare, AccountReport::toJson, AccountReport::fromJson),
                Specimen.of("account-report", "refused", refused, AccountReport::toJson, AccountReport::fromJson),
                Specimen.of("account-report", "nothing", useless, AccountReport::toJson, AccountReport::fromJson));
    }

    private static Stream<Specimen> catalogs() {
        Column column = Column.builder("a.b", "Int64")
                .type(DataType.INTEGER)
                .nullable(false)
                .primaryKey(true)
                .position(3)
                .vendorFields(VENDOR)
                .build();
        Table rich = Table.builder(TableRef.of("public", "orders"))
                .columns(List.of(column, Column.builder("c", "").build()))
                .primaryKey(List.of(List.of("a.b"), List.of("c", "d")))
                .cursor(List.of("changed", "at"))
                .synced(true)
                .syncedAt(NOON)
                .vendorFields(VENDOR)
                .build();
        Table bare = Table.builder(TableRef.of("", "t")).build();
        CatalogProblem problem = new CatalogProblem("public.x", ErrorSpecimens.bare());
        Catalog catalog = new Catalog(
                List.of(new Schema("public", List.of(rich, bare)), new Schema("empty", List.of())),
                List.of(problem),
                false);
        return Stream.of(
                Specimen.of("catalog", "rich", catalog, Catalog::toJson, Catalog::fromJson),
                Specimen.of(
                        "catalog",
                        "bare",
                        new Catalog(List.of(), List.of(), true),
                        Catalog::toJson,
                        Catalog::fromJson));
    }

    private static Stream<Specimen> pages() {
        Page<Connection> rich = new Page<>(
                List.of(connection(), bareConnection()),
                Optional.of(new PageToken("next")),
                OptionalLong.of(3),
                List.of("changed since"));
        Page<Connection> bare = Page.of(List.of(), null);
        return Stream.of(rich, bare)
                .map(page -> Specimen.of(
                        "page",
                        page.isLast() ? "bare" : "rich",
                        page,
                        value -> value.toJson(Connection::toJson),
                        json -> Page.fromJson(json, Connection::fromJson)));
    }

    private static Stream<Specimen> ends() {
        ConnectionId id = ConnectionId.of("conn-1");
        Purge tables = Purge.running(PurgeRequest.tables(TableRef.of("public", "t"), TableRef.of("", "u")), REF);
        Purge done = Purge.done(PurgeRequest.connection());
        Deletion accepted = new Deletion(id, Deletion.State.ACCEPTED);
        return Stream.of(
                Specimen.of("deletion", "gone", Deletion.gone(id), Deletion::toJson, Deletion::fromJson),
                Specimen.of("deletion", "accepted", accepted, Deletion::toJson, Deletion::fromJson),
                Specimen.of("purge", "of tables", tables, Purge::toJson, Purge::fromJson),
                Specimen.of("purge", "done", done, Purge::toJson, Purge::fromJson));
    }
}
