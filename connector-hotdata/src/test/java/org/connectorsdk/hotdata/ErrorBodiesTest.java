package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.assertFailed;

import io.vavr.control.Either;
import java.time.Duration;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Hotdata's several forms of error bodies come out as. */
class ErrorBodiesTest {
    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private Either<ConnectorError, Page<Connection>> listing(ReplyFault refusal) {
        fixture.fault("list_connections", refusal);
        return fixture.open().list(ConnectionQuery.all());
    }

    @Test
    void theEnginesEnvelopeGivesCodeAndMessage() {
        ConnectorError error = listing(Fault.status(400)
                        .json("{\"error\":{\"code\":\"BAD_REQUEST\",\"message\":\"no\",\"details\":{\"x\":1}}}"))
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.context().vendorCode()).hasValue("BAD_REQUEST");
        assertThat(error.context().summary()).isEqualTo("no");
    }

    @Test
    void theControlPlanesTextIsACode() {
        ConnectorError error = listing(Fault.status(401).json("{\"error\":\"missing_authorization\"}"))
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(error.context().vendorCode()).hasValue("missing_authorization");
        assertThat(error.message()).contains("missing authorization");
    }

    @Test
    void aDetailThatIsTextIsTheMessage() {
        ConnectorError error = listing(Fault.status(400).json("{\"detail\":\"not like this\"}"))
                .getLeft();

        assertThat(error.message()).contains("not like this");
    }

    @Test
    void aDetailThatIsAListNamesTheFieldsInNeutralWords() {
        String body = "{\"detail\":[{\"loc\":[\"body\",\"config\",\"port\"],\"msg\":\"too large\",\"type\":\"range\"},"
                + "{\"loc\":[\"body\",\"source_type\"],\"msg\":\"unknown\"},{\"loc\":[\"body\",\"secret_name\"]},7]}";

        assertFailed(listing(Fault.status(422).json(body)), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.violations())
                        .containsExactly(
                                new FieldViolation("config.port", "range", "too large"),
                                new FieldViolation("type", "", "unknown"),
                                new FieldViolation("credential", "", "was refused"),
                                new FieldViolation("", "", "was refused")));
    }

    @Test
    void plainTextOfTheFrameworkIsTheMessage() {
        ConnectorError error = listing(Fault.status(422)
                        .contentType("text/plain; charset=utf-8")
                        .body("missing field `name` at line 1"))
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.message()).contains("missing field `name` at line 1");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "401, UNAUTHENTICATED",
        "403, PERMISSION_DENIED",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "413, INVALID_REQUEST",
        "422, INVALID_REQUEST",
        "418, INVALID_REQUEST",
    })
    void aBodyThatSaysNothingStillMapsByItsStatus(int status, ErrorKind kind) {
        assertThat(listing(Fault.status(status)).getLeft().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"[]", "null", "7", "{}", "{\"error\":null}", "{\"error\":[1]}", "{\"detail\":{}}", "{\"error\":{}}", "{"
    })
    void aBodyOfAnotherShapeBreaksNothing(String body) {
        ConnectorError error = listing(Fault.status(400).json(body)).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.context().status()).hasValue(400);
    }

    @Test
    void theTraceIdIsTheRequestId() {
        ConnectorError error = listing(Fault.status(403).header("X-Trace-Id", "4bf92f3577b34da6a3ce929d0e0e4736"))
                .getLeft();

        assertThat(error.context().requestId()).hasValue("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void aWrongTokenIsUnauthenticatedAndSentOnce() {
        Connections stranger = Connectors.of(new HotdataProvider())
                .open(
                        "hotdata",
                        fixture.config().secret("token", Secret.of("hd_wrong")).build())
                .get();
        try (stranger) {
            assertFailed(stranger.list(ConnectionQuery.all()), ConnectorError.Unauthenticated.class);
        }
        assertThat(fixture.requests("list_connections")).isOne();
    }

    @Test
    void aForeignWorkspaceIsPermissionDenied() {
        assertFailed(
                fixture.open("workspace", "ws_foreign").list(ConnectionQuery.all()), ConnectorError.PermissionDenied.class);
    }

    @Test
    void anOverloadedServerIsWaitedForAsLongAsItAsks() {
        fixture.fault("list_connections", Fault.status(429).header("Retry-After", "2.5"));
        var before = fixture.clock.now();

        assertThat(fixture.open().list(ConnectionQuery.all()).isRight()).isTrue();
        assertThat(Duration.between(before, fixture.clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(2_500));
    }
}
