package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;

/**
 * INC-19: a redirect carries the credential to another host (googleapis/google-http-java-client#2181,
 * trinodb/trino#21203, square/okhttp#2937).
 */
class Inc19RedirectsTest {
    private static final int[] REDIRECTS = {301, 302, 303, 307, 308};

    @ForEveryProvider
    void theOtherHostSeesNoRequestAtAll(ConformanceTarget target) {
        for (int status : REDIRECTS) {
            try (Stage stage = new Stage(target);
                    Stage other = new Stage(target)) {
                URI elsewhere = other.harness().simulator().baseUrl().resolve("/elsewhere");
                stage.on(NeutralCall.LIST).always().inject(Fault.redirect(status, elsewhere));
                stage.on(NeutralCall.CREATE).always().inject(Fault.redirect(status, elsewhere));
                Connections client = stage.open();

                ConnectorError read = client.list(ConnectionQuery.all()).getLeft();
                ConnectorError write =
                        client.create(stage.harness().spec("orders")).getLeft();

                assertThat(other.harness().simulator().journal().arrived()).isZero();
                assertThat(read.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
                assertThat(write.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
                assertThat(read.message())
                        .contains(stage.harness().simulator().baseUrl().getAuthority(), elsewhere.getAuthority());
            }
        }
    }

    @ForEveryProvider
    void aWriteIsNeverTurnedIntoAReadAndCalledASuccess(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            URI home = stage.harness().simulator().baseUrl().resolve("/");
            stage.on(NeutralCall.CREATE).always().inject(Fault.redirect(302, home));

            assertThat(stage.open().create(stage.harness().spec("orders")).isLeft())
                    .isTrue();
            assertThat(stage.harness().connections()).isZero();
        }
    }

    @ForEveryProvider
    void aLoopOfRedirectsEnds(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            Connections client = stage.open();
            stage.warm(client);
            URI itself = stage.harness()
                    .simulator()
                    .baseUrl()
                    .resolve(stage.harness().simulator().journal().last().path());
            stage.on(NeutralCall.LIST).always().inject(Fault.redirect(302, itself));

            ConnectorError error = client.list(ConnectionQuery.all()).getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
            assertThat(stage.sent(NeutralCall.LIST)).hasSizeLessThan(12);
        }
    }
}
