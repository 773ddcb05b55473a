package org.connectorsdk.simulators.hotdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.connectorsdk.simulators.hotdata.VendorClient.Got;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * What the vendor's own suite asks of the service, scenario by scenario, in every era that has the scenario: the
 * simulator stands in for the service, a client that knows only HTTP for the vendor's.
 */
class VendorSuiteTest {
    private static final String[] CONNECTION = {"id", "name", "source_type"};
    private static final String[] CREATED = {"id", "default_catalog", "default_connection_id"};
    private static final String[] RUN = {"id", "status", "sql_text", "sql_hash", "snapshot_id", "created_at"};
    private static final String[] SAVED = {
        "id", "name", "sql", "sql_hash", "description", "tags", "latest_version", "created_at", "updated_at"
    };

    private HotdataEra era = HotdataEra.AUGUST;
    private HotdataSimulator simulator = HotdataSimulator.start(SimulatorOptions.defaults());
    private VendorClient client = client();
    private String seeded = "";

    private void begin(HotdataEra newEra) {
        simulator.close();
        era = newEra;
        simulator = HotdataSimulator.start(SimulatorOptions.defaults().vendor("era", newEra.name()));
        seeded = simulator.workspace().seedConnection("seeded", "postgres").id();
        client = client();
    }

    private VendorClient client() {
        return new VendorClient(
                simulator.baseUrl().toString().replaceAll("/$", ""),
                simulator.token(),
                simulator.workspace().id(),
                era == HotdataEra.JUNE);
    }

    @AfterEach
    void close() {
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
    }

    private JsonNode createDatabase(String members) throws IOException {
        JsonNode created = client.post("/v1/databases", "{" + members + "}").require(201, CREATED);
        if (era != HotdataEra.JUNE) {
            assertThat(created.has("default_schema")).isTrue();
        }
        return created;
    }

    private String scratch() throws IOException {
        return createDatabase("'name':'sdkci-scratch','expires_at':'2h'")
                .path("id")
                .asText();
    }

    private static List<String> texts(JsonNode list, String member) {
        return list.findValuesAsText(member);
    }

