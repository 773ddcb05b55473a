package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.time.Duration;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendor's error bodies say, and what a 404 means. */
class ErrorBodiesTest {
    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private static ReplyFault refusal(int status, String code) {
        return Fault.status(status).json("{\"code\":\"" + code + "\",\"message\":\"it did not\"}");
    }

    private ConnectorError get(ReplyFault fault) {
        fixture.fault("get-connection", fault);
        return failed(fixture.open().get(fixture.seeded()), ConnectorError.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NotFound_Connection, NOT_FOUND, connection",
        "NotFound_Connector, NOT_FOUND, connection",
        "NotFound_Integration, NOT_FOUND, connection",
        "NotFound_SchemaConfig, NOT_FOUND, schema config",
        "NotFound, PROVIDER_FAILURE, ",
        "'', NOT_AN_API_ANSWER, ",
    })
    void a404IsToldApartByItsCode(String code, ErrorKind kind, String type) {
        ConnectorError error = get(refusal(404, code));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.context().vendorCode().orElse("")).isEqualTo(code);
        if (error instanceof ConnectorError.NotFound missing) {
            assertThat(missing.type()).isEqualTo(type);
        }
    }

    @Test
    void aMissingRightIsNamed() {
        fixture.simulator().behaviour().withoutRight("list-groups", "GROUP_READ");
        assertThat(failed(fixture.api().listGroups(null, null, NONE), ConnectorError.PermissionDenied.class)
                        .message())
                .contains("GROUP_READ");
    }

    @Test
    void aWorthlessKeyIsNamedByItsSettings() {
        fixture.simulator().revokeKey();
        assertThat(failed(fixture.open().get(fixture.seeded()), ConnectorError.Unauthenticated.class)
                        .message())
                .contains("api-key", "api-secret");
    }

    @Test
    void aLimitOfAnHourFailsAtOnceWithItsEnd() {
        ConnectorError error = get(refusal(429, "TooManyRequests").header("Retry-After", "3600"));
        assertThat(error).isInstanceOf(ConnectorError.RateLimited.class);
        assertThat(error.retryAt().orElseThrow())
                .isAfter(fixture.clock().instant().plus(Duration.ofMinutes(59)));
        assertThat(fixture.requests("get-connection")).isOne();
    }

    @Test
    void anErrorWithin200IsAnError() {
        ConnectorError error = get(refusal(200, "NotFound_Connection"));
        assertThat(error.context().vendorCode()).contains("NotFound_Connection");
        assertThat(error.message()).contains("it did not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":\"Success\"}", "{}", "{\"code\":\"Success\",\"data\":null}"})
    void aSuccessWithoutItsContentIsMalformed(String body) {
        assertThat(get(Fault.status(200).json(body))).isInstanceOf(ConnectorError.MalformedResponse.class);
    }

    @Test
    void anotherWordForSuccessIsOne() {
        fixture.fault("get-connection", Fault.rewriteJson(body -> body.put("code", "Updated")));
        right(fixture.open().get(fixture.seeded()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "<html>no</html>", "[]", "null", "7", "{\"code\":7,\"message\":null}"})
    void aBodyThatSaysNothingLeavesTheStatusToSpeak(String body) {
        assertThat(get(Fault.status(403).json(body))).isInstanceOf(ConnectorError.PermissionDenied.class);
    }
}
