package org.connectorsdk.simulators.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtuousAiSchemaTest extends VirtuousAiFixture {
    private String schema() {
        return BASE + "/" + simulator.seedConnection("db", "postgres") + "/schema";
    }

    private Reply query(String sql) throws IOException {
        return post(schema() + "/query", object("{}").put("sql", sql).toString());
    }

    private Reply sample(String schema, String table) throws IOException {
        return post(
                schema() + "/sample",
                object("{}").put("schema", schema).put("table", table).toString());
    }

    private Reply columns(String schema, String table) throws IOException {
        return get(schema() + "/columns?schema=" + encoded(schema) + "&table=" + encoded(table));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void tablesAreListedWithTheirSpec() throws IOException {
        Reply reply = get(schema() + "/tables");
        assertThat(texts(reply.at("/tables"), "spec"))
                .containsExactly(
                        "public.Orders",
                        "public.all_types",
                        "public.select",
                        "public.shapes",
                        "sales.[order items]",
                        "sales.[v1.totals]",
                        "[Größen].[Maße]");
        assertThat(reply.at("/tables/4")).isEqualTo(read("""
                                {"schema":"sales","table":"order items","normalizedName":"order_items","spec":"sales.[order items]"}"""));
    }

    @Test
    void systemTablesAreListedOnRequest() throws IOException {
        assertThat(texts(get(schema() + "/tables?include_system=true").at("/tables"), "schema"))
                .contains("pg_catalog", "information_schema");
        assertThat(get(schema() + "/tables?include_system=maybe").violations())
                .containsExactly("[\"query\",\"include_system\"] bool_parsing");
    }

    @Test
    void columnsComeWithTypesAndKeys() throws IOException {
        Reply reply = columns("public", "Orders");
        assertThat(reply.at("/schema").asText() + "." + reply.at("/table").asText())
                .isEqualTo("public.Orders");
        assertThat(reply.at("/columns/0")).isEqualTo(read("""
                                {"name":"OrderId","normalizedName":"order_id","dataType":"bigint","nullable":false,"primaryKey":true}"""));
        assertThat(texts(reply.at("/columns"), "name")).containsExactly("OrderId", "Status", "Note");
    }

    @ParameterizedTest
    @CsvSource({"sales, order items", "sales, v1.totals", "Größen, Maße", "public, select"})
    void tablesWithDifficultNamesAreFound(String schema, String table) throws IOException {
        assertThat(columns(schema, table).at("/columns")).hasSize(2);
    }

    @Test
    void bothPartsOfATableNameAreNeeded() throws IOException {
        assertThat(get(schema() + "/columns").violations())
                .containsExactly("[\"query\",\"schema\"] missing", "[\"query\",\"table\"] missing");
        assertThat(post(schema() + "/sample", "{}").violations())
                .containsExactly("[\"body\",\"schema\"] missing", "[\"body\",\"table\"] missing");
    }

    @Test
    void aTableThatDoesNotExistIsNotFound() throws IOException {
        assertThat(columns("public", "orders").status()).isEqualTo(404);
        assertThat(sample("public", "orders").at("/detail").asText()).isEqualTo("Table not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "s3"})
    void onlyDatabasesHaveASchema(String provider) throws IOException {
        String id = simulator.seedConnection("no database", provider);
        assertRefused(get(BASE + "/" + id + "/schema/tables"), 400, "Provider does not support schema operations");
    }

    @Test
    void aSampleIsCutAtAHundredRowsAndSaysSo() throws IOException {
        Reply reply = sample("public", "Orders");
        assertThat(reply.at("/rows")).hasSize(100);
        assertThat(reply.at("/rows/0")).isEqualTo(read("{\"OrderId\":1,\"Status\":\"closed\",\"Note\":null}"));
        assertThat(reply.at("/columns/0/name").asText()).isEqualTo("OrderId");
        assertThat(reply.at("/rowCount").asInt()).isEqualTo(100);
        assertThat(reply.at("/maxRows").asInt()).isEqualTo(100);
        assertThat(reply.at("/truncated").asBoolean()).isTrue();
    }

    @Test
    void aSampleOfASmallTableIsWhole() throws IOException {
        Reply reply = sample("public", "all_types");
        assertThat(reply.at("/truncated").asBoolean()).isFalse();
        assertThat(reply.raw().text()).contains("\"exact\":12345678901234567890.1234567890");
    }

    @Test
    void aStatementAnswersColumnsAsPlainNames() throws IOException {
        Reply reply = query("select Status, OrderId from public.Orders limit 2");
        assertThat(reply.at("/columns").toString()).isEqualTo("[\"Status\",\"OrderId\"]");
        assertThat(reply.at("/rows/1")).isEqualTo(read("{\"Status\":\"closed\",\"OrderId\":2}"));
        assertThat(reply.at("/rowCount").asInt()).isEqualTo(2);
        assertThat(reply.at("/tableRefs").toString()).isEqualTo("[{\"schema\":\"public\",\"table\":\"Orders\"}]");
        assertThat(reply.at("/queryHash").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT \"unit price\" FROM sales.[order items]; | 0",
                "select Status, count(*) as n from Orders group by Status | 2",
                "select o.OrderId from public.Orders o join sales.\"v1.totals\" t on t.Id = o.OrderId | 0",
            })
    void quotedNamesAndRealStatementsAreUnderstood(String sql, int rows) throws IOException {
        assertThat(query(sql).at("/rowCount").asInt(-1)).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from public.Orders | Only read-only statements are allowed",
                "select * from nowhere | relation \"nowhere\" does not exist",
                "select price from Orders | column \"price\" does not exist",
                "select from where | syntax error at or near \"select\"",
            })
    void aStatementThatFailsIsRefusedWithTheReason(String sql, String reason) throws IOException {
        assertRefused(query(sql), 400, reason);
    }

    @Test
    void theLengthOfAStatementIsLimited() throws IOException {
        assertThat(query("").violations()).containsExactly("[\"body\",\"sql\"] string_too_short");
        String longest = "select Status from Orders" + " ".repeat(10_000 - 25);
        assertThat(query(longest).status()).isEqualTo(200);
        assertThat(query(longest + " ").violations()).containsExactly("[\"body\",\"sql\"] string_too_long");
    }

    @Test
    void aPreparedStatementAnswersWhatWasPreparedUpToAThousandRows() throws IOException {
        simulator.answerQuery(
                "select 1 as n",
                new SampleSource.Result(List.of("n"), Collections.nCopies(1001, List.of(IntNode.valueOf(1)))));
        Reply reply = query("select 1 as n");
        assertThat(reply.at("/rowCount").asInt()).isEqualTo(1000);
        assertThat(reply.at("/maxRows").asInt()).isEqualTo(1000);
        assertThat(reply.at("/truncated").asBoolean()).isTrue();
    }

    @Test
    void theTablesCanBeReplaced() throws IOException {
        simulator.useTables(List.of(SampleTable.of("a", "b", new SampleTable.Column("c", "text", true))));
        assertThat(texts(get(schema() + "/tables").at("/tables"), "spec")).containsExactly("a.b");
    }

    @Test
    void lookingAtTheSourceIsUsingTheConnection() throws IOException {
        String id = simulator.seedConnection("db", "sqlserver");
        get(BASE + "/" + id + "/schema/tables");
        assertThat(simulator.connection(id).path("lastUsedAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }
}
