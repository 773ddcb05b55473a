package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.virtuousai.VerificationFailure;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Testing a connection is letting the vendor verify it; HTTP 200 alone proves nothing. */
class VerificationTest {
    private static final String VERIFY = "verify-connection";

    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    @Test
    void aReasonThatNobodyKnowsIsGivenAsItCame() {
        ConnectionId id = fixture.seeded("postgres");
        fixture.simulator().failVerification(id.value(), new VerificationFailure("ip_blocked", "not on the list"));
        TestReport report = right(fixture.open().test(id));
        assertThat(report.reason()).hasValue("ip_blocked");
        assertThat(report.message()).isEqualTo("not on the list");
    }

    @Test
    void aStatusThatNobodyKnowsIsNotASuccess() {
        fixture.fault(VERIFY, Fault.rewriteJson(body -> body.put("status", "verifying")));
        TestReport report = right(fixture.open().test(fixture.seeded("postgres")));
        assertThat(report.ok()).isFalse();
        assertThat(report.message()).isEqualTo("the status after the verification is 'verifying'");
    }

    @Test
    void testingADisabledConnectionFailsAndSaysWhatToDo() {
        ConnectionId id = fixture.seeded("postgres");
        right(fixture.api().disableConnection(id.value(), ProviderFixture.NONE));
        assertThat(failed(fixture.open().test(id), ConnectorError.Conflict.class)
                        .message())
                .contains("Reactivate the connection first");
    }

    @Test
    void aVerificationIsRepeatedOnceAtTheMost() {
        fixture.fault(VERIFY, Fault.status(503), Fault.status(503));
        failed(fixture.open().test(fixture.seeded("postgres")), ConnectorError.ProviderFailure.class);
        assertThat(fixture.requests(VERIFY)).isEqualTo(2);
    }

    @Test
    void anActionIsSentWithoutABody() {
        right(fixture.open().test(fixture.seeded("postgres")));
        assertThat(fixture.last(VERIFY).bodyLength()).isZero();
        assertThat(fixture.last(VERIFY).rawHeader("Content-Length")).hasValue("0");
    }

    @Test
    void aDeploymentThatCannotVerifySaysSoInsteadOfDenyingTheConnection() {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(VERIFY, Fault.status(404).json("{\"detail\":\"Not Found\"}"), Fault.status(405));
        assertThat(failed(fixture.open().test(id), ConnectorError.Unsupported.class)
                        .capability())
                .isEqualTo("TEST");
        failed(fixture.open().test(id), ConnectorError.Unsupported.class);
    }
}
