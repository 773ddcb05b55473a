package com.example.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.record.Player;
import org.connectorsdk.testkit.record.Recorder;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The whole way to a vendor and back, recorded once with an account and played in every build without one. */
class RecordedOnboardingTest {
    private static final Path RECORDING = Path.of("src/test/resources/recordings/onboarding.json");

    private static Connections open(
            URI address, String workspace, Secret token, RuntimeContext context) {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("base-url", address.toString())
                .set("workspace", workspace)
                .secret("token", token)
                .build();
        return Connectors.discover().open("hotdata", config, context).getOrElseThrow(ConnectorException::new);
    }

    private static Job add(Connections connections, Secret password) {
        ConnectionSpec shop = ConnectionSpec.builder("shop", "postgres")
                .config(JsonObject.of("host", "db.example.test", "port", 5432)
                        .with("user", "reader")
                        .with("database", "orders"))
                .secrets("password", password)
                .build();
        return new Onboarding(connections).add(shop).getOrElseThrow(ConnectorException::new);
    }

    @Test
    void aShopIsConnectedAndLoadedAsOnTheDayOfTheRecording() {
        RuntimeContext noTimePasses =
                RuntimeContext.builder().time(VirtualClock.create()).build();
        try (Player player = Player.of(RECORDING).start();
                Connections hotdata = open(player.baseUrl(), "any", Secret.of("any"), noTimePasses)) {

            Job loaded = add(hotdata, Secret.of("any password"));

            assertEquals(JobState.SUCCEEDED, loaded.status().state());
            assertEquals(List.of(), player.unmatched());
            assertEquals(List.of(), player.unused());
        }
    }

    /** {@code mvn test -Dtest=RecordedOnboardingTest -Drecord=true}, with the account in the environment. */
    @Test
    @EnabledIfSystemProperty(named = "record", matches = "true")
    void recordAnew() {
        Map<String, String> account = System.getenv();
        Secret token = Secret.of(account.get("CONNECTOR_HOTDATA_TOKEN"));
        Secret password = Secret.of(account.get("SHOP_PASSWORD"));
        URI address = URI.create(account.get("CONNECTOR_HOTDATA_BASE_URL"));
        try (Recorder recorder =
                        Recorder.of(address, RECORDING).secret(token, password).start();
                Connections hotdata = open(
                        recorder.baseUrl(),
                        account.get("CONNECTOR_HOTDATA_WORKSPACE"),
                        token,
                        RuntimeContext.standard())) {
            add(hotdata, password);
        }
    }
}
