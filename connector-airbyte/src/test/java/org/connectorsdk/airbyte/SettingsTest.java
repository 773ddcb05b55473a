package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.List;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AuthMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where an Airbyte is and how it is entered: every spelling that leads there, and none that leads elsewhere (INC-13).
 */
class SettingsTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private static ConnectorConfig.Builder config() {
        return ConnectorConfig.builder()
                .set("base-url", "https://airbyte.example.com")
                .set("workspace", "2f6b1a3c-9d54-4e0f-8a61-7c0d5b9e4411");
    }

    private List<String> wrong(ConnectorConfig config) {
        var answer = fixture.tryOpen(config);
        failed(answer, ConnectorError.Configuration.class);
        return ((ConnectorError.Configuration) answer.getLeft())
                .violations().stream().map(ConfigViolation::path).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api", "/api/", "/v1", "/api/v1", "/api/v1/"})
    void everySpellingOfTheConfigurationApiLeadsToIt(String end) {
        right(fixture.open("base-url", fixture.simulator().baseUrl() + end).get(fixture.connection()));
        assertThat(fixture.simulator().journal().last().path()).isEqualTo("/api/v1/connections/get");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api", "/v1", "/v1/", "/api/public/v1", "/api/public/v1/"})
    void everySpellingOfThePublicApiLeadsToIt(String end) {
        right(fixture.open(AirbyteApi.PUBLIC, "base-url", fixture.simulator().baseUrl() + end)
                .get(fixture.connection()));
        assertThat(fixture.simulator().journal().last().path()).startsWith("/api/public/v1/connections/");
    }

    @ParameterizedTest
    @CsvSource({
        "config, /api/v1/api/v1", "config, /api/api/v1", "config, /api/public/v1",
        "public, /api/public/v1/api/public/v1", "public, /v1/v1", "public, /api/v1"
    })
    void anAddressThatWouldLeadElsewhereIsRefused(String api, String end) {
        assertThat(wrong(config().set("api", api)
                        .set("auth", "none")
                        .set("base-url", "https://airbyte.example.com" + end)
                        .build()))
                .containsExactly("base-url");
    }

    @Test
    void aPathBeforeTheApiIsKept() {
        failed(
                fixture.open("base-url", fixture.simulator().baseUrl() + "/gateway/api/v1")
                        .get(fixture.connection()),
                ConnectorError.class);
        assertThat(fixture.simulator().journal().all())
                .allSatisfy(exchange -> assertThat(exchange.path()).startsWith("/gateway/api/v1/"));
    }

    @Test
    void somethingThatSpeaksLikeAirbyteElsewhereIsASettingAndNoFork() {
        fixture.restart(AirbyteOptions.defaults().auth(AuthMode.NONE).publicRoot("/data/pipes/v7"));
        right(fixture.open(AirbyteApi.PUBLIC, "api-path", "data/pipes/v7").get(fixture.connection()));
        right(fixture.open(
                        AirbyteApi.PUBLIC,
                        "api-path",
                        "/data/pipes/v7/",
                        "base-url",
                        fixture.simulator().baseUrl() + "/data/pipes/v7")
                .get(fixture.connection()));
    }

    @Test
    void theHostedApiIsWhereTheVendorHasIt() {
        var settings = AirbyteSettings.schema()
                .resolve(config().set("api", "public")
                        .set("auth", "none")
                        .set("base-url", "https://api.airbyte.com/v1/")
                        .build())
                .get();
        assertThat(AirbyteAddress.of(settings)).hasToString("https://api.airbyte.com/v1");
    }

    @Test
    void anOrganisationHasNoUseWithThePublicApi() {
        assertThat(wrong(config().set("auth", "none")
                        .set("api", "public")
                        .set("organization", "0b8f4c1e-33a1-4f0e-9d27-5a7c6e1b2d90")
                        .build()))
                .containsExactly("organization");
    }

    @Test
    void aCredentialIsNeverForgotten() {
        assertThat(wrong(config().build())).containsExactly("auth");
    }

    @Test
    void halfACredentialIsRefusedByTheNameOfTheOtherHalf() {
        assertThat(wrong(config().set("client-id", "x").build())).containsExactly("client-secret");
        assertThat(wrong(config().set("auth", "basic").set("username", "x").build()))
                .containsExactly("password");
    }

    @Test
    void aCredentialThatWouldNotBeUsedIsRefused() {
        assertThat(wrong(config().set("auth", "none")
                        .secret("token", Secret.of("t"))
                        .build()))
                .containsExactly("token");
        assertThat(wrong(config().set("client-id", "x")
                        .secret("client-secret", Secret.of("s"))
                        .secret("token", Secret.of("t"))
                        .build()))
                .containsExactly("auth");
    }
}
