package org.connectorsdk.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.connectorsdk.simulators.http.PlainAnswer;
import org.connectorsdk.testkit.simulator.Route;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulators have the operations of the vendors' tables, no others, and let no stranger in. */
class OperationTableTest {
    private static final Set<String> OPEN_TO_ALL = Set.of("""
            health public-health application-token public-application-token exchange_token auth.login
            auth.refresh""".split("\\s+", -1));
    /** Operations that a server of today does not have any more. */
    private static final Set<String> GONE = Set.of("list-workspaces");

    private static VendorSimulator start(String id) {
        return Simulators.find(id).orElseThrow().start(SimulatorOptions.defaults());
    }

    private static Row row(Route route) {
        return new Row(route.operation(), route.method(), route.template(), route.successes(), List.of());
    }

    private static Stream<Row> withoutRefusals(String vendor) {
        return Row.table(vendor)
                .map(row -> new Row(row.operation(), row.method(), row.path(), row.successes(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({"airbyte, 116", "fivetran, 42", "hotdata, 70", "planasonix, 44", "virtuousai, 17"})
    void everyOperationOfTheVendorsTableIsThereAndNoOther(String vendor, int operations) {
        try (VendorSimulator simulator = start(vendor)) {
            assertThat(simulator.routes().stream().map(OperationTableTest::row))
                    .hasSize(operations)
                    .containsExactlyInAnyOrderElementsOf(withoutRefusals(vendor).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"airbyte", "fivetran", "hotdata", "planasonix", "virtuousai"})
    void everyOperationRefusesAStranger(String vendor) throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        try (VendorSimulator simulator = start(vendor)) {
            for (Row row : Row.table(vendor).toList()) {
                if (!OPEN_TO_ALL.contains(row.operation()) && !GONE.contains(row.operation())) {
                    String path = row.path().replaceAll("\\{\\w+}", "00000000-0000-4000-8000-000000000000");
                    statuses.put(
                            row.operation(),
                            PlainAnswer.to(simulator.baseUrl(), row.method(), path, "")
                                    .status());
                    assertThat(simulator.journal().last().operation()).isEqualTo(row.operation());
                }
            }
        }
        assertThat(statuses)
                .isNotEmpty()
                .allSatisfy((operation, status) -> assertThat(status).isEqualTo(401));
    }

    @ParameterizedTest
    @CsvSource({
        "airbyte, airbyte, api, config",
        "airbyte-public, airbyte, api, public",
        "fivetran, fivetran, '', ''",
        "hotdata, hotdata, '', ''",
        "planasonix, planasonix, '', ''",
        "virtuousai, virtuousai, '', ''"
    })
    void everySimulatorIsFoundByTheServiceLoader(String id, String connector, String setting, String value) {
        SimulatorProvider provider = Simulators.find(id).orElseThrow();
        assertThat(provider.connector()).isEqualTo(connector);
        try (VendorSimulator found = provider.start(SimulatorOptions.defaults())) {
            assertThat(found.settings())
                    .containsEntry("base-url", found.baseUrl().toString());
            assertThat(found.settings().getOrDefault(setting, "")).isEqualTo(value);
            assertThat(found.settings().keySet()).containsAll(found.secretSettings());
        }
    }
}
