package org.connectorsdk.airbyte;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.util.Base64;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AuthMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way into an Airbyte. */
class AuthTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private static String token(AirbyteApi api) {
        return AirbyteFixture.operation(api, "application-token", "application-token");
    }

    private Either<ConnectorError, Connection> get(Connections connections) {
        return connections.get(fixture.connection());
    }

    private ConnectorConfig.Builder plain() {
        return ConnectorConfig.builder()
                .set("base-url", fixture.simulator().baseUrl().toString())
                .set("workspace", fixture.state().workspaceId());
    }

    @ParameterizedTest
    @EnumSource
    void theTokenRequestIsJsonWithTheGrantWhereItBelongs(AirbyteApi api) {
        right(get(fixture.open(api)));
        var exchange = fixture.simulator().journal().of(token(api)).get(0);
        assertThat(exchange.rawHeader("Content-Type").orElse("")).startsWith("application/json");
        assertThat(exchange.bodyText().contains("\"grant-type\"")).isEqualTo(api == AirbyteApi.PUBLIC);
        assertThat(exchange.bodyText().contains("\"grant_type\"")).isEqualTo(api == AirbyteApi.PUBLIC);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfTheCallersIsSentAndNeverRenewed(AirbyteApi api) {
        Connections connections = fixture.open(plain().set("api", api.text())
                .secret("token", Secret.of(fixture.simulator().token()))
                .build());
        right(get(connections));
        fixture.state().revokeTokens();
        failed(get(connections), ConnectorError.Unauthenticated.class);
        assertThat(fixture.requests(token(api))).isZero();
        assertThat(connections.descriptor().supports(Capability.TOKEN_REFRESH)).isFalse();
    }

    @Test
    void aProxyWithBasicAuthenticationLetsInAndTurnsAway() {
        fixture.restart(AirbyteOptions.of2023());
        right(get(fixture.open()));
        ConnectorConfig wrong =
                fixture.config().secret("password", Secret.of("pässwörd-wrong")).build();
        assertThat(failed(get(fixture.open(wrong)), ConnectorError.Unauthenticated.class)
                        .message())
                .doesNotContain(
                        "pässwörd-wrong", Base64.getEncoder().encodeToString("airbyte:pässwörd-wrong".getBytes(UTF_8)));
    }

    @Test
    void aServerWithoutAuthenticationIsEnteredWithoutACredential() {
        fixture.restart(AirbyteOptions.defaults().auth(AuthMode.NONE));
        right(get(fixture.open()));
        assertThat(fixture.simulator().journal().last().rawHeader("Authorization"))
                .isEmpty();
    }
}
