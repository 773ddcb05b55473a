package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;

/**
 * INC-17: a proxy answers, with a page of its own or a login page (airbytehq/airbyte#19290, okta/okta-sdk-java#82,
 * box/box-java-sdk#1196).
 */
class Inc17ProxyAnswersTest {

    @ForEveryProvider
    void aGatewayPageOnAReadIsOutlived(Stage stage) {
        stage.on(NeutralCall.LIST).times(2).inject(Fault.htmlProxy(504));

        assertThat(stage.open().list(ConnectionQuery.all()).isRight()).isTrue();
    }

    @ForEveryProvider
    void aGatewayPageThatStaysIsToldByStatusWithoutMarkup(Stage stage) {
        stage.always(NeutralCall.LIST, Fault.htmlProxy(504));

        ConnectorError error = stage.open().list(ConnectionQuery.all()).getLeft();

        assertThat(error.context().status()).hasValue(504);
        assertThat(error.message()).doesNotContain("<html", "JsonParse", "Unexpected character");
    }

    @ForEveryProvider
    void aCreateAnsweredByAGatewayPageIsUnknownAndNotRepeated(Stage stage) {
        stage.always(NeutralCall.CREATE, Fault.htmlProxy(504));

        ConnectorError error = stage.open().create(stage.spec("orders")).getLeft();

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(stage.sent(NeutralCall.CREATE)).hasSize(1);
    }

    @ForEveryProvider
    void aLoginPageIsNoApiAnswerAndIsNotRepeated(Stage stage) {
        stage.always(NeutralCall.LIST, Fault.loginPage());

        ConnectorError error = stage.open().list(ConnectionQuery.all()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
        assertThat(error.message()).contains("base-url");
        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
    }

    @ForEveryProvider
    void aRedirectToALoginElsewhereIsNotFollowed(Stage stage) {
        try (Stage elsewhere = new Stage(stage.target())) {
            URI login = elsewhere.baseUrl().resolve("/login");
            stage.always(NeutralCall.LIST, Fault.redirect(302, login));

            ConnectorError error = stage.open().list(ConnectionQuery.all()).getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
            assertThat(elsewhere.journal().arrived()).isZero();
        }
    }

    @ForEveryProvider
    void emptyAnswersAndFalseJsonAreMalformedWithoutAParsersWords(ConformanceTarget target) {
        for (Fault odd : new Fault[] {
            Fault.emptyBody(), Fault.status(200).contentType("application/json").body("<html>hello</html>")
        }) {
            try (Stage stage = new Stage(target)) {
                stage.always(NeutralCall.LIST, odd);

                ConnectorError error = stage.open().list(ConnectionQuery.all()).getLeft();

                assertThat(error.kind()).isIn(ErrorKind.MALFORMED_RESPONSE, ErrorKind.NOT_AN_API_ANSWER);
                assertThat(error.message()).doesNotContain("fasterxml", "JsonParse", "Exception");
            }
        }
    }
}
