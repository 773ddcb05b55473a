package org.connectorsdk.api.json.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read is refused with one line that names the member and does not show it. */
class FormReaderTest {
    private static final JsonObject CONNECTION = Specimens.connection().toJson();
    private static final JsonObject JOB = Specimens.job().toJson();
    private static final JsonObject REPORT = TestReport.builder(true).build().toJson();
    private static final JsonObject PURGE =
            JsonObject.of("scope", "TABLES", "tables", JsonArray.of(JsonObject.of("schema", "", "table", "")));

    static Stream<Arguments> connections() {
        return Stream.of(
                Arguments.of(CONNECTION.without("id"), "Connection: id is missing"),
                Arguments.of(CONNECTION.with("name", null), "Connection: name is missing"),
                Arguments.of(
                        CONNECTION.with("status", JsonObject.of("raw", "on")), "Connection: status.health is missing"),
                Arguments.of(CONNECTION.with("name", 7), "Connection: name must be a text"),
                Arguments.of(CONNECTION.with("status", "on"), "Connection: status must be an object"),
                Arguments.of(CONNECTION.with("kind", "PIPE"), "Connection: kind must be one of [DATA_SOURCE, LINK]"),
                Arguments.of(
                        CONNECTION.with("id", " "), "Connection: id cannot be read: ConnectionId: must not be blank"),
                Arguments.of(CONNECTION.with("labels", JsonObject.of("a", 1)), "Connection: labels.a must be a text"),
                Arguments.of(
                        CONNECTION.with("warnings", JsonArray.of("a", 1)), "Connection: warnings[1] must be a text"),
                Arguments.of(
                        CONNECTION.with("createdAt", "canary"),
                        "Connection: createdAt must be a point in time, such as 2026-01-31T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("connections")
    void aConnectionIsRefused(JsonObject json, String line) {
        refuses(Connection::fromJson, json, line);
    }

    static Stream<Arguments> jobs() {
        return Stream.of(
                Arguments.of(JOB.with("attached", "yes"), "Job: attached must be true or false"),
                Arguments.of(JOB.with("attempts", 1.5), "Job: attempts must be a whole number"),
                Arguments.of(JOB.with("attempts", 1L << 40), "Job: attempts must be a whole number of 32 bits"),
                Arguments.of(JOB.without("attempts"), "Job: attempts is missing"),
                Arguments.of(
                        JOB.with("progress", JsonObject.of("rows", "many")),
                        "Job: progress.rows must be a whole number"));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void aJobIsRefused(JsonObject json, String line) {
        refuses(Job::fromJson, json, line);
    }

    @Test
    void aTextThatIsNoHandleIsRefused() {
        assertThatThrownBy(() -> JobRef.fromJson(JsonObject.of("handle", "canary")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("JobRef: handle cannot be read: JobRef: not a job handle")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aStateThatADeletionDoesNotHaveIsRefused() {
        refuses(
                Deletion::fromJson,
                JsonObject.of("id", "a", "state", "LOST"),
                "Deletion: state must be one of [GONE, ACCEPTED]");
    }

    @Test
    void aPartOfAReportIsNamedByItsPlace() {
        JsonObject part = JsonObject.of("name", "TLS", "id", "");

        refuses(
                TestReport::fromJson,
                REPORT.with("parts", JsonArray.of(part)),
                "TestReport: parts[0].state is missing");
    }

    @ParameterizedTest
    @MethodSource("latencies")
    void aLatencyThatIsNoSpanIsRefused(JsonNumber latency) {
        refuses(
                TestReport::fromJson,
                REPORT.with("latencyMs", latency),
                "TestReport: latencyMs must be a number of milliseconds");
    }

    static Stream<JsonNumber> latencies() {
        return Stream.of("1e999999999", "1e-999999999", "0.0000001", "1e25").map(JsonNumber::ofRaw);
    }

    @Test
    void aLatencyMayHaveAnExponent() {
        assertThat(TestReport.fromJson(REPORT.with("latencyMs", JsonNumber.ofRaw("1.5e3")))
                        .latency())
                .contains(Duration.ofMillis(1_500));
    }

    @Test
    void aPurgeOfTablesNamesThem() {
        refuses(
                Purge::fromJson,
                PURGE.with("tables", JsonArray.empty()),
                "Purge: tables must be named with scope TABLES, and only with it");
    }

    @Test
    void aTableWithoutANameIsNamedByItsPlace() {
        refuses(Purge::fromJson, PURGE, "Purge: tables[0].table cannot be read: TableRef: table must not be empty");
    }

    static Stream<Arguments> catalogs() {
        JsonObject catalog = new Catalog(List.of(), List.of(), true).toJson();
        return Stream.of(
                Arguments.of(
                        catalog.with("schemas", JsonArray.of(JsonObject.of("name", "a", "tables", 1))),
                        "Catalog: schemas[0].tables must be the number of its tables"),
                Arguments.of(
                        catalog.with("tables", JsonArray.of(table(JsonArray.empty()))),
                        "Catalog: schemas must count all tables"),
                Arguments.of(
                        catalog.with("tables", JsonArray.of(table(JsonArray.of("id")))),
                        "Catalog: tables[0].primaryKey[0] must be a list"),
                Arguments.of(
                        catalog.with("tables", JsonArray.of(table(JsonArray.of(JsonArray.of("a", 1))))),
                        "Catalog: tables[0].primaryKey[0][1] must be a text"));
    }

    private static JsonObject table(JsonArray key) {
        return JsonObject.builder()
                .add("schema", "")
                .add("table", "t")
                .add("columns", List.of())
                .add("primaryKey", key)
                .add("cursor", List.of())
                .add("vendor", JsonObject.empty())
                .build();
    }

    @ParameterizedTest
    @MethodSource("catalogs")
    void aCatalogIsRefused(JsonObject json, String line) {
        refuses(Catalog::fromJson, json, line);
    }

    private static void refuses(Function<JsonObject, ?> reader, JsonObject json, String line) {
        assertThatThrownBy(() -> reader.apply(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(line);
    }
}
