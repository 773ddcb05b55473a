package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.connectorsdk.simulators.Row;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.testkit.simulator.Exchange;
import org.junit.jupiter.api.Test;

/** What the service's own description lists can be done. */
class HotdataOperationsTest {
    @Test
    void everyOperationSucceedsWithOneOfItsStatuses() throws IOException {
        try (Hotdata hotdata = new Hotdata()) {
            useEverything(hotdata);
            for (Row row : Row.table("hotdata").toList()) {
                assertThat(hotdata.simulator.journal().of(row.operation()))
                        .as(row.operation())
                        .isNotEmpty()
                        .extracting(Exchange::status)
                        .isSubsetOf(row.successes());
            }
        }
    }

    /** One life of everything that the service knows. */
    private static void useEverything(Hotdata hotdata) throws IOException {
        hotdata.get("/v1/workspaces");
        hotdata.exchange("grant_type=api_token&client_id=test&api_token=" + hotdata.simulator.token());
        hotdata.get("/v1/connection-types");
        hotdata.get("/v1/connection-types/postgres");
        hotdata.post("/v1/secrets", "{'name':'s','value':'v'}");
        hotdata.get("/v1/secrets");
        hotdata.get("/v1/secrets/s");
        hotdata.put("/v1/secrets/s", "{'value':'w'}");
        hotdata.delete("/v1/secrets/s");
        String id = hotdata.createPostgres("pg");
        useConnection(hotdata, id);
        useManaged(hotdata);
        useQueries(hotdata, id);
        hotdata.delete("/v1/connections/" + id);
    }

    private static void useConnection(Hotdata hotdata, String id) throws IOException {
        hotdata.get("/v1/connections");
        hotdata.get("/v1/connections/" + id);
        hotdata.get("/v1/connections/" + id + "/health");
        hotdata.get("/v1/information_schema");
        hotdata.post("/v1/refresh", "{'connection_id':'" + id + "','data':true,'include_uncached':true}");
        Reply job = hotdata.post("/v1/refresh", "{'connection_id':'" + id + "','data':true,'async':true}");
        hotdata.get("/v1/jobs/" + job.at("/id"));
        hotdata.get("/v1/jobs");
        hotdata.get("/v1/connections/" + id + "/tables/public/customers/profile");
        hotdata.delete("/v1/connections/" + id + "/tables/public/customers/cache");
        hotdata.delete("/v1/connections/" + id + "/cache");
    }

    private static void useManaged(Hotdata hotdata) throws IOException {
        String managed = "/v1/connections/" + hotdata.create("m", "managed", "{}") + "/schemas";
        hotdata.post(managed, "{'name':'s'}");
        hotdata.post(managed + "/s/tables", "{'name':'t'}");
        String upload = hotdata.presigned("PAR1................PAR1");
        String unminted = hotdata.post("/v1/uploads", "{}").text();
        hotdata.mint(unminted, 1);
        hotdata.simulator.behaviour().era(HotdataEra.JUNE);
        hotdata.upload("PAR1................PAR1");
        hotdata.get("/v1/files");
        String dataset = "/v1/datasets/"
                + hotdata.post(
                                "/v1/datasets",
                                "{'label':'l','source':{'inline':{'content':'a\\n1\\n','format':'csv'}}}")
                        .at("/id");
        hotdata.get("/v1/datasets");
        hotdata.get(dataset);
        hotdata.get(dataset + "/versions");
        hotdata.put(dataset, "{'label':'m'}");
        hotdata.delete(dataset);
        hotdata.post("/v1/context", "{'name':'c','content':'x'}");
        hotdata.get("/v1/context");
        hotdata.get("/v1/context/c");
        hotdata.simulator.behaviour().era(HotdataEra.AUGUST);
        hotdata.post(managed + "/s/tables/t/loads", "{'mode':'replace','upload_id':'" + upload + "'}");
        hotdata.delete(managed + "/s/tables/t");
    }

    private static void useQueries(Hotdata hotdata, String id) throws IOException {
        String database = hotdata.post("/v1/databases", "{'name':'d'}").at("/id");
        hotdata.get("/v1/databases");
        hotdata.get("/v1/databases/" + database);
        hotdata.post("/v1/databases/" + database + "/catalogs", "{'connection_id':'" + id + "','alias':'pg'}");
        Reply result = hotdata.post(
                "/v1/query", "{'database_id':'" + database + "','sql':'select * from pg.public.orders limit 2'}");
        hotdata.get("/v1/query-runs/" + result.at("/query_run_id"), database);
        hotdata.get("/v1/results/" + result.at("/result_id"), database);
        hotdata.get("/v1/query-runs", database);
        hotdata.get("/v1/results", database);
        useNeighbours(hotdata, database);
        String schemas = "/v1/databases/" + database + "/schemas";
        hotdata.post(schemas, "{'name':'s'}");
        hotdata.post(schemas + "/s/tables", "{'name':'t'}");
        hotdata.post(schemas + "/s/tables/t/loads", "{'mode':'replace','data':'a\\n1\\n'}");
        hotdata.delete("/v1/databases/" + database + "/catalogs/" + id);
        hotdata.delete("/v1/databases/" + database);
    }

    private static void useNeighbours(Hotdata hotdata, String database) throws IOException {
        String contexts = "/v1/databases/" + database + "/context";
        hotdata.post(contexts, "{'name':'c','content':'x'}");
        hotdata.get(contexts);
        hotdata.get(contexts + "/c");
        hotdata.delete(contexts + "/c");
        hotdata.post("/v1/databases/" + database + "/fork", "{}");
        String query = "/v1/queries/"
                + hotdata.post("/v1/queries", "{'name':'q','sql':'SELECT 1'}").at("/id");
        hotdata.get("/v1/queries");
        hotdata.get(query);
        hotdata.put(query, "{'sql':'SELECT 2'}");
        hotdata.get(query + "/versions");
        hotdata.send(hotdata.request(query + "/execute")
                .header("X-Database-Id", database)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        hotdata.delete(query);
        String provider = "/v1/embedding-providers/"
                + hotdata.post("/v1/embedding-providers", "{'name':'e','provider_type':'service'}")
                        .at("/id");
        hotdata.get("/v1/embedding-providers");
        hotdata.get(provider);
        hotdata.put(provider, "{'name':'f'}");
        hotdata.delete(provider);
    }
}
