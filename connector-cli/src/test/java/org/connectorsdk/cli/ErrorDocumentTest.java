package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.cli.AcmeConnections.evidence;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JSON of an error has, whatever went wrong: always the same members. */
class ErrorDocumentTest {
    private static final List<String> MEMBERS = List.of(
            "kind",
            "message",
            "problems",
            "provider",
            "operation",
            "vendorOperation",
            "outcome",
            "status",
            "vendorCode",
            "requestId",
            "attempts",
            "elapsedMs",
            "retryable",
            "retryAt",
            "delivered",
            "job",
            "candidates",
            "identity",
            "ids",
            "idempotencyKey",
            "done",
            "summary",
            "request",
            "advice",
            "details",
            "hint",
            "exitCode");

    private static JsonObject error(Commands commands, String... line) {
        String told = commands.run(line).err();
        return Json.parse(told.getBytes(StandardCharsets.UTF_8))
                .flatMap(JsonValue::asObject)
                .flatMap(document -> document.object("error"))
                .orElseThrow(() -> new AssertionError("no error document: " + told));
    }

    private static Commands failing(ConnectorError error) {
        return Commands.on(new AcmeConnections() {
            @Override
            public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
                return Either.left(error);
            }

            @Override
            public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
                return Either.left(error);
            }

            @Override
            public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
                return Either.left(error);
            }
        });
    }

    static Stream<ConnectorError> errors() {
        return ExitCodeTest.codes().map(code -> (ConnectorError) code.get()[1]);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyKindHasTheSameMembers(ConnectorError error) {
        for (String format : List.of("json", "ndjson")) {
            assertThat(error(failing(error), "get", "acme", "c1", "--output", format)
                            .names())
                    .containsExactlyElementsOf(MEMBERS);
        }
    }

    @Test
    void aMistakeOfTheCommandLineHasThemToo() {
        JsonObject mistake = error(Commands.on(new AcmeConnections() {}), "get", "acme", "--output", "json");

        assertThat(mistake.names()).containsExactlyElementsOf(MEMBERS);
        assertThat(mistake.object("ids")).contains(JsonObject.empty());
        assertThat(mistake.array("done")).contains(JsonArray.empty());
    }

    @Test
    void whatTheOperationWasAboutAndDidIsTold() {
        ErrorContext context = evidence("delete")
                .operation("delete")
                .id("run", "r7")
                .idempotencyKey("dag/1")
                .done(List.of("credential cr_1 stored and not removed"))
                .outcome(Outcome.UNKNOWN)
                .build();

        JsonObject told =
                error(failing(new ConnectorError.ProviderFailure(context)), "delete", "acme", "c1", "--output", "json");

        assertThat(told.object("ids")).contains(JsonObject.of("run", "r7", "connection", "c1"));
        assertThat(told.string("idempotencyKey")).contains("dag/1");
        assertThat(told.string("operation")).contains("delete");
    }

    @Test
    void theVendorsNameOfTheOperationStandsBesideTheNeutralOne() {
        ErrorContext context = evidence("get_connection").build();

        JsonObject told = error(
                failing(new ConnectorError.NotFound(context, "connection", "c1")),
                "get",
                "acme",
                "c1",
                "--output",
                "json");

        assertThat(told.string("operation")).contains("get");
        assertThat(told.string("vendorOperation")).contains("get_connection");
        assertThat(told.object("ids")).contains(JsonObject.of("connection", "c1"));
    }

    @Test
    void anErrorAboutAJobNamesItByIdAndHandle() {
        JobRef ref = AcmeConnections.job("j1", JobState.RUNNING).ref();

        JsonObject told = error(
                failing(new ConnectorError.JobUnknown(evidence("job").build(), ref)),
                "job",
                "acme",
                ref.encode(),
                "--output",
                "json");

        assertThat(told.string("job")).contains(ref.encode());
        assertThat(told.object("ids").flatMap(ids -> ids.string("job"))).contains("j1");
    }

    @Test
    void whatWasDoneBeforeAFailureIsListed() {
        ConnectorError error = new ConnectorError.Interrupted(
                evidence("get").done(List.of("one", "two")).build(), Optional.empty());

        JsonObject told = error.toJson();

        assertThat(told.array("done").orElse(JsonArray.empty()).stream().flatMap(text -> text.asString().stream()))
                .containsExactly("one", "two");
    }
}
