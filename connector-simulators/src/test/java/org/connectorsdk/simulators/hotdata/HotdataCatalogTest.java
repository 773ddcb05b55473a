package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.SourceTable;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotdataCatalogTest {
    private static final List<String> SHOP = List.of("Order.Items", "straße", "customers", "orders", "select");

    private final Hotdata hotdata = new Hotdata();

    @AfterEach
    void close() {
        hotdata.close();
    }

    private List<String> tables(String query) throws IOException {
        return hotdata.texts(
                hotdata.get("/v1/information_schema" + query).json().path("tables"), "table");
    }

    @Test
    void showsTheTablesInOrderWithoutColumnsUnlessAsked() throws IOException {
        String id = hotdata.createPostgres("pg");
        JsonNode body =
                hotdata.get("/v1/information_schema?connection_id=" + id).json();
        assertThat(hotdata.texts(body.path("tables"), "table")).isEqualTo(SHOP);
        assertThat(body.path("count").asInt()).isEqualTo(5);
        assertThat(body.path("limit").asInt()).isEqualTo(100);
        assertThat(body.path("has_more").asBoolean()).isFalse();
        assertThat(body.has("next_cursor")).isFalse();
        JsonNode orders = body.at("/tables/3");
        assertThat(orders.toString())
                .isEqualTo("{\"connection\":\"pg\",\"schema\":\"public\",\"table\":\"orders\",\"synced\":false,"
                        + "\"last_sync\":null,\"partition_by\":[],\"sorted_by\":[]}");
    }

    @Test
    void showsColumnsWhenAsked() throws IOException {
        hotdata.createPostgres("pg");
        JsonNode column = hotdata.get("/v1/information_schema?include_columns=true&table=orders")
                .json()
                .at("/tables/0/columns/2");
        assertThat(column.toString())
                .isEqualTo("{\"name\":\"amount\",\"data_type\":\"Decimal128(10, 2)\",\"nullable\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "?schema=public, 'customers,orders,select'",
        "?schema=pub%25&table=%25ers, 'customers,orders'",
        "?table=order_, orders",
        "?table=order, ''",
        "?table=Order.Items, Order.Items",
        "?table=stra%C3%9Fe, straße",
    })
    void filtersByPatternsAsSqlDoes(String query, String expected) throws IOException {
        hotdata.createPostgres("pg");
        assertThat(tables(query)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(",")));
    }

    @Test
    void anUnknownConnectionIsNotFound() throws IOException {
        assertThat(hotdata.get("/v1/information_schema?connection_id=conn0").status())
                .isEqualTo(404);
    }

    @Test
    void pagesFollowTheCursorOverAllConnections() throws IOException {
        hotdata.createPostgres("b");
        hotdata.createPostgres("a");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page =
                    hotdata.get("/v1/information_schema?limit=3" + cursor).json();
            page.path("tables")
                    .forEach(table -> seen.add(table.path("connection").asText() + "/"
                            + table.path("table").asText()));
            cursor = page.path("has_more").asBoolean()
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
            pages++;
        } while (!cursor.isEmpty());
        assertThat(pages).isEqualTo(4);
        assertThat(seen)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .startsWith("a/Order.Items", "a/straße")
                .endsWith("b/select");
    }

    @Test
    void aTableThatComesBetweenTwoPagesShiftsNothing() throws IOException {
        String id = hotdata.createPostgres("pg");
        ConnectionEntry connection = hotdata.workspace.connection("pg").orElseThrow();
        JsonNode first = hotdata.get("/v1/information_schema?limit=3").json();
        hotdata.workspace.changeSource(
                connection, new TableName("A", "first"), Optional.of(SourceTable.of(1, List.of())));
        hotdata.post("/v1/refresh", "{'connection_id':'" + id + "'}");
        assertThat(tables("?limit=3&cursor=" + first.path("next_cursor").asText()))
                .containsExactly("orders", "select");
    }

    @ParameterizedTest
    @CsvSource({"?limit=0, 1", "?limit=-5, 1", "?limit=501, 500", "?limit=7, 7"})
    void theLimitIsClamped(String query, int applied) throws IOException {
        assertThat(hotdata.get("/v1/information_schema" + query)
                        .json()
                        .path("limit")
                        .asInt())
                .isEqualTo(applied);
    }

    @Test
    void aCursorBelongsToItsQuery() throws IOException {
        hotdata.createPostgres("pg");
        String cursor = hotdata.get("/v1/information_schema?limit=1").at("/next_cursor");
        assertThat(hotdata.get("/v1/information_schema?limit=2&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
        assertThat(hotdata.get("/v1/information_schema?schema=public&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        assertThat(hotdata.get("/v1/information_schema?cursor=abc").at("/error/code"))
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void aParameterOfTheWrongTypeIsRefusedInPlainText() throws IOException {
        Reply reply = hotdata.get("/v1/information_schema?include_columns=maybe");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.type()).startsWith("text/plain");
    }

    @Test
    void aProfileIsThereAfterASyncAndGoneAfterAPurge() throws IOException {
        String path = "/v1/connections/" + hotdata.createPostgres("pg");
        String id = path.substring(path.lastIndexOf('/') + 1);
        String profile = path + "/tables/public/orders/profile";
        assertThat(hotdata.get(profile).status()).isEqualTo(404);
        hotdata.post("/v1/refresh", "{'connection_id':'" + id + "','data':true,'include_uncached':true}");
        assertThat(hotdata.get(profile).at("/synced_at")).isEqualTo("2026-01-01 00:00:00");
        assertThat(hotdata.delete(path + "/tables/public/orders/cache").status())
                .isEqualTo(204);
        assertThat(hotdata.get(profile).status()).isEqualTo(404);
        assertThat(hotdata.get(path).at("/synced_table_count")).isEqualTo("4");
        assertThat(hotdata.delete(path + "/cache").status()).isEqualTo(204);
        assertThat(hotdata.delete(path + "/cache").status()).isEqualTo(204);
        assertThat(hotdata.get(path).at("/synced_table_count")).isEqualTo("0");
        assertThat(hotdata.get(path).at("/table_count")).isEqualTo("5");
    }

    @Test
    void aProfileHasEveryVariant() throws IOException {
        String id = hotdata.createPostgres("pg");
        hotdata.post("/v1/refresh", "{'connection_id':'" + id + "','data':true,'include_uncached':true}");
        JsonNode body = hotdata.get("/v1/connections/" + id + "/tables/public/orders/profile")
                .json();
        assertThat(body.path("connection").asText()).isEqualTo("pg");
        assertThat(body.path("row_count").asLong()).isEqualTo(48_211);
        JsonNode columns = body.path("columns");
        assertThat(columns.at("/0/profile").toString())
                .isEqualTo("{\"type\":\"numeric\",\"min\":\"1\",\"max\":\"48211\",\"mean\":24106.0}");
        assertThat(columns.at("/1/profile/type").asText()).isEqualTo("categorical");
        assertThat(columns.at("/1/profile/values/0/value").asText()).isEqualTo("paid");
        assertThat(columns.at("/1/profile/values/3/value").isNull()).isTrue();
        assertThat(columns.at("/2/profile/type").asText()).isEqualTo("numeric");
        assertThat(columns.at("/3/profile/type").asText()).isEqualTo("text");
        assertThat(columns.at("/4/profile/min").asText()).isEqualTo("2024-01-02T00:00:07Z");
        assertThat(columns.at("/5/profile/true_count").asLong()
                        + columns.at("/5/profile/false_count").asLong())
                .isEqualTo(48_211);
        assertThat(columns.at("/6/profile").isNull()).isTrue();
        assertThat(columns.at("/6/null_percentage").toString()).isEqualTo("100");
    }

    @Test
    void numbersWithFewValuesAreCategories() throws IOException {
        String id = hotdata.createPostgres("pg");
        hotdata.post("/v1/refresh", "{'connection_id':'" + id + "','data':true,'include_uncached':true}");
        JsonNode column = hotdata.get("/v1/connections/" + id + "/tables/public/customers/profile")
                .json()
                .at("/columns/0/profile");
        assertThat(column.path("type").asText()).isEqualTo("categorical");
        assertThat(column.at("/values/0").toString()).isEqualTo("{\"value\":\"1\",\"count\":1}");
    }

    @Test
    void remoteNamesKeepTheirCaseAndAreAddressedExactly() throws IOException {
        String id = hotdata.createPostgres("pg");
        hotdata.post("/v1/refresh", "{'connection_id':'" + id + "','data':true,'include_uncached':true}");
        String tables = "/v1/connections/" + id + "/tables/";
        assertThat(hotdata.get(tables + "Sales%20%C3%9Cbersicht/Order.Items/profile")
                        .status())
                .isEqualTo(200);
        assertThat(hotdata.get(tables + "sales%20%C3%BCbersicht/order.items/profile")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void purgingWhatIsNotThereIsNotFound() throws IOException {
        String id = hotdata.createPostgres("pg");
        assertThat(hotdata.delete("/v1/connections/conn0/cache").status()).isEqualTo(404);
        assertThat(hotdata.delete("/v1/connections/" + id + "/tables/public/nothing/cache")
                        .status())
                .isEqualTo(404);
        assertThat(hotdata.delete("/v1/connections/" + id + "/tables/public/orders/cache")
                        .status())
                .isEqualTo(204);
    }
}
