package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the states of the service differ in. */
class HotdataErasTest {
    private static final String PARQUET = "PAR1" + "x".repeat(64) + "PAR1";

    private final Hotdata hotdata = new Hotdata();

    @AfterEach
    void close() {
        hotdata.close();
    }

    private void era(HotdataEra era) {
        hotdata.simulator.behaviour().era(era);
    }

    @ParameterizedTest
    @CsvSource({
        "JUNE, /v1/files, 200",
        "AUGUST, /v1/files, 404",
        "AUTUMN, /v1/files, 404",
        "JUNE, /v1/secrets, 200",
        "AUGUST, /v1/secrets, 200",
        "AUTUMN, /v1/secrets, 404",
        "AUGUST, /v1/connection-types, 200",
        "AUTUMN, /v1/connection-types, 404",
    })
    void routesComeAndGo(HotdataEra era, String path, int status) throws IOException {
        era(era);

        assertThat(hotdata.get(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"JUNE, 404", "AUGUST, 201", "AUTUMN, 201"})
    void uploadsToTheStorageHostAreNotOfJune(HotdataEra era, int status) throws IOException {
        era(era);

        assertThat(hotdata.post("/v1/uploads", "{}").status()).isEqualTo(status);
    }

    @Test
    void theEraIsAnOptionOfTheStart() throws IOException {
        try (HotdataSimulator simulator =
                HotdataSimulator.start(SimulatorOptions.defaults().vendor("era", "autumn"))) {
            assertThat(simulator.behaviour().era).isEqualTo(HotdataEra.AUTUMN);
        }
        assertThatThrownBy(
                        () -> HotdataSimulator.start(SimulatorOptions.defaults().vendor("era", "winter")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("winter");
    }

    private String database() throws IOException {
        return hotdata.post("/v1/databases", "{}").at("/id");
    }

    /** A statement of five rows in a database of its own. */
    private Reply queried(String database) throws IOException {
        String connection = hotdata.createPostgres("pg");
        hotdata.post("/v1/databases/" + database + "/catalogs", "{'connection_id':'" + connection + "'}");
        return hotdata.post(
                "/v1/query", "{'database_id':'" + database + "','sql':'select id from pg.public.orders limit 5'}");
    }

    @Test
    void inJuneAResultNeedsNoDatabase() throws IOException {
        era(HotdataEra.JUNE);
        Reply query = queried(database());

        assertThat(hotdata.get("/v1/results/" + query.at("/result_id")).status())
                .isEqualTo(200);
        assertThat(query.json().has("truncated")).isFalse();
    }

    @Test
    void sinceAugustAResultIsFoundInItsDatabaseOnly() throws IOException {
        String database = database();
        String result = "/v1/results/" + queried(database).at("/result_id");

        assertThat(hotdata.get(result).status()).isEqualTo(400);
        assertThat(hotdata.get(result, "dbas0").status()).isEqualTo(404);
        assertThat(hotdata.get(result, database()).status()).isEqualTo(404);
        assertThat(hotdata.get(result, database).status()).isEqualTo(200);
    }

    @Test
    void aResultThatIsCutInlineIsStoredAfterSomeLooks() throws IOException {
        hotdata.simulator.behaviour().inlineRows(2).resultPolls(2);
        String database = database();
        Reply query = queried(database);
        String result = "/v1/results/" + query.at("/result_id");

        assertThat(query.at("/truncated")).isEqualTo("true");
        assertThat(query.at("/preview_row_count")).isEqualTo("2");
        assertThat(query.json().path("total_row_count").isNull()).isTrue();
        assertThat(hotdata.get(result, database).status()).isEqualTo(202);
        assertThat(hotdata.get(result, database).status()).isEqualTo(202);
        assertThat(hotdata.get(result, database).at("/row_count")).isEqualTo("5");
    }

    @Test
    void aRunIsKnownByItsIdAndTellsItsTotal() throws IOException {
        String database = database();
        Reply query = queried(database);

        Reply run = hotdata.get("/v1/query-runs/" + query.at("/query_run_id"), database);

        assertThat(run.at("/id")).isEqualTo(query.at("/query_run_id"));
        assertThat(run.at("/row_count")).isEqualTo("5");
        assertThat(run.json().has("query_run_id")).isFalse();
        assertThat(run.at("/sql_text")).startsWith("select id");
    }

    private Reply load(String upload, String table, String more) throws IOException {
        return hotdata.post(
                "/v1/databases/" + loadedDatabase + "/schemas/main/tables/" + table + "/loads",
                "{'mode':'replace','upload_id':'" + upload + "'" + more + "}");
    }

    private String loadedDatabase = "";

    @Test
    void sinceAugustALoadDeclaresItsTableAndIsReplayed() throws IOException {
        loadedDatabase = database();
        String upload = hotdata.presigned(PARQUET);

        Reply loaded = load(upload, "fresh", "");

        assertThat(loaded.at("/row_count")).isEqualTo("4");
        assertThat(load(upload, "fresh", "").text()).isEqualTo(loaded.text());
        assertThat(load(upload, "another", "").status()).isEqualTo(409);
    }

    @Test
    void aLoadMayBecomeAJobWhoseResultItIs() throws IOException {
        loadedDatabase = database();
        hotdata.simulator.behaviour().slowLoads(true).jobs(JobScript.byPolls("running"));

        Reply started = load(hotdata.presigned(PARQUET), "fresh", ",'async':true,'async_after_ms':10000");

        assertThat(started.status()).isEqualTo(202);
        String job = "/v1/jobs/" + started.at("/id");
        assertThat(hotdata.get(job).at("/status")).isEqualTo("running");
        Reply ended = hotdata.get(job);
        assertThat(ended.at("/job_type")).isEqualTo("managed_load");
        assertThat(ended.at("/result/row_count")).isEqualTo("4");
    }

    @Test
    void anAppendAsAJobAddsToWhatTheTableThenHolds() throws IOException {
        loadedDatabase = database();
        hotdata.simulator.behaviour().slowLoads(true).jobs(JobScript.byPolls("running"));
        load(hotdata.presigned(PARQUET), "t", "");
        String path = "/v1/databases/" + loadedDatabase + "/schemas/main/tables/t/loads";
        String upload = hotdata.presigned(PARQUET);

        Reply started = hotdata.post(
                path, "{'mode':'append','upload_id':'" + upload + "','async':true,'async_after_ms':10000}");
        assertThat(hotdata.post(path, "{'mode':'append','data':'id,value\\n1,x\\n'}")
                        .at("/row_count"))
                .isEqualTo("5");

        String job = "/v1/jobs/" + started.at("/id");
        hotdata.get(job);
        assertThat(hotdata.get(job).at("/result/row_count")).isEqualTo("9");
    }

    @Test
    void anAppendAddsRows() throws IOException {
        loadedDatabase = database();
        load(hotdata.presigned(PARQUET), "t", "");
        String path = "/v1/databases/" + loadedDatabase + "/schemas/main/tables/t/loads";

        assertThat(hotdata.post(path, "{'mode':'append','data':'id,value\\n1,x\\n9,y\\n'}")
                        .at("/row_count"))
                .isEqualTo("6");
        assertThat(hotdata.post(path, "{'mode':'append','data':'id\\n1\\n'}").status())
                .isEqualTo(400);
        assertThat(hotdata.post(path, "{'mode':'upsert','data':'id\\n1\\n'}").status())
                .isEqualTo(400);
        assertThat(hotdata.post(path, "{'mode':'upsert','key':['id'],'data':'id,value\\n9,z\\n10,n\\n'}")
                        .at("/row_count"))
                .isEqualTo("7");
    }

    @Test
    void databasesAreListedInPagesNewestFirst() throws IOException {
        String first = database();
        String second = database();
        String third = database();

        Reply page = hotdata.get("/v1/databases?limit=2");
        Reply rest = hotdata.get("/v1/databases?limit=2&cursor=" + page.at("/next_cursor"));

        assertThat(hotdata.texts(page.json().path("databases"), "id")).containsExactly(third, second);
        assertThat(page.at("/has_more")).isEqualTo("true");
        assertThat(hotdata.texts(rest.json().path("databases"), "id")).containsExactly(first);
        assertThat(rest.at("/has_more")).isEqualTo("false");
    }

    @Test
    void inJuneAllDatabasesAreOneAnswer() throws IOException {
        era(HotdataEra.JUNE);
        database();
        database();

        Reply all = hotdata.get("/v1/databases?limit=1");

        assertThat(all.json().path("databases")).hasSize(2);
        assertThat(all.json().has("has_more")).isFalse();
        assertThat(all.at("/databases/0/default_schema")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HotdataEra.class)
    void aLayoutIsKeptSinceAugust(HotdataEra era) throws IOException {
        era(era);
        String database = database();
        hotdata.post(
                "/v1/databases/" + database + "/schemas/main/tables",
                "{'name':'t','key':['id'],'partition_by':[{'column':'day','transform':'day'}]}");
        String connection = hotdata.get("/v1/databases/" + database).at("/default_connection_id");

        Reply table = hotdata.get("/v1/information_schema?connection_id=" + connection);

        assertThat(table.at("/tables/0/partition_by/0/transform")).isEqualTo(era == HotdataEra.JUNE ? "" : "day");
    }

    @Test
    void onlyInJuneAWorkspaceHasContextsOfItsOwn() throws IOException {
        era(HotdataEra.JUNE);
        hotdata.post("/v1/context", "{'name':'c','content':'x'}");
        assertThat(hotdata.get("/v1/context").at("/contexts/0/name")).isEqualTo("c");
        assertThat(hotdata.get("/v1/context/c").at("/context/content")).isEqualTo("x");
        assertThat(hotdata.get("/v1/context/d").status()).isEqualTo(404);
        era(HotdataEra.AUGUST);
        assertThat(hotdata.get("/v1/context").status()).isEqualTo(404);
    }
}
