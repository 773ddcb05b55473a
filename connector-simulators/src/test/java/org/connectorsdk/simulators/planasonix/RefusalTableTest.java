package org.connectorsdk.simulators.planasonix;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.Row;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator can answer with every status that the vendor's table lists. */
class RefusalTableTest {
    /** What must be asked, in which state, to be refused with 400, 409 or 502. */
    private record Question(String method, String path, String body) {}

    private static final String PG = "/api/connections/pg";
    private static final String BUCKET = "/api/connections/bucket";
    private static final String DOWN = "/api/connections/down";
    private static final String EMPTY = "{}";

    private static final Map<String, Question> QUESTIONS = Map.ofEntries(
            entry("connections.create 400", post("/api/connections", "{'name':' ','type':'s3','config':{}}")),
            entry("connections.create 409", post("/api/connections", "{'name':'Pg','type':'s3','config':{}}")),
            entry("connections.update 400", put(PG, "{'type':'mysql'}")),
            entry("connections.update 409", put(PG, "{'name':'Bucket'}")),
            entry("connections.delete 409", new Question("DELETE", PG, "")),
            entry("connections.test 400", post("/api/connections/test", "{'type':'postgres'}")),
            entry("connections.tables 400", get(BUCKET + "/tables")),
            entry("connections.tables 502", get(DOWN + "/tables")),
            entry("connections.columns 400", get(PG + "/columns")),
            entry("connections.columns 502", get(DOWN + "/columns?table=t")),
            entry("connections.schemas 502", get(DOWN + "/schemas")),
            entry("connections.catalogs 400", get(PG + "/catalogs")),
            entry("connections.catalogs 502", get(DOWN + "/catalogs")),
            entry("connections.preview 400", get(PG + "/preview?table=invoices&limit=1001")),
            entry("connections.preview 502", get(DOWN + "/preview?table=t")),
            entry("connections.files 400", get(PG + "/files")),
            entry("connections.files 502", get("/api/connections/downBucket/files")),
            entry("connections.cloudSchema 400", get(BUCKET + "/cloud-schema")),
            entry("connections.cloudSchema 502", get("/api/connections/downBucket/cloud-schema?path=a")),
            entry("connections.tablesByQuery 400", get("/api/connections/tables")),
            entry("connections.tablesByQuery 502", get("/api/connections/tables?connectionId=down")),
            entry("connections.columnsByQuery 400", get("/api/connections/columns?connectionId=pg")),
            entry("connections.columnsByQuery 502", get("/api/connections/columns?connectionId=down&table=t")),
            entry("connections.testQuery 400", query("{'connectionId':'pg','sql':'drop table x'}")),
            entry("connections.testQuery 502", query("{'connectionId':'down','sql':'select 1'}")),
            entry("connections.databricksDiscover 400", discover("{'connectionId':'pg'}")),
            entry("connections.databricksDiscover 502", discover("{'connectionId':'downBricks'}")),
            entry("credentials.create 400", post("/api/credentials", "{'name':'n','type':'x','config':{}}")),
            entry("credentials.create 409", post("/api/credentials", "{'name':'used','type':'aws','config':{}}")),
            entry("credentials.update 400", put("/api/credentials/cred_000001", "{'type':'aws'}")),
            entry("credentials.update 409", put("/api/credentials/cred_000002", "{'name':'used'}")),
            entry("credentials.restore 409", post("/api/credentials/cred_000001/restore", "")),
            entry("credentials.purge 409", new Question("DELETE", "/api/credentials/cred_000001/permanent", "")),
            entry("orchestration.sync 400", post("/api/v1/connections/pg/sync", "{'priority':'asap'}")),
            entry("orchestration.sync 409", post("/api/v1/connections/pg/sync", "")),
            entry("orchestration.backfill 400", backfill("2026-01-02", "2026-01-01")),
            entry("orchestration.backfill 409", backfill("2026-01-01", "2026-01-02")),
            entry("orchestration.backfills.list 400", get("/api/v1/backfills?limit=101")),
            entry("orchestration.jobs.list 400", get("/api/v1/jobs?cursor=nonsense")),
            entry("orchestration.jobs.results 409", get("/api/v1/jobs/job_000001/results")),
            entry("webhooks.create 400", post("/api/v1/webhooks", "{'url':'nowhere','events':['job.failed']}")),
            entry("webhooks.update 400", put("/api/v1/webhooks/wh_000001", "{'secret':'s'}")),
            entry("webhooks.test 400", post("/api/v1/webhooks/wh_000001/test", "{'events':[]}")),
            entry("auth.login 400", post("/api/login", EMPTY)),
            entry("auth.refresh 400", post("/api/auth/refresh", EMPTY)));

    private final PlanasonixSimulator simulator = new PlanasonixSimulator(SimulatorOptions.defaults());

    private static Question get(String path) {
        return new Question("GET", path, "");
    }

    private static Question post(String path, String body) {
        return new Question("POST", path, body);
    }

