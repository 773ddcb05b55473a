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
                URI elsewhere = other.baseUrl().resolve("/elsewhere");
                stage.always(NeutralCall.LIST, Fault.redirect(status, elsewhere));
                stage.always(NeutralCall.CREATE, Fault.redirect(status, elsewhere));
                Connections client = stage.open();

                ConnectorError read = client.list(ConnectionQuery.all()).getLeft();
                ConnectorError write = client.create(stage.spec("orders")).getLeft();

                assertThat(other.journal().arrived()).isZero();
                assertThat(read.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
                assertThat(write.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
                assertThat(read.message()).contains(stage.baseUrl().getAuthority(), elsewhere.getAuthority());
            }
        }
    }

    @ForEveryProvider
    void aWriteIsNeverTurnedIntoAReadAndCalledASuccess(Stage stage) {
        URI home = stage.baseUrl().resolve("/");
        stage.always(NeutralCall.CREATE, Fault.redirect(302, home));

        assertThat(stage.open().create(stage.spec("orders")).isLeft()).isTrue();
        assertThat(stage.harness().connections()).isZero();
    }

    @ForEveryProvider
    void aLoopOfRedirectsEnds(Stage stage) {
        Connections client = stage.open();
        stage.warm(client);
        URI itself = stage.baseUrl().resolve(stage.journal().last().path());
        stage.always(NeutralCall.LIST, Fault.redirect(302, itself));

        ConnectorError error = client.list(ConnectionQuery.all()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(stage.sent(NeutralCall.LIST)).hasSizeLessThan(12);
    }
}
