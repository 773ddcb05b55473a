package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements over the sample data agree with the catalog, the profile and what was loaded. */
class HotdataSqlTest {
    private final Hotdata hotdata = new Hotdata();
    private String connection = "";
    private String database = "";

    @BeforeEach
    void attach() throws IOException {
        connection = hotdata.createPostgres("pg");
        database = hotdata.post("/v1/databases", "{'name':'d'}").at("/id");
        hotdata.post(
                "/v1/databases/" + database + "/catalogs", "{'connection_id':'" + connection + "','alias':'shop'}");
    }

    @AfterEach
    void close() {
        hotdata.close();
    }

    private JsonNode query(String sql) throws IOException {
        String quoted = sql.replace("\"", "\\\"").replace("'", "\\u0027");
        Reply reply = hotdata.post("/v1/query", "{'database_id':'" + database + "','sql':'" + quoted + "'}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void theProfileCountsWhatAStatementCounts() throws IOException {
        JsonNode counted = query("select count(*), count(state), count(distinct state), min(id), max(id),"
                + " count(*) filter (where gift) from shop.public.orders");
        JsonNode profile = hotdata.get("/v1/connections/" + connection + "/tables/public/orders/profile")
                .json();
        JsonNode row = counted.path("rows").path(0);
        JsonNode state = profile.path("columns").path(1);

        assertThat(row.path(0)).isEqualTo(profile.path("row_count"));
        assertThat(row.path(0).asLong() - row.path(1).asLong())
                .isEqualTo(state.path("null_count").asLong());
        assertThat(row.path(2)).isEqualTo(state.path("cardinality"));
        assertThat(row.path(3).asText())
                .isEqualTo(profile.at("/columns/0/profile/min").asText());
        assertThat(row.path(4).asText())
                .isEqualTo(profile.at("/columns/0/profile/max").asText());
        assertThat(row.path(5)).isEqualTo(profile.at("/columns/5/profile/true_count"));
    }

    @Test
    void aStatementShowsTheSameCellsAsAPreview() throws IOException {
        JsonNode plain = query("select * from shop.public.orders limit 30");
        JsonNode sorted = query("select * from shop.public.orders order by id limit 30");

        assertThat(sorted.path("rows")).isEqualTo(plain.path("rows"));
        assertThat(sorted.path("columns")).isEqualTo(plain.path("columns"));
        assertThat(sorted.path("nullable")).isEqualTo(plain.path("nullable"));
    }

    @Test
    void whatWasLoadedIsFoundByStatementsAndInTheCatalog() throws IOException {
        String table = "/v1/databases/" + database + "/schemas/main/tables/events";
        Reply loaded =
                hotdata.post(table + "/loads", "{'mode':'replace','data':'id,kind\\n1,view\\n2,click\\n3,view\\n'}");

        assertThat(loaded.at("/row_count")).isEqualTo("3");
        assertThat(query("select kind, count(*) as n from events group by kind order by n desc")
                        .path("rows"))
                .hasToString("[[\"view\",2],[\"click\",1]]");
        assertThat(query("select * from default.main.events").path("rows")).hasSize(3);
        String own = hotdata.get("/v1/databases/" + database).at("/default_connection_id");
        JsonNode known = hotdata.get("/v1/information_schema?include_columns=true&connection_id=" + own)
                .json();
        assertThat(hotdata.texts(known.at("/tables/0/columns"), "data_type")).containsExactly("Int64", "Utf8");
    }

    @Test
    void aKeyedLoadChangesItsRows() throws IOException {
        String loads = "/v1/databases/" + database + "/schemas/main/tables/t/loads";
        hotdata.post(loads, "{'mode':'replace','data':'id,v\\n1,a\\n2,b\\n3,c\\n'}");
        hotdata.post(loads, "{'mode':'upsert','key':['id'],'data':'id,v\\n3,z\\n4,d\\n'}");
        hotdata.post(loads, "{'mode':'update','key':['id'],'data':'id,v\\n1,y\\n9,n\\n'}");
        hotdata.post(loads, "{'mode':'delete','key':['id'],'data':'id\\n2\\n'}");

        assertThat(query("select * from t order by id").path("rows")).hasToString("[[1,\"y\"],[3,\"z\"],[4,\"d\"]]");
        assertThat(hotdata.post(loads, "{'mode':'append','data':'id,v\\nx,1\\n'}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aResultCanBeLoaded() throws IOException {
        String result = query("select id, state from shop.public.orders where state = 'open' limit 4")
                .path("result_id")
                .asText();
        String loads = "/v1/databases/" + database + "/schemas/main/tables/open/loads";

        hotdata.post(loads, "{'mode':'replace','result_id':'" + result + "'}");

        assertThat(query("select count(*), min(state) from main.open").path("rows"))
                .hasToString("[[4,\"open\"]]");
    }

    @Test
    void aForkHasTheSameRowsAndGoesItsOwnWay() throws IOException {
        String loads = "/schemas/main/tables/t/loads";
        hotdata.post("/v1/databases/" + database + loads, "{'mode':'replace','data':'id\\n1\\n'}");
        String fork = hotdata.post("/v1/databases/" + database + "/fork", "{}").at("/id");
        hotdata.post("/v1/databases/" + database + loads, "{'mode':'append','data':'id\\n2\\n'}");

        assertThat(query("select count(*) from t").path("rows")).hasToString("[[2]]");
        database = fork;
        assertThat(query("select count(*) from t").path("rows")).hasToString("[[1]]");
    }
}