    private static Question put(String path, String body) {
        return new Question("PUT", path, body);
    }

    private static Question query(String body) {
        return post("/api/connections/test-query", body);
    }

    private static Question discover(String body) {
        return post("/api/connections/databricks/discover", body);
    }

    private static Question backfill(String from, String to) {
        String body = "{'start_at':'%sT00:00:00Z','end_at':'%sT00:00:00Z'}".formatted(from, to);
        return post("/api/v1/connections/pg/backfill", body);
    }

    static List<Row> rows() {
        return Row.table("planasonix").toList();
    }

    @BeforeEach
    void aLivedInAccount() {
        simulator.start();
        PlanasonixState state = simulator.state();
        Caller caller = Caller.of(simulator);
        caller.post("/api/credentials", "{'name':'used','type':'database','config':{}}");
        caller.post("/api/credentials", "{'name':'free','type':'database','config':{}}");
        state.addConnection("pg", "Pg", "postgres", Json.object(), "cred_000001");
        state.addConnection("bucket", "Bucket", "s3", Json.object());
        for (String[] down : new String[][] {{"down", "iceberg"}, {"downBucket", "s3"}, {"downBricks", "databricks"}}) {
            state.addConnection(down[0], down[0], down[1], Json.object());
            state.source(down[0], SampleSource.builder().build().unreachable());
        }
        state.activePipelines("pg", 2);
        caller.post("/api/v1/connections/pg/sync", "");
        Question backfill = backfill("2026-01-01", "2026-01-02");
        caller.post(backfill.path(), backfill.body());
        caller.post("/api/v1/webhooks", "{'url':'http://127.0.0.1:1/','events':['job.failed']}");
    }

    @AfterEach
    void stop() {
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
    }

    private static Stream<Row> refusedWith(int status) {
        return rows().stream().filter(row -> row.refusals().contains(status));
    }

    static Stream<Row> refusedWithoutKey() {
        return refusedWith(401);
    }

    @ParameterizedTest
    @MethodSource("refusedWithoutKey")
    void withoutAKeyIs401(Row row) {
        String body = switch (row.operation()) {
            case "auth.login" -> "{'email':'a@b.test','password':'no'}";
            case "auth.refresh" -> "{'refreshToken':'no'}";
            default -> "";
        };
        assertRefused(Caller.withoutKey(simulator).send(row.method(), somewhere(row), body), 401, "unauthorized");
    }

    static Stream<Row> refusedWithoutScope() {
        return refusedWith(403);
    }

    @ParameterizedTest
    @MethodSource("refusedWithoutScope")
    void withoutTheScopeIs403(Row row) {
        Caller unscoped = Caller.withKey(simulator, simulator.issueKey(Set.of()));
        assertRefused(unscoped.send(row.method(), somewhere(row), ""), 403, "forbidden");
    }

    static Stream<Row> refusedWhenUnknown() {
        return refusedWith(404);
    }

    @ParameterizedTest
    @MethodSource("refusedWhenUnknown")
    void anUnknownIdIs404(Row row) {
        String query = switch (row.operation()) {
            case "connections.tablesByQuery" -> "?connectionId=nobody";
            case "connections.columnsByQuery" -> "?connectionId=nobody&table=t";
            default -> "";
        };
        Reply reply = Caller.of(simulator).send(row.method(), somewhere(row) + query, unknownInBody(row));
        assertRefused(reply, 404, "not_found");
    }

    private static String unknownInBody(Row row) {
        return switch (row.operation()) {
            case "connections.testQuery" -> "{'connectionId':'nobody','sql':'select 1'}";
            case "connections.databricksDiscover" -> "{'connectionId':'nobody'}";
            default -> "";
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    void oneRequestTooManyIs429(Row row) {
        simulator.tenant().requestsPerMinute(0);
        Reply reply = Caller.of(simulator).send(row.method(), somewhere(row), "");
        assertRefused(reply, 429, "rate_limited");
        assertThat(reply.header("Retry-After")).matches("[1-9][0-9]?");
    }

    static List<String> otherRefusals() {
        return rows().stream()
                .flatMap(row -> row.refusals().stream()
                        .filter(status -> Set.of(400, 409, 502).contains(status))
                        .map(status -> row.operation() + " " + status))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("otherRefusals")
    void everyOtherListedStatusCanBeProvoked(String operationAndStatus) {
        Question question = Objects.requireNonNull(QUESTIONS.get(operationAndStatus), operationAndStatus);
        Reply reply = Caller.of(simulator).send(question.method(), question.path(), question.body());
        assertThat(simulator.journal().last().operation() + " " + reply.status())
                .isEqualTo(operationAndStatus);
        assertThat(reply.has("/error")).isTrue();
    }

    private static String somewhere(Row row) {
        return row.path().replaceAll("\\{[^}]*}", "nobody");
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.at("/error/code")).isEqualTo(code);
        assertThat(reply.at("/error/message")).isNotEmpty();
    }
}
