package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.util.List;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable.Column;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest extends PlanasonixSimulatorTestBase {
    private static final String PG = CONNECTIONS + "/pg";
    private static final String LAKE = CONNECTIONS + "/lake";
    private static final String BUCKET = CONNECTIONS + "/bucket";

    @BeforeEach
    void seed() {
        state.addConnection("pg", "pg", "postgres", json("{}"));
        state.addConnection("lake", "lake", "databricks", json("{}"));
        state.addConnection("bucket", "bucket", "s3", json("{}"));
    }

    @Test
    void schemasAreNames() {
        assertThat(caller.get(PG + "/schemas").json()).isEqualTo(json("{'connectionId':'pg','schemas':['fin','ops']}"));
    }

    @Test
    void tablesOfASchemaEchoItsName() {
        assertThat(caller.get(PG + "/tables?schema=fin").json())
                .isEqualTo(json("{'connectionId':'pg','schema':'fin','tables':["
                        + "{'name':'invoices','type':'TABLE'},{'name':'v_open_invoices','type':'VIEW'}]}"));
    }

    @Test
    void tablesOfAllSchemasDoNotSayWhoseTheyAre() {
        Reply reply = caller.get(PG + "/tables");
        assertThat(reply.has("/schema")).isFalse();
        assertThat(reply.all("name")).containsExactly("invoices", "v_open_invoices", "events");
    }

    @Test
    void columnsHaveTheSourcesOwnTypes() {
        Reply reply = caller.get(PG + "/columns?schema=fin&table=invoices");
        assertThat(reply.json().get("columns").get(2))
                .isEqualTo(json("{'name':'total','type':'NUMERIC(12,2)','nullable':true}"));
    }

    @Test
    void bothSpellingsOfTablesAndColumnsGiveTheSame() {
        assertThat(caller.get(CONNECTIONS + "/tables?connectionId=pg&schema=fin")
                        .json())
                .isEqualTo(caller.get(PG + "/tables?schema=fin").json());
        assertThat(caller.get(CONNECTIONS + "/columns?connectionId=pg&schema=fin&table=invoices")
                        .json())
                .isEqualTo(caller.get(PG + "/columns?schema=fin&table=invoices").json());
    }

    @Test
    void anUnknownTableIsNotFound() {
        assertThat(caller.get(PG + "/columns?schema=ops&table=invoices").status())
                .isEqualTo(404);
    }

    @Test
    void catalogsAreObjects() {
        assertThat(caller.get(LAKE + "/catalogs").json())
                .isEqualTo(json("{'connectionId':'lake','catalogs':[{'name':'lake'},{'name':'sandbox'}]}"));
    }

    @Test
    void discoveryOfDatabricksCanBeNarrowedToACatalog() {
        String all = "{'connectionId':'lake'}";
        String one = "{'connectionId':'lake','catalog':'lake'}";
        String none = "{'connectionId':'lake','catalog':'sea'}";
        String path = CONNECTIONS + "/databricks/discover";
        assertThat(caller.post(path, all).all("name")).containsExactly("lake", "sandbox");
        assertThat(caller.post(path, one).json().at("/catalogs/0"))
                .isEqualTo(json("{'name':'lake','schemas':['bronze','gold']}"));
        assertThat(caller.post(path, none).json().get("catalogs")).isEmpty();
    }

    @Test
    void aPreviewIsAMatrixThatSaysWhetherItWasCut() {
        assertThat(caller.get(PG + "/preview?schema=fin&table=invoices&limit=2").json())
                .isEqualTo(json("{'columns':['invoice_id','paid_on','total'],"
                        + "'rows':[[501,'2026-02-11',19.95],[502,null,7]],'truncated':true}"));
        assertThat(caller.get(PG + "/preview?schema=fin&table=invoices").at("/truncated"))
                .isEqualTo("false");
    }

    @Test
    void aStatementAnswersWhatItWasToldToExactly() {
        BigDecimal precise = new BigDecimal("12345678901234567890.10");
        state.source(
                "pg",
                SampleSource.builder()
                        .statement(
                                "select x",
                                new SampleSource.Result(
                                        List.of("x", "x"),
                                        List.of(List.of(
                                                LongNode.valueOf(Long.MAX_VALUE), DecimalNode.valueOf(precise)))))
                        .build());
        Reply reply = caller.post(CONNECTIONS + "/test-query", "{'connectionId':'pg','sql':'select x','limit':50}");
        assertThat(reply.text()).contains("\"columns\":[\"x\",\"x\"]", "[9223372036854775807,12345678901234567890.10]");
        assertThat(reply.at("/stats/rowsScanned")).isEqualTo("1");
    }

    @Test
    void aWholeTableCanBeSelected() {
        Reply reply = caller.post(
                CONNECTIONS + "/test-query", "{'connectionId':'pg','sql':'select * from fin.invoices','limit':1}");
        assertThat(reply.json().get("rows")).hasSize(1);
    }

    @Test
    void aStatementThatFailsIsAnAnswer() {
        Reply reply = caller.post(CONNECTIONS + "/test-query", "{'connectionId':'pg','sql':'select * from fin.x'}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(json("{'ok':false,'message':'relation \\'x\\' does not exist'}"));
    }

    @Test
    void filesAreGroupedAtTheDelimiter() {
        Reply reply = caller.get(BUCKET + "/files?prefix=landing%2F&delimiter=%2F");
        assertThat(reply.all("key")).containsExactly("landing/_manifest.json", "landing/orders.parquet");
        assertThat(reply.at("/objects/1/size")).isEqualTo("5000000000");
        assertThat(reply.json().get("commonPrefixes"))
                .isEqualTo(json("{'a':['landing/2026/']}").get("a"));
    }

    @Test
    void withoutADelimiterAllFilesAreListed() {
        Reply reply = caller.get(BUCKET + "/files");
        assertThat(reply.json().get("objects")).hasSize(5);
        assertThat(reply.has("/commonPrefixes")).isFalse();
    }

    @Test
    void theSchemaOfAFileIsItsColumns() {
        assertThat(caller.get(BUCKET + "/cloud-schema?path=landing%2Forders.parquet")
                        .json())
                .isEqualTo(
                        json("{'connectionId':'bucket','path':'landing/orders.parquet','format':'parquet','columns':["
                                + "{'name':'order_id','type':'INT64','nullable':false},"
                                + "{'name':'amount','type':'DECIMAL(18,2)','nullable':true}]}"));
    }

    @Test
    void aSourceOfOnesOwnTakesThePlaceOfTheSample() {
        state.source(
                "pg",
                SampleSource.builder()
                        .table("öde", "a.b\"c", new Column("x", "INT", true))
                        .build());
        assertThat(caller.get(PG + "/schemas").at("/schemas/0")).isEqualTo("öde");
        assertThat(caller.get(PG + "/columns?table=a.b%22c").json().get("columns"))
                .hasSize(1);
    }
}
