package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.assertFailed;

import java.time.Duration;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Dialect;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All the ways in which this vendor says no. */
class ErrorBodiesTest {
    private static final ConnectionId A = ConnectionId.of("a");

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private ConnectorError failure(Fault fault) {
        fixture.simulator().faults().on("connections.get").always().inject(fault);
        return fixture.open().get(A).getLeft();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "401, UNAUTHENTICATED",
        "403, PERMISSION_DENIED",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "422, INVALID_REQUEST",
        "429, RATE_LIMITED",
        "500, PROVIDER_FAILURE",
        "502, PROVIDER_FAILURE",
        "503, PROVIDER_FAILURE",
    })
    void theStatusDecidesWhateverTheCode(int status, ErrorKind kind) {
        ConnectorError error =
                failure(Fault.status(status).json("{\"error\":{\"code\":\"teapot\",\"message\":\"I am short\"}}"));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.context().vendorCode()).contains("teapot");
        assertThat(error.message()).contains("I am short");
    }

    @Test
    void aNumberIsACodeToo() {
        ConnectorError error = failure(Fault.status(404)
                .json("{\"error\":{\"message\":\"gone\",\"type\":\"NoSuchTableException\",\"code\":404}}"));
        assertThat(error.context().vendorCode()).contains("404");
    }

    @Test
    void withoutACodeTheTypeIsOne() {
        ConnectorError error =
                failure(Fault.status(404).json("{\"error\":{\"message\":\"gone\",\"type\":\"NoSuchTable\"}}"));
        assertThat(error.context().vendorCode()).contains("NoSuchTable");
    }

    @Test
    void anErrorThatIsATextIsTheMessage() {
        ConnectorError error = failure(Fault.status(400).json("{\"error\":\"not like this\"}"));
        assertThat(error.message()).contains("not like this");
        assertThat(error.context().vendorCode()).isEmpty();
    }

    @Test
    void anErrorWithADescriptionIsACode() {
        ConnectorError error = failure(Fault.status(400)
                .json("{\"error\":\"authorization_pending\",\"error_description\":\"wait a little\"}"));
        assertThat(error.context().vendorCode()).contains("authorization_pending");
        assertThat(error.message()).contains("wait a little");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "{\"error\":null}", "{\"error\":{\"details\":[3,{\"field\":4}]}}", "<html>"})
    void aBodyOfAnyFormIsAnErrorOfItsStatus(String body) {
        assertThat(failure(Fault.status(400).json(body)).kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
    }

    @Test
    void aGatewaysPageIsShownAsWhatItIs() {
        ConnectorError error = failure(Fault.htmlProxy(502));
        assertThat(error.context().status()).hasValue(502);
        assertThat(error.message()).doesNotContain("<");
    }

    @Test
    void aLoginPageIsNoAnswerOfTheApi() {
        assertFailed(failureOf(Fault.loginPage()), ConnectorError.NotAnApiAnswer.class);
    }

    private io.vavr.control.Either<ConnectorError, ?> failureOf(Fault fault) {
        fixture.fault("connections.get", fault);
        return fixture.open().get(A);
    }

    @Test
    void theResetOfTheRateIsWaitedForWithoutARetryAfter() {
        fixture.seeded("a");
        long reset = fixture.clock.instant().plusSeconds(20).getEpochSecond();
        fixture.fault("connections.get", Fault.status(429).header("X-RateLimit-Reset", Long.toString(reset)));
        assertThat(fixture.open().get(A).isRight()).isTrue();
        assertThat(fixture.clock.waits())
                .anySatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
    }

    @Test
    void whatIsForbiddenIsNotABadKey() {
        ConnectorError error =
                failure(Fault.status(403).json("{\"error\":{\"code\":\"forbidden\",\"message\":\"no\"}}"));
        assertThat(error.message()).contains("scopes", "plan", "addresses");
        assertThat(fixture.requests("connections.get")).isOne();
    }

    private ConnectorError.Conflict refusedUpdate(Fault fault) {
        fixture.seeded("a");
        fixture.fault("connections.update", fault);
        ConnectionChange rename = ConnectionChange.builder().name("b").build();
        return (ConnectorError.Conflict) fixture.open().update(A, rename).getLeft();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onlyAConflictIsAboutWhatTheOperationSuggests(Dialect dialect) {
        fixture.tenant().dialect(dialect);
        assertThat(refusedUpdate(Fault.status(412)).reason()).isEqualTo(ConflictReason.STALE_VERSION);
        assertThat(refusedUpdate(Fault.status(423)).reason()).isEqualTo(ConflictReason.LOCKED);
        assertThat(refusedUpdate(Fault.status(409)).reason()).isEqualTo(ConflictReason.ALREADY_EXISTS);
    }

    @ParameterizedTest
    @CsvSource({
        "A connection with this name exists, true",
        "that name is taken, true",
        "the connection is being edited, false"
    })
    void anotherNameIsAdvisedWhereTheVendorSpeaksOfOne(String message, boolean advised) {
        Fault refusal = Fault.status(409).json("{\"error\":{\"code\":\"conflict\",\"message\":\"" + message + "\"}}");
        assertThat(refusedUpdate(refusal).message().contains("Choose another name"))
                .isEqualTo(advised);
    }
}
