package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.Map;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.testkit.simulator.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the credential goes, and where requests do. */
class AccountTest {
    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private Exchange listed() {
        return fixture.last("list-connections");
    }

    @Test
    void aTokenIsSentAsBearerAndNowhereElse() {
        right(fixture.open().list(ConnectionQuery.all()));
        assertThat(listed().rawHeader("Authorization"))
                .hasValue("Bearer " + fixture.simulator().settings().get("token"));
        assertThat(listed().rawHeader("X-API-Key")).isEmpty();
        assertThat(listed().rawHeader("Cookie")).isEmpty();
    }

    @Test
    void anApiKeyIsSentInItsOwnHeaderAndNowhereElse() {
        Map<String, String> settings = fixture.simulator().settingsWithApiKey();
        String key = settings.getOrDefault("token", "");
        ConnectorConfig config = fixture.config()
                .set("auth", settings.getOrDefault("auth", ""))
                .secret("token", Secret.of(key))
                .build();
        right(fixture.open(config).list(ConnectionQuery.all()));
        assertThat(listed().rawHeader("X-API-Key")).hasValue(key);
        assertThat(listed().rawHeader("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api/v1", "/api/v1/"})
    void theBaseUrlMayOrMayNotEndInThePrefix(String path) {
        right(fixture.open("base-url", fixture.simulator().baseUrl() + path).list(ConnectionQuery.all()));
        assertThat(listed().path()).isEqualTo("/api/v1/connections");
    }
}
