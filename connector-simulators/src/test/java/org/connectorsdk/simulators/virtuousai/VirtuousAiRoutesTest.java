package org.connectorsdk.simulators.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VirtuousAiRoutesTest extends VirtuousAiFixture {
    private static final String OPERATIONS = """
            list-connections, GET, /api/v1/connections, 200
            create-connection, POST, /api/v1/connections, 201
            get-connection-by-slug, GET, /api/v1/connections/slug/{slug}, 200
            get-connection, GET, /api/v1/connections/{connection_id}, 200
            update-connection, PATCH, /api/v1/connections/{connection_id}, 200
            delete-connection, DELETE, /api/v1/connections/{connection_id}, 204
            disable-connection, POST, /api/v1/connections/{connection_id}/disable, 200
            get-connection-edit-settings, GET, /api/v1/connections/{connection_id}/edit-settings, 200
            list-files, GET, /api/v1/connections/{connection_id}/files, 200
            validate-file-selection, POST, /api/v1/connections/{connection_id}/files/validate, 200
            reactivate-connection, POST, /api/v1/connections/{connection_id}/reactivate, 200
            list-schema-columns, GET, /api/v1/connections/{connection_id}/schema/columns, 200
            query-schema, POST, /api/v1/connections/{connection_id}/schema/query, 200
            sample-schema-table, POST, /api/v1/connections/{connection_id}/schema/sample, 200
            list-schema-tables, GET, /api/v1/connections/{connection_id}/schema/tables, 200
            set-default-connection, POST, /api/v1/connections/{connection_id}/set-default, 200
            verify-connection, POST, /api/v1/connections/{connection_id}/verify, 200
            """;

    @Test
    void theSimulatorHasExactlyTheOperationsOfTheReference() {
        assertThat(simulator.routes())
                .extracting(route -> route.operation() + ", " + route.method() + ", " + route.template() + ", "
                        + route.successes().get(0))
                .containsExactlyInAnyOrderElementsOf(OPERATIONS.lines().toList());
    }

    @ParameterizedTest
    @CsvSource(textBlock = OPERATIONS)
    void everyOperationRefusesAStranger(String operation, String method, String path) throws IOException {
        Reply reply = sendRaw(method, reachable(path, NOWHERE), "");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.at("/detail").asText()).isEqualTo("Not authenticated");
        assertThat(simulator.journal().last().operation()).isEqualTo(operation);
    }

    static Stream<Arguments> operationsOnOne() {
        return OPERATIONS
                .lines()
                .filter(line -> line.contains("{"))
                .map(line -> Arguments.of((Object[]) line.split(", ")));
    }

    static Stream<Arguments> operationsById() {
        return operationsOnOne().filter(row -> row.get()[2].toString().contains("{connection_id}"));
    }

    @ParameterizedTest
    @MethodSource("operationsById")
    void everyOperationWithAnIdChecksThatItIsAUuid(String operation, String method, String path) throws IOException {
        Reply reply = send(method, reachable(path, "7"), body(operation));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.violations()).containsExactly("[\"path\",\"connection_id\"] uuid_parsing");
    }

    @ParameterizedTest
    @MethodSource("operationsOnOne")
    void everyOperationOnOneConnectionAnswers404WhenThereIsNone(String operation, String method, String path)
            throws IOException {
        assertRefused(send(method, reachable(path, NOWHERE), body(operation)), 404, "Connection not found");
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
    void aMethodThatAPathDoesNotHaveIsAnsweredAsTheFrameworkDoes() throws IOException {
        assertRefused(send("PUT", BASE, ""), 405, "Method Not Allowed");
    }

    @Test
    void aTrailingSlashIsRedirected() throws IOException {
        Reply reply = get(BASE + "/");
        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.raw().header("Location")).isEqualTo(BASE);
    }

    @Test
    void theSimulatorIsFoundUnderItsId() {
        SimulatorProvider provider = ServiceLoader.load(SimulatorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.id().equals("virtuousai"))
                .findFirst()
                .orElseThrow();
        try (VendorSimulator found = provider.start(SimulatorOptions.defaults())) {
            assertThat(found).isInstanceOf(VirtuousAiSimulator.class);
            assertThat(found.settings())
                    .containsEntry("base-url", found.baseUrl().toString());
        }
    }
}