    @ParameterizedTest
    @EnumSource
    void authMissingToken401(HotdataEra wanted) throws IOException {
        begin(wanted);

        Got refused = client.anonymous("/v1/workspaces");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.bytes()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void authUnknownWorkspace(HotdataEra wanted) throws IOException {
        begin(wanted);
        client.workspace = "ws_0123456789abcdef";

        assertThat(client.get("/v1/connections").status()).isIn(403, 404);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTUMN")
    void connectionTypesRead(HotdataEra wanted) throws IOException {
        begin(wanted);

        JsonNode types = client.get("/v1/connection-types")
                .require(200, "connection_types")
                .path("connection_types");
        JsonNode postgres = client.get("/v1/connection-types/postgres").require(200, "name", "label");

        assertThat(types).isNotEmpty().allSatisfy(type -> {
            assertThat(type.path("name").asText()).isNotEmpty();
            assertThat(type.path("label").asText()).isNotEmpty();
        });
        assertThat(postgres.path("config_schema").isObject()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void connectionsRead(HotdataEra wanted) throws IOException {
        begin(wanted);
        String path = "/v1/connections/" + seeded;

        JsonNode all = client.get("/v1/connections").require(200, "connections").path("connections");
        JsonNode one = client.get(path).require(200, CONNECTION);

        assertThat(texts(all, "id")).contains(seeded);
        assertThat(one.path("table_count").asLong()).isPositive();
        if (era != HotdataEra.AUTUMN) {
            JsonNode health = client.get(path + "/health").require(200, "connection_id", "healthy", "latency_ms");
            assertThat(health.path("healthy").asBoolean()).isTrue();
            client.delete(path + "/cache").requireStatus(204);
        }
    }

    @ParameterizedTest
    @EnumSource
    void databaseCatalogsAttach(HotdataEra wanted) throws IOException {
        begin(wanted);
        String database = "/v1/databases/" + scratch();

        client.post(database + "/catalogs", "{'connection_id':'" + seeded + "','alias':'sdkci_cat'}")
                .requireStatus(204);
        JsonNode attached = client.get(database).require(200, "attachments").path("attachments");
        client.delete(database + "/catalogs/" + seeded).requireStatus(204);
        JsonNode detached = client.get(database).require(200, "attachments").path("attachments");
        client.delete(database).requireStatus(204);

        assertThat(attached).hasSize(1);
        assertThat(attached.path(0).path("connection_id").asText()).isEqualTo(seeded);
        assertThat(attached.path(0).path("alias").asText()).isEqualTo("sdkci_cat");
        assertThat(detached).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void databaseContextsCrud(HotdataEra wanted) throws IOException {
        begin(wanted);
        String contexts = "/v1/databases/" + scratch() + "/context";

        client.post(contexts, "{'name':'sdkci_ctx','content':'first'}").require(200, "context");
        JsonNode got =
                client.get(contexts + "/sdkci_ctx").require(200, "context").path("context");
        client.post(contexts, "{'name':'sdkci_ctx','content':'second'}").require(200, "context");
        JsonNode all = client.get(contexts).require(200, "contexts").path("contexts");
        client.delete(contexts + "/sdkci_ctx").requireStatus(204);

        assertThat(got.path("content").asText()).isEqualTo("first");
        assertThat(got.path("updated_at").asText()).isNotEmpty();
        assertThat(texts(all, "content")).containsExactly("second");
        assertThat(client.get(contexts + "/sdkci_ctx").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "JUNE")
    void databaseFork(HotdataEra wanted) throws IOException {
        begin(wanted);
        JsonNode source = createDatabase("'name':'sdkci-source','expires_at':'2h'");
        String path = "/v1/databases/" + source.path("id").asText();
        client.post(path + "/schemas", "{'name':'sdkci_s'}").require(201, "schema");
        client.post(path + "/schemas/sdkci_s/tables", "{'name':'sdkci_t'}").require(201, "table");

        JsonNode fork = client.post(path + "/fork", "{'name':'sdkci-fork','expires_at':'2h'}")
                .require(201, CREATED);

        String forkId = fork.path("id").asText();
        assertThat(forkId).isNotEqualTo(source.path("id").asText());
        assertThat(fork.path("default_connection_id")).isNotEqualTo(source.path("default_connection_id"));
        assertThat(fork.path("default_catalog")).isEqualTo(source.path("default_catalog"));
        assertThat(fork.path("name").asText()).isEqualTo("sdkci-fork");
        assertThat(texts(client.get("/v1/databases").require(200, "databases"), "id"))
                .contains(forkId, source.path("id").asText());
        client.delete("/v1/databases/" + forkId).requireStatus(204);
        client.get(path).require(200, "id");
    }

    @ParameterizedTest
    @EnumSource
    void databasesLifecycle(HotdataEra wanted) throws IOException {
        begin(wanted);
        JsonNode created = createDatabase("'name':'sdkci-life','expires_at':'2h'");
        String id = created.path("id").asText();
        String path = "/v1/databases/" + id;

        assertThat(created.path("name").asText()).isEqualTo("sdkci-life");
        assertThat(created.path("default_catalog").asText()).isEqualTo("default");
        assertThat(client.get(path).require(200, CREATED).path("default_connection_id"))
                .isEqualTo(created.path("default_connection_id"));
        assertThat(texts(client.get("/v1/databases").require(200, "databases"), "id"))
                .contains(id);
        assertThat(client.post(path + "/schemas", "{'name':'sdkci_s'}")
                        .require(201, "connection_id", "schema", "tables")
                        .path("schema")
                        .asText())
                .isEqualTo("sdkci_s");
        assertThat(client.post(path + "/schemas/sdkci_s/tables", "{'name':'sdkci_t'}")
                        .require(201, "connection_id", "schema", "table")
                        .path("table")
                        .asText())
                .isEqualTo("sdkci_t");
        client.delete(path).requireStatus(204);
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void embeddingProvidersCrud(HotdataEra wanted) throws IOException {
        begin(wanted);
        String id = client.post(
                        "/v1/embedding-providers",
                        "{'name':'sdkci-emb','provider_type':'service','config':{'model':'m'}}")
                .require(201, "id", "name", "provider_type", "config", "created_at")
                .path("id")
                .asText();
        String path = "/v1/embedding-providers/" + id;

        client.get(path).require(200, "id", "has_secret", "source", "updated_at");
        assertThat(texts(client.get("/v1/embedding-providers").require(200, "embedding_providers"), "id"))
                .contains(id);
        JsonNode renamed = client.call("PUT", path, "{'name':'sdkci-emb2'}").require(200, "id", "name", "updated_at");
        client.delete(path).requireStatus(204);

        assertThat(renamed.path("name").asText()).isEqualTo("sdkci-emb2");
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void informationSchemaRead(HotdataEra wanted) throws IOException {
        begin(wanted);

        JsonNode page = client.get("/v1/information_schema?include_columns=true&connection_id=" + seeded)
                .require(200, "tables", "count", "limit", "has_more");

        assertThat(page.path("tables"))
                .isNotEmpty()
                .hasSize(page.path("count").asInt())
                .allSatisfy(table -> {
                    assertThat(table.path("columns").isArray()).isTrue();
                    assertThat(table.has("partition_by")).isEqualTo(era != HotdataEra.JUNE);
                    assertThat(table.has("sorted_by")).isEqualTo(era != HotdataEra.JUNE);
                    assertThat(table.has("constant_per_key")).isEqualTo(era == HotdataEra.AUTUMN);
                });
    }

    @ParameterizedTest
    @EnumSource
    void jobsRead(HotdataEra wanted) throws IOException {
        begin(wanted);
        if (era != HotdataEra.AUTUMN) {
            client.post("/v1/refresh", "{'connection_id':'" + seeded + "','data':true,'async':true}")
                    .require(202, "id", "status", "status_url");
        }

        JsonNode jobs = client.get("/v1/jobs").require(200, "jobs").path("jobs");

        assertThat(jobs).hasSize(era == HotdataEra.AUTUMN ? 0 : 1);
        for (JsonNode job : jobs) {
            JsonNode same = client.get("/v1/jobs/" + job.path("id").asText())
                    .require(200, "id", "job_type", "status", "attempts", "created_at");
            assertThat(same.path("id")).isEqualTo(job.path("id"));
        }
    }

    private static byte[] threeRows() throws IOException {
        try (InputStream in = requireNonNull(
                VendorSuiteTest.class.getResourceAsStream("/org/connectorsdk/simulators/table/three.parquet"))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void managedTablesLifecycle(HotdataEra wanted) throws IOException {
        begin(wanted);
        JsonNode database = createDatabase("'name':'sdkci-mt','expires_at':'2h'");
        String schemas =
                "/v1/connections/" + database.path("default_connection_id").asText() + "/schemas";
        client.post(schemas, "{'name':'sdkci_mt'}").require(201, "schema");
        String tables = schemas + "/sdkci_mt/tables";
        client.post(tables, "{'name':'sdkci_loaded'}").require(201, "table");
        String upload =
                era == HotdataEra.JUNE ? client.uploadToService(threeRows()) : client.uploadToStorage(threeRows());

        JsonNode loaded = client.post(tables + "/sdkci_loaded/loads", "{'mode':'replace','upload_id':'" + upload + "'}")
                .require(200, "connection_id", "schema_name", "table_name", "row_count", "arrow_schema_json");

        assertThat(loaded.path("row_count").asLong()).isEqualTo(3);
        assertThat(loaded.path("schema_name").asText()).isEqualTo("sdkci_mt");
        assertThat(loaded.path("table_name").asText()).isEqualTo("sdkci_loaded");
        String id = database.path("id").asText();
        JsonNode rows = client.post(
                        "/v1/query",
                        "{'sql':'SELECT x, msg FROM sdkci_mt.sdkci_loaded WHERE x > 1 ORDER BY x'}",
                        "X-Database-Id",
                        id)
                .require(200, "rows")
                .path("rows");
        assertThat(rows).hasToString("[[2,\"world\"],[3,\"again\"]]");
        client.delete(tables + "/sdkci_loaded").requireStatus(204);
    }

    private JsonNode ended(String database, String runId) throws IOException {
        for (int look = 0; look < 60; look++) {
            JsonNode run = client.get("/v1/query-runs/" + runId, "X-Database-Id", database)
                    .require(200, RUN);
            if (!run.path("status").asText().equals("running")) {
                return run;
            }
        }
        throw new AssertionError("the run does not end");
    }

    private JsonNode asyncQuery(String database, String sql) throws IOException {
        JsonNode started = client.post(
                        "/v1/query",
                        "{\"async\":true,\"async_after_ms\":1000,\"sql\":\"" + sql.replace("'", "\\u0027") + "\"}",
                        "X-Database-Id",
                        database)
                .require(202, "query_run_id", "status", "status_url");
        JsonNode run = ended(database, started.path("query_run_id").asText());
        assertThat(run.path("id")).isEqualTo(started.path("query_run_id"));
        assertThat(run.path("status").asText()).isEqualTo("succeeded");
        return run;
    }

    @ParameterizedTest
    @EnumSource
    void queryAsyncPolling(HotdataEra wanted) throws IOException {
        begin(wanted);
        String database = scratch();

        JsonNode run = asyncQuery(database, "SELECT 1 AS x");

        assertThat(run.path("row_count").asLong()).isEqualTo(1);
        String resultId = run.path("result_id").asText();
        JsonNode runs = client.get("/v1/query-runs?limit=50", "X-Database-Id", database)
                .require(200, "query_runs", "count", "limit", "has_more");
        assertThat(texts(runs, "id")).contains(run.path("id").asText());
        JsonNode result =
                client.get("/v1/results/" + resultId, "X-Database-Id", database).require(200, "result_id", "status");
        assertThat(result.path("status").asText()).isEqualTo("ready");
        assertThat(result.path("rows")).hasToString("[[1]]");
        JsonNode results = client.get("/v1/results", "X-Database-Id", database)
                .require(200, "results", "count", "offset", "limit", "has_more");
        assertThat(texts(results, "id")).contains(resultId);
    }

    @ParameterizedTest
    @EnumSource
    void resultsArrow(HotdataEra wanted) throws IOException {
        begin(wanted);
        String database = scratch();
        JsonNode run = asyncQuery(
                database, "SELECT x, msg FROM (SELECT 1 AS x, 'hello' AS msg UNION ALL SELECT 2, 'world') ORDER BY x");
        String result = "/v1/results/" + run.path("result_id").asText();
        String arrow = "application/vnd.apache.arrow.stream";

        Got first = client.get(result, "X-Database-Id", database, "Accept", arrow);
        Got second = client.get(result + "?format=arrow", "X-Database-Id", database);
        Got part = client.get(result + "?format=arrow&offset=1&limit=1", "X-Database-Id", database);

        assertThat(first.raw().headers().firstValue("Content-Type")).hasValue(arrow);
        assertThat(ArrowReader.columns(first.bytes())).hasToString("[[x, 1, 2], [msg, hello, world]]");
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(ArrowReader.columns(part.bytes())).hasToString("[[x, 2], [msg, world]]");
        assertThat(part.raw().headers().firstValue("X-Total-Row-Count")).hasValue("2");
    }

    private JsonNode saved(String sql) throws IOException {
        return client.post("/v1/queries", "{'name':'sdkci-query','sql':'" + sql + "'}")
                .require(201, SAVED);
    }

    @ParameterizedTest
    @EnumSource
    void savedQueriesRead(HotdataEra wanted) throws IOException {
        begin(wanted);
        JsonNode created = saved("SELECT 1 AS x");
        String path = "/v1/queries/" + created.path("id").asText();

        JsonNode all = client.get("/v1/queries").require(200, "queries", "count", "limit", "offset", "has_more");
        JsonNode one = client.get(path).require(200, SAVED);
        client.delete(path).requireStatus(204);

        assertThat(texts(all, "id")).contains(created.path("id").asText());
        assertThat(one.path("sql").asText()).isEqualTo("SELECT 1 AS x");
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void savedQueryVersioning(HotdataEra wanted) throws IOException {
        begin(wanted);
        JsonNode created = saved("SELECT 1 AS x");
        String path = "/v1/queries/" + created.path("id").asText();

        assertThat(created.path("latest_version").asInt()).isEqualTo(1);
        for (int version = 2; version <= 3; version++) {
            JsonNode changed = client.call("PUT", path, "{'sql':'SELECT " + version + " AS x'}")
                    .require(200, SAVED);
            assertThat(changed.path("latest_version").asInt()).isEqualTo(version);
        }
        JsonNode versions = client.get(path + "/versions").require(200, "saved_query_id", "versions", "count");
        assertThat(texts(versions, "version")).contains("1", "2", "3");
        JsonNode answer = client.post(path + "/execute", "{}", "X-Database-Id", scratch())
                .require(200, "query_run_id", "columns", "nullable", "rows", "row_count", "execution_time_ms");
        assertThat(answer.path("rows")).hasToString("[[3]]");
        assertThat(answer.path("row_count").asInt()).isEqualTo(1);
        assertThat(answer.has("truncated")).isEqualTo(era != HotdataEra.JUNE);
        assertThat(answer.has("preview_row_count")).isEqualTo(era != HotdataEra.JUNE);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTUMN")
    void secretsCrud(HotdataEra wanted) throws IOException {
        begin(wanted);
        String path = "/v1/secrets/sdkci-secret";

        Got created = client.post("/v1/secrets", "{'name':'sdkci-secret','value':'hidden-1'}");
        assertThat(created.require(201, "id", "name", "created_at").path("name").asText())
                .isEqualTo("sdkci-secret");
        Got one = client.get(path);
        one.require(200, "name", "created_at", "updated_at");
        Got all = client.get("/v1/secrets");
        assertThat(texts(all.require(200, "secrets"), "name")).contains("sdkci-secret");
        Got changed = client.call("PUT", path, "{'value':'hidden-2'}");
        changed.require(200, "name", "updated_at");
        client.delete(path).requireStatus(204);

        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(List.of(created, one, all, changed))
                .allSatisfy(got -> assertThat(new String(got.bytes(), UTF_8)).doesNotContain("hidden"));
    }

    @ParameterizedTest
    @EnumSource
    void workspacesList(HotdataEra wanted) throws IOException {
        begin(wanted);

        JsonNode body = client.get("/v1/workspaces").require(200, "ok", "workspaces");

        assertThat(body.path("ok").asBoolean()).isTrue();
        assertThat(texts(body, "public_id")).contains(simulator.workspace().id());
        assertThat(body.path("workspaces"))
                .allSatisfy(
                        workspace -> assertThat(List.of("public_id", "name", "active", "favorite", "provision_status"))
                                .allMatch(workspace::has));
    }
}
