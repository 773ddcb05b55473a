package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.JobEntry;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.simulators.hotdata.model.SourceColumn;
import org.connectorsdk.simulators.hotdata.model.SourceTable;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.simulators.hotdata.model.ValueKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotdataRefreshTest {
    private final Hotdata hotdata = new Hotdata();
    private String id = "";

    @BeforeEach
    void connect() throws IOException {
        id = hotdata.createPostgres("pg");
    }

    @AfterEach
    void close() {
        hotdata.close();
    }

    private ConnectionEntry connection() {
        return hotdata.workspace.connection("pg").orElseThrow();
    }

    private Reply refresh(String more) throws IOException {
        return hotdata.post("/v1/refresh", "{'connection_id':'" + id + "'" + more + "}");
    }

    private Reply startJob() throws IOException {
        return refresh(",'data':true,'include_uncached':true,'async':true");
    }

    private List<String> poll(String job, int times) throws IOException {
        List<String> states = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            states.add(hotdata.get("/v1/jobs/" + job).at("/status"));
        }
        return states;
    }

    @Test
    void aFirstDataRefreshRefreshesNothingUnlessUncachedTablesAreIncluded() throws IOException {
        Reply nothing = refresh(",'data':true");
        assertThat(nothing.at("/tables_refreshed")).isEqualTo("0");
        Reply all = refresh(",'data':true,'include_uncached':true");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.at("/tables_refreshed")).isEqualTo("5");
        assertThat(all.at("/total_rows")).isEqualTo(String.valueOf(48_211 + 120 + 3 + 900));
        assertThat(all.json().path("errors").isEmpty()).isTrue();
        assertThat(refresh(",'data':true").at("/tables_refreshed")).isEqualTo("5");
    }

    @Test
    void aTableCanBeRefreshedAlone() throws IOException {
        Reply table = refresh(",'data':true,'schema_name':'public','table_name':'orders'");
        assertThat(table.at("/rows_synced")).isEqualTo("48211");
        assertThat(table.at("/schema_name")).isEqualTo("public");
        assertThat(hotdata.get("/v1/connections/" + id).at("/synced_table_count"))
                .isEqualTo("1");
        Reply unknown = refresh(",'data':true,'schema_name':'public','table_name':'nothing'");
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void aFailingTableDoesNotFailTheOthers() throws IOException {
        hotdata.workspace.failTable(connection(), new TableName("public", "orders"), "permission denied");
        Reply result = refresh(",'data':true,'include_uncached':true");
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.at("/tables_failed")).isEqualTo("1");
        assertThat(result.json().at("/errors/0").toString())
                .isEqualTo("{\"schema_name\":\"public\",\"table_name\":\"orders\",\"error\":\"query failed: permission"
                        + " denied\"}");
        Reply alone = refresh(",'data':true,'schema_name':'public','table_name':'orders'");
        assertThat(alone.status()).isEqualTo(500);
        assertThat(alone.at("/error/code")).isEqualTo("INTERNAL_SERVER_ERROR");
    }

    @Test
    void aSchemaRefreshFindsWhatIsNewAndKeepsWhatIsGone() throws IOException {
        ConnectionEntry connection = connection();
        TableName orders = new TableName("public", "orders");
        List<SourceColumn> columns = List.of(SourceColumn.of("id", ValueKind.SERIAL));
        hotdata.workspace.changeSource(
                connection, new TableName("public", "new"), Optional.of(SourceTable.of(7, columns)));
        hotdata.workspace.changeSource(connection, orders, Optional.of(SourceTable.of(48_211, columns)));
        hotdata.workspace.changeSource(connection, new TableName("public", "select"), Optional.empty());
        assertThat(refresh("").text())
                .isEqualTo("{\"connections_refreshed\":1,\"connections_failed\":0,\"tables_discovered\":6,"
                        + "\"tables_added\":1,\"tables_modified\":1}");
    }

    @Test
    void aSchemaRefreshOfEverythingReportsTheSourcesThatFailed() throws IOException {
        String lost =
                hotdata.create("lost", "postgres", Hotdata.PG_CONFIG.replace(".example.test", ".unreachable.test"));
        hotdata.create("managed", "managed", "{}");
        Reply all = hotdata.post("/v1/refresh", "{}");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.at("/connections_refreshed")).isEqualTo("1");
        assertThat(all.at("/connections_failed")).isEqualTo("1");
        assertThat(all.at("/errors/0/connection_id")).isEqualTo(lost);
        assertThat(hotdata.post("/v1/refresh", "{'connection_id':'" + lost + "'}")
                        .status())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'data':true}                                             | data needs connection_id
            {'schema_name':'a','table_name':'b'}                      | schema_name needs connection_id
            {'connection_id':'ID','table_name':'a','data':true}       | go together
            {'connection_id':'ID','schema_name':'a','data':true}      | go together
            {'connection_id':'ID','schema_name':'a','table_name':'b'} | cannot name a table
            {'connection_id':'ID','async':true}                       | async needs data
            {'connection_id':'ID','dataset_id':'d'}                   | mutually exclusive
            """)
    void anImpossibleCombinationIsRefused(String body, String words) throws IOException {
        Reply reply = hotdata.post("/v1/refresh", body.replace("ID", id));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/error/message")).contains(words);
    }

    @Test
    void aManagedConnectionCannotBeRefreshed() throws IOException {
        String managed = hotdata.create("m", "managed", "{}");
        assertThat(hotdata.post("/v1/refresh", "{'connection_id':'" + managed + "','data':true}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aJobIsCarriedOnByPolls() throws IOException {
        Reply started = startJob();
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.at("/status")).isEqualTo("pending");
        assertThat(started.at("/status_url")).isEqualTo("/v1/jobs/" + started.at("/id"));
        JsonNode pending = hotdata.get("/v1/jobs/" + started.at("/id")).json();
        assertThat(pending.path("status").asText()).isEqualTo("pending");
        assertThat(pending.path("result").isNull()).isTrue();
        assertThat(pending.has("completed_at")).isFalse();
        assertThat(hotdata.get("/v1/connections/" + id).at("/synced_table_count"))
                .isEqualTo("0");
        assertThat(poll(started.at("/id"), 3)).containsExactly("running", "succeeded", "succeeded");
        JsonNode done = hotdata.get("/v1/jobs/" + started.at("/id")).json();
        assertThat(done.path("job_type").asText()).isEqualTo("data_refresh_connection");
        assertThat(done.at("/result/tables_refreshed").asInt()).isEqualTo(5);
        assertThat(done.path("completed_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(hotdata.get("/v1/connections/" + id).at("/synced_table_count"))
                .isEqualTo("5");
    }

    @Test
    void aJobCanBeAnsweredWithTheOlderStatus() throws IOException {
        hotdata.simulator.behaviour().asyncStatus(200);
        assertThat(startJob().status()).isEqualTo(200);
    }

    @Test
    void aJobCanBeCarriedOnByTheClockInstead() throws IOException {
        hotdata.simulator.behaviour().jobs(JobScript.byClock(Duration.ofSeconds(5), Duration.ofMinutes(1)));
        String job = startJob().at("/id");
        assertThat(poll(job, 3)).containsOnly("pending");
        hotdata.clock.advance(Duration.ofSeconds(5));
        assertThat(poll(job, 3)).containsOnly("running");
        hotdata.clock.advance(Duration.ofMinutes(1));
        assertThat(poll(job, 1)).containsExactly("succeeded");
    }

    @Test
    void aJobCanGoThroughStatesThatNobodyKnows() throws IOException {
        hotdata.simulator
                .behaviour()
                .jobs(JobScript.byPolls("queued", "RUNNING").endingAs("done_with_warnings"));
        String job = startJob().at("/id");
        assertThat(poll(job, 4)).containsExactly("queued", "RUNNING", "done_with_warnings", "done_with_warnings");
        assertThat(hotdata.get("/v1/jobs/" + job).json().has("completed_at")).isTrue();
    }

    @Test
    void aJobCanShowNoStateAndNeverEnd() throws IOException {
        hotdata.simulator
                .behaviour()
                .jobs(JobScript.byPolls("running", JobScript.MISSING).neverEnding());
        String job = startJob().at("/id");
        assertThat(poll(job, 4)).containsExactly("running", "", "", "");
        assertThat(hotdata.get("/v1/jobs/" + job).json().has("status")).isFalse();
    }

    @Test
    void aJobEndsAsItsWorkDid() throws IOException {
        hotdata.workspace.failTable(connection(), new TableName("public", "orders"), "permission denied");
        String partly = startJob().at("/id");
        poll(partly, 3);
        JsonNode body = hotdata.get("/v1/jobs/" + partly).json();
        assertThat(body.path("status").asText()).isEqualTo("partially_succeeded");
        assertThat(body.path("error_message").asText()).isEqualTo("1 of 5 tables failed");
        assertThat(body.at("/result/errors/0/table_name").asText()).isEqualTo("orders");
        connection().source().keySet().forEach(table -> hotdata.workspace.failTable(connection(), table, "gone"));
        String failed = startJob().at("/id");
        assertThat(poll(failed, 3)).endsWith("failed");
        assertThat(hotdata.get("/v1/jobs/" + failed).json().path("result").isNull())
                .isTrue();
    }

    @Test
    void theWorkOfAJobIsDoneOnce() throws IOException {
        String job = startJob().at("/id");
        poll(job, 3);
        hotdata.workspace.failTable(connection(), new TableName("public", "orders"), "gone");
        hotdata.clock.advance(Duration.ofHours(1));
        assertThat(poll(job, 1)).containsExactly("succeeded");
        assertThat(hotdata.get("/v1/jobs/" + job).at("/completed_at")).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void jobsAreListedNewestFirstAndFiltered() throws IOException {
        String first = startJob().at("/id");
        String second = refresh(",'data':true,'async':true,'schema_name':'public','table_name':'orders'")
                .at("/id");
        poll(first, 3);
        assertThat(hotdata.texts(hotdata.get("/v1/jobs").json(), "id")).containsExactly(second, first);
        assertThat(hotdata.texts(hotdata.get("/v1/jobs?status=pending,running").json(), "id"))
                .containsExactly(second);
        assertThat(hotdata.texts(
                        hotdata.get("/v1/jobs?job_type=data_refresh_connection").json(), "id"))
                .containsExactly(first);
        assertThat(hotdata.texts(hotdata.get("/v1/jobs?limit=1&offset=1").json(), "id"))
                .containsExactly(first);
        assertThat(hotdata.workspace.jobs()).extracting(JobEntry::polls).containsExactly(3, 0);
    }

    @Test
    void aJobThatIsUnknownForgottenOrMalformedIsRefused() throws IOException {
        String job = startJob().at("/id");
        hotdata.workspace.forgetJob(job);
        assertThat(hotdata.get("/v1/jobs/" + job).status()).isEqualTo(404);
        assertThat(hotdata.get("/v1/jobs/NOT-A-JOB").status()).isEqualTo(400);
    }
}
