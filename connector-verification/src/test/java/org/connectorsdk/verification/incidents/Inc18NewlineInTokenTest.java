package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;

/** INC-18: a newline in the token prints the token (slackapi/java-slack-sdk#566, scribejava/scribejava#796). */
class Inc18NewlineInTokenTest {

    @ForEveryProvider
    void anIllegalCharacterIsNamedBySettingAndPositionOnly(ConformanceTarget target) {
        for (String broken : new String[] {"abc\n123SECRET", "abc\u00e9SECRET", "abc\u0000SECRET"}) {
            try (Stage stage = new Stage(target)) {
                for (String setting : stage.harness().secretSettings()) {
                    Either<ConnectorError, Connections> opened =
                            stage.tryOpen(config -> config.secret(setting, Secret.of(broken)));

                    ConnectorError error = opened.getLeft();
                    assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
                    assertThat(error.message()).contains(setting).doesNotContain("SECRET", "abc");
                    assertThat(new ConnectorException(error)).hasNoCause();
                }
            }
        }
    }

    @ForEveryProvider
    void whiteSpaceAroundATokenIsTrimmed(Stage stage) {
        Connections client = stage.open(config -> {
            stage.harness()
                    .secretSettings()
                    .forEach(setting -> config.secret(
                            setting,
                            Secret.of(" "
                                    + stage.harness().settings(stage.baseUrl()).get(setting) + "\n")));
            return config;
        });

        assertThat(client.list(ConnectionQuery.all()).isRight()).isTrue();
    }

    @ForEveryProvider
    void anEchoOfTheCredentialByTheServerIsMasked(Stage stage) {
        for (String secret : stage.secrets()) {
            ArmedFault refusal = stage.on(NeutralCall.LIST)
                    .always() // also of the token that is minted after the first refusal
                    .inject(Fault.status(401)
                            .header("WWW-Authenticate", "Bearer realm=\"" + secret + "\"")
                            .contentType("text/plain")
                            .body("Authorization: Bearer " + secret));

            ConnectorError error = stage.open().list(ConnectionQuery.all()).getLeft();

            assertThat(error.message()).doesNotContain(secret);
            assertThat(error.toString()).doesNotContain(secret);
            refusal.disarm();
        }
    }
}
