package org.connectorsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries of the dashboard ask for what a Prometheus registry shows after a run in which everything happens. */
class DashboardTest {
    private static final Path FILE = Path.of("../../docs/grafana/connectors.json");

    private static final Pattern SHOWN = Pattern.compile("(?m)^(connector_\\w+)(?:\\{([^}]*)})?\\s");
    private static final Pattern ASKED = Pattern.compile("(connector_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
    private static final Pattern GROUPED =
            Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)|label_values\\(.*,\\s*(\\w+)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private static final Map<String, Set<String>> LABELS = new HashMap<>();

    @BeforeAll
    static void scrape() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Run.of(MicrometerObserver.of(registry), vendor -> read(registry.scrape()));
    }

    private static void read(String scraped) {
        Matcher line = SHOWN.matcher(scraped);
        while (line.find()) {
            LABELS.computeIfAbsent(line.group(1), name -> new TreeSet<>()).addAll(labels(line.group(2)));
        }
    }

    private static Set<String> labels(String matchers) {
        Set<String> labels = new TreeSet<>();
        Matcher label = LABEL.matcher(Objects.requireNonNullElse(matchers, ""));
        while (label.find()) {
            labels.add(label.group(1));
        }
        return labels;
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile());
    }

    private record Query(String expression, String legend) {}

    static List<Query> queries() throws IOException {
        JsonNode dashboard = dashboard();
        Stream<Query> panels = dashboard.findParents("expr").stream()
                .map(target -> new Query(
                        target.get("expr").asText(), target.path("legendFormat").asText()));
        Stream<Query> variables = dashboard.at("/templating/list").findValuesAsText("definition").stream()
                .filter(definition -> !definition.isEmpty())
                .map(definition -> new Query(definition, ""));
        return Stream.concat(panels, variables).toList();
    }

    @Test
    void noFailureIsZero() throws IOException {
        assertThat(queries())
                .extracting(Query::expression)
                .filteredOn(expression -> expression.contains(",outcome"))
                .hasSize(2)
                .allMatch(expression -> expression.contains("or vector(0)"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void asksForWhatThereIs(Query query) {
        Set<String> known = new TreeSet<>(Set.of("le"));
        Matcher asked = ASKED.matcher(query.expression());
        boolean any = false;
        while (asked.find()) {
            any = true;
            assertThat(LABELS).as(query.expression()).containsKey(asked.group(1));
            Set<String> its = LABELS.get(asked.group(1));
            assertThat(its).as(query.expression()).containsAll(labels(asked.group(2)));
            known.addAll(its);
        }
        assertThat(any).as("a query of a meter of ours").isTrue();
        assertThat(known).as(query.expression()).containsAll(grouped(query.expression()));
        assertThat(grouped(query.expression())).as(query.legend()).containsAll(shown(query.legend()));
    }

    private static Set<String> grouped(String expression) {
        Set<String> labels = new TreeSet<>();
        Matcher by = GROUPED.matcher(expression);
        while (by.find()) {
            for (String label :
                    Objects.requireNonNullElse(by.group(1), by.group(2)).split(",")) {
                labels.add(label.strip());
            }
        }
        return labels;
    }

    private static Set<String> shown(String legend) {
        Set<String> labels = new TreeSet<>();
        Matcher label = LEGEND.matcher(legend);
        while (label.find()) {
            labels.add(label.group(1));
        }
        return labels;
    }

    @Test
    void theDashboardAsksForEveryMeter() throws IOException {
        StringBuilder all = new StringBuilder();
        queries().forEach(query -> all.append(query.expression()).append('\n'));

        for (ConnectorMeter meter : ConnectorMeter.values()) {
            assertThat(all.toString()).contains(meter.getName().replace('.', '_'));
        }
        for (ConnectorObservation observation : ConnectorObservation.values()) {
            assertThat(all.toString()).contains(observation.getName().replace('.', '_') + "_seconds");
        }
    }

    @Test
    void itBelongsToNoMachine() throws IOException {
        JsonNode dashboard = dashboard();

        assertThat(dashboard.path("id").isNull()).isTrue();
        assertThat(dashboard.findValues("datasource"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo("${datasource}"));
    }
}
