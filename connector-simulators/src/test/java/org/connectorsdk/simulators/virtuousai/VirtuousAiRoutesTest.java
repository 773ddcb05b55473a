package org.connectorsdk.simulators.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.connectorsdk.simulators.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VirtuousAiRoutesTest extends VirtuousAiFixture {
    static Stream<Row> operationsOnOne() {
        return Row.table("virtuousai").filter(row -> row.path().contains("{"));
    }

    static Stream<Row> operationsById() {
        return operationsOnOne().filter(row -> row.path().contains("{connection_id}"));
    }

    @ParameterizedTest
    @MethodSource("operationsById")
    void everyOperationWithAnIdChecksThatItIsAUuid(Row row) throws IOException {
        Reply reply = send(row.method(), reachable(row.path(), "7"), body(row.operation()));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.violations()).containsExactly("[\"path\",\"connection_id\"] uuid_parsing");
    }

    @ParameterizedTest
    @MethodSource("operationsOnOne")
    void everyOperationOnOneConnectionAnswers404WhenThereIsNone(Row row) throws IOException {
        Reply reply = send(row.method(), reachable(row.path(), NOWHERE), body(row.operation()));
        assertRefused(reply, 404, "Connection not found");
    }

    private static String reachable(String path, String id) {
        String concrete = path.replace("{connection_id}", id).replace("{slug}", "no-such");
        return path.endsWith("/columns") ? concrete + "?schema=public&table=Orders" : concrete;
    }

    private static String body(String operation) {
        return switch (operation) {
            case "update-connection" -> "{}";
            case "validate-file-selection" -> "{\"selectedItems\":[]}";
            case "query-schema" -> "{\"sql\":\"select 1\"}";
            case "sample-schema-table" -> "{\"schema\":\"public\",\"table\":\"Orders\"}";
            default -> "";
        };
    }

    @Test
    void aPathThatLeadsNowhereIsAnsweredAsTheFrameworkDoes() throws IOException {
        assertRefused(get("/api/v1/pipelines"), 404, "Not Found");
    }

    @Test
    void aMethodThatAPathLacksIsAnsweredAsByTheFramework() throws IOException {
        assertRefused(send("PUT", BASE, ""), 405, "Method Not Allowed");
    }

    @Test
    void aTrailingSlashIsRedirected() throws IOException {
        Reply reply = get(BASE + "/");
        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.raw().header("Location")).isEqualTo(BASE);
    }
}
