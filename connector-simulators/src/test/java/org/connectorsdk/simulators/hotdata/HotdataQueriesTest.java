package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HotdataQueriesTest {
    private final Hotdata hotdata = new Hotdata();
    private String id = "";
    private String database = "";

    @BeforeEach
    void attach() throws IOException {
        id = hotdata.createPostgres("pg");
        database = hotdata.post("/v1/databases", "{'name':'d'}").at("/id");
        attach(id, ",'alias':'shop'");
    }

    @AfterEach
    void close() {
        hotdata.close();
    }

    private Reply attach(String connection, String more) throws IOException {
        return hotdata.post(
                "/v1/databases/" + database + "/catalogs", "{'connection_id':'" + connection + "'" + more + "}");
    }

    private Reply query(String sql, String more) throws IOException {
        String quoted = sql.replace("\"", "\\\"");
        return hotdata.post("/v1/query", "{'database_id':'" + database + "','sql':'" + quoted + "'" + more + "}");
    }

    @Test
    void aTableIsReadUpToALimit() throws IOException {
        Reply reply = query("SELECT id, \"amount\", state FROM shop.public.orders LIMIT 2;", "");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode body = reply.json();
        assertThat(body.path("columns").toString()).isEqualTo("[\"id\",\"amount\",\"state\"]");
        assertThat(body.path("nullable").toString()).isEqualTo("[false,true,true]");
        assertThat(body.path("rows").toString()).isEqualTo("[[1,\"0.00\",\"paid\"],[2,\"10.10\",\"open\"]]");
        assertThat(body.path("row_count").asInt()).isEqualTo(2);
        assertThat(body.path("query_run_id").asText()).startsWith("qrun");
    }

    @Test
    void aQueryOnAnUncachedTableCachesTheWholeOfIt() throws IOException {
        query("select * from shop.public.orders limit 1", "");
        assertThat(hotdata.get("/v1/connections/" + id + "/tables/public/orders/profile")
                        .at("/row_count"))
                .isEqualTo("48211");
    }

    @Test
    void aTableThatCannotBeCachedFailsTheQuery() throws IOException {
        hotdata.workspace.failTable(
                hotdata.workspace.connection("pg").orElseThrow(), new TableName("public", "orders"), "gone");
        Reply reply = query("select * from shop.public.orders limit 1", "");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.at("/error/message")).isEqualTo("query failed: gone");
    }

    @Test
    void quotedNamesAreTakenAsTheyAre() throws IOException {
        Reply reply = query(
                "select \"a.b\", \"with \"\"quotes\"\"\" from shop.\"Sales Übersicht\".\"Order.Items\" limit 1", "");
        assertThat(reply.json().path("columns").toString()).isEqualTo("[\"a.b\",\"with \\\"quotes\\\"\"]");
    }

    @Test
    void sixtyFourBitIntegersAreExact() throws IOException {
        assertThat(query("select account from shop.public.customers limit 1", "")
                        .text())
                .contains("[[9007199254740993]]");
    }

    @Test
    void aCatalogHasADefault() throws IOException {
        assertThat(query("select * from public.select limit 1", ",'default_catalog':'shop'")
                        .status())
                .isEqualTo(200);
        assertThat(query("select * from \"select\" limit 1", ",'default_catalog':'shop','default_schema':'public'")
                        .status())
                .isEqualTo(200);
        assertThat(query("select * from public.select limit 1", "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "drop table x",
                "select",
                "select * from",
                "select * from shop.public.orders where nothing = 1",
                "select 1; select 2",
                "select * from shop.public.orders limit x",
                "select * from shop.public.orders limit 1 limit 2",
                "select nothing from shop.public.orders",
                "select * from shop.public.nothing",
                "select * from nowhere.public.orders",
                "select * from a.b.c.d",
            })
    void whatCannotBeReadIsAStatementError(String sql) throws IOException {
        Reply reply = query(sql, "");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/error/code")).isEqualTo("BAD_REQUEST");
        assertThat(reply.at("/error/message")).startsWith("SQL error: ");
    }

    @Test
    void aQueryNeedsOneDatabase() throws IOException {
        assertThat(hotdata.post("/v1/query", "{'sql':'select * from t'}").status())
                .isEqualTo(400);
        assertThat(hotdata.post("/v1/query", "{'sql':'select * from t','database_id':'d0'}")
                        .status())
                .isEqualTo(404);
        String body = "{\"sql\":\"select * from shop.public.orders limit 1\"%s}";
        assertThat(hotdata.send(withDatabase(database, body.replace("%s", ""))).status())
                .isEqualTo(200);
        assertThat(hotdata.send(withDatabase(database, body.replace("%s", ",\"database_id\":\"other\"")))
                        .status())
                .isEqualTo(400);
    }

    private HttpRequest.Builder withDatabase(String header, String body) {
        return hotdata.request("/v1/query")
                .header("X-Database-Id", header)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    @Test
    void aQueryCanRunInTheBackground() throws IOException {
        Reply started = query("select id from shop.public.orders limit 3", ",'async':true");
        assertThat(started.status()).isEqualTo(202);
        String run = "/v1/query-runs/" + started.at("/query_run_id");
        assertThat(hotdata.get(run, database).at("/status")).isEqualTo("running");
        assertThat(hotdata.get(run, database).at("/status")).isEqualTo("running");
        Reply ended = hotdata.get(run, database);
        assertThat(ended.at("/status")).isEqualTo("succeeded");
        Reply result = hotdata.get("/v1/results/" + ended.at("/result_id"), database);
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.json().path("rows").toString()).isEqualTo("[[1],[2],[3]]");
    }

    @Test
    void aResultThatIsNotReadySaysWhenToComeBack() throws IOException {
        hotdata.simulator.behaviour().jobs(JobScript.byPolls("running", "running", "running"));
        query("select id from shop.public.orders limit 1", ",'async':true");
        String result = "/v1/results/" + hotdata.workspace.lastResultId().orElseThrow();
        Reply early = hotdata.get(result, database);
        assertThat(early.status()).isEqualTo(202);
        assertThat(early.raw().headers().firstValue("Retry-After")).contains("1");
        hotdata.get(result, database);
        hotdata.get(result, database);
        assertThat(hotdata.get(result, database).status()).isEqualTo(200);
    }

    @Test
    void aFailedResultIsAConflictWithABodyOfItsOwn() throws IOException {
        hotdata.simulator.behaviour().jobs(JobScript.byPolls());
        hotdata.workspace.failTable(
                hotdata.workspace.connection("pg").orElseThrow(), new TableName("public", "orders"), "gone");
        String run = query("select * from shop.public.orders", ",'async':true").at("/query_run_id");
        assertThat(hotdata.get("/v1/query-runs/" + run, database).at("/error_message"))
                .isEqualTo("query failed: gone");
        Reply result =
                hotdata.get("/v1/results/" + hotdata.workspace.lastResultId().orElseThrow(), database);
        assertThat(result.status()).isEqualTo(409);
        assertThat(result.at("/status")).isEqualTo("failed");
        assertThat(result.json().has("error")).isFalse();
    }

    @Test
    void aResultIsReadInPages() throws IOException {
        String result = "/v1/results/"
                + query("select id from shop.public.orders limit 5", "").at("/result_id");
        Reply page = hotdata.get(result + "?offset=2&limit=2", database);
        assertThat(page.json().path("rows").toString()).isEqualTo("[[3],[4]]");
        assertThat(page.raw().headers().firstValue("X-Total-Row-Count")).contains("5");
        assertThat(page.raw().headers().firstValue("Link"))
                .contains("<" + result + "?offset=4&limit=2&format=json>; rel=\"next\"");
        Reply last = hotdata.get(result + "?offset=4&limit=2", database);
        assertThat(last.json().path("rows").toString()).isEqualTo("[[5]]");
        assertThat(last.raw().headers().firstValue("Link")).isEmpty();
    }

    @Test
    void aResultComesInOtherFormatsToo() throws IOException {
        String result = "/v1/results/"
                + query("select id, \"a.b\" from shop.\"Sales Übersicht\".\"Order.Items\" limit 2", "")
                        .at("/result_id");
        assertThat(hotdata.get(result + "?format=csv", database).text()).isEqualTo("id,a.b\n1,paid\n2,open\n");
        assertThat(hotdata.get(result + "?format=md", database).text())
                .isEqualTo("| id | a.b |\n| --- | --- |\n| 1 | paid |\n| 2 | open |\n");
        assertThat(hotdata.get(result + "?format=parquet", database).status()).isEqualTo(400);
    }

    @Test
    void anAttachedConnectionCannotBeDeleted() throws IOException {
        Reply refused = hotdata.delete("/v1/connections/" + id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/error/message")).contains("detach");
        assertThat(hotdata.delete("/v1/databases/" + database + "/catalogs/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(hotdata.delete("/v1/connections/" + id).status()).isEqualTo(204);
    }

    @Test
    void aDatabaseShowsWhatIsAttachedToIt() throws IOException {
        JsonNode body = hotdata.get("/v1/databases/" + database).json();
        assertThat(body.path("attachments").toString())
                .isEqualTo("[{\"connection_id\":\"" + id + "\",\"alias\":\"shop\"}]");
        assertThat(attach(id, "").status()).isEqualTo(409);
        String other = hotdata.createPostgres("other");
        assertThat(attach(other, ",'alias':'shop'").status()).isEqualTo(409);
        assertThat(attach(other, ",'alias':'not good'").status()).isEqualTo(400);
        assertThat(attach("conn0", "").status()).isEqualTo(404);
    }

    @Test
    void theDefaultCatalogIsAHiddenConnection() throws IOException {
        String hidden = hotdata.get("/v1/databases/" + database).at("/default_connection_id");
        assertThat(hotdata.texts(hotdata.get("/v1/connections").json(), "id")).containsExactly(id);
        String path = "/v1/connections/" + hidden;
        assertThat(hotdata.get(path).status()).isEqualTo(404);
        assertThat(hotdata.get(path + "/health").status()).isEqualTo(404);
        assertThat(hotdata.delete(path).status()).isEqualTo(409);
        assertThat(hotdata.delete(path + "/cache").status()).isEqualTo(409);
        assertThat(hotdata.delete("/v1/databases/" + database + "/catalogs/" + hidden)
                        .status())
                .isEqualTo(400);
        assertThat(attach(hidden, "").status()).isEqualTo(400);
        assertThat(hotdata.post(path + "/schemas", "{'name':'s'}").status()).isEqualTo(201);
    }

    @Test
    void aDatabaseThatIsDroppedDetachesItsConnections() throws IOException {
        assertThat(hotdata.delete("/v1/databases/" + database).status()).isEqualTo(204);
        assertThat(hotdata.get("/v1/databases/" + database).status()).isEqualTo(404);
        assertThat(hotdata.delete("/v1/connections/" + id).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "24h, 2026-01-02T00:00:00Z",
        "7d, 2026-01-08T00:00:00Z",
        "90m, 2026-01-01T01:30:00Z",
        "2026-06-06T09:00:00Z, 2026-06-06T09:00:00Z",
    })
    void aDatabaseCanExpire(String sent, String stored) throws IOException {
        Reply created = hotdata.post("/v1/databases", "{'expires_at':'" + sent + "'}");
        assertThat(created.at("/expires_at")).isEqualTo(stored);
    }

    @Test
    void anOddExpiryOrCatalogNameIsRefused() throws IOException {
        assertThat(hotdata.post("/v1/databases", "{'expires_at':'soon'}").status())
                .isEqualTo(400);
        assertThat(hotdata.post("/v1/databases", "{'default_catalog':'9x'}").status())
                .isEqualTo(400);
    }

    @Test
    void aSavedQueryRunsInItsNewestVersionByABodylessRequest() throws IOException {
        String saved = "/v1/queries/"
                + hotdata.post("/v1/queries", "{'name':'q','sql':'SELECT 1 AS x'}")
                        .at("/id");
        hotdata.put(saved, "{'sql':'SELECT 2 AS x'}");

        Reply answer = hotdata.send(hotdata.request(saved + "/execute")
                .header("X-Database-Id", database)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/rows/0/0")).isEqualTo("2");
    }
}
