package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Dialect;
import org.connectorsdk.testkit.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All the ways in which this vendor says no. */
class ErrorBodiesTest {
    private static final ConnectionId A = ConnectionId.of("a");

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private ConnectorError failure(Fault fault) {
        fixture.faultAlways("connections.get", fault);
        return fixture.open().get(A).getLeft();
    }

    @ParameterizedTest
    @CsvSource({"400, INVALID_REQUEST", "409, CONFLICT", "503, PROVIDER_FAILURE"})
    void theStatusDecidesWhateverTheCode(int status, ErrorKind kind) {
        ConnectorError error =
                failure(Fault.status(status).json("{\"error\":{\"code\":\"teapot\",\"message\":\"I am short\"}}"));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.context().vendorCode()).contains("teapot");
        assertThat(error.message()).contains("I am short");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"message":"gone","type":"NoSuchTableException","code":404}} | gone | 404
            {"error":{"message":"gone","type":"NoSuchTable"}} | gone | NoSuchTable
            {"error":"pending","error_description":"wait a little"} | wait a little | pending
            {"error":"not like this"} | not like this |
            """)
    void eachFormOfABodyTellsMessageAndCode(String body, String message, @Nullable String code) {
        ConnectorError error = failure(Fault.status(400).json(body));
        assertThat(error.message()).contains(message);
        assertThat(error.context().vendorCode()).isEqualTo(Optional.ofNullable(code));
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
