package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectCardWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.fivetran.wire.GroupWires.DestinationWire;
import org.connectorsdk.fivetran.wire.WebhookWires.NewWebhookWire;
import org.connectorsdk.fivetran.wire.WebhookWires.WebhookWire;
import org.connectorsdk.http.operation.SecretBearing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wire record in a log shows no settings, among which secrets may be, and no address that opens a form. */
class WiresShowNoSecretTest {
    private static final String CANARY = "canary";
    private static final JsonObject CONFIG = JsonObject.of("dsn", CANARY);

    static List<Object> wires() {
        Map<String, Object> settings = Map.of("dsn", new JsonString(CANARY), "password", Secret.of(CANARY));
        return List.of(
                new ConnectionWire(
                        "a",
                        "g",
                        "postgres",
                        "n",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        CONFIG,
                        null,
                        CONFIG,
                        CONFIG.members()),
                new NewConnectionWire("g", "postgres", true, true, false, false, "n", settings, CONFIG.members()),
                new ConnectionChangeWire(settings, true, false, CONFIG.members()),
                new ConnectCardWire(CONFIG, CONFIG, CONFIG.members()),
                new DestinationWire("a", "g", "snowflake", null, null, null, CONFIG, null, CONFIG.members()),
                new WebhookWire(
                        "w", "account", null, "https://a.test/in?token=canary", null, null, null, CONFIG.members()),
                new NewWebhookWire("https://a.test/in?token=canary", null, null, Secret.of(CANARY)));
    }

    @ParameterizedTest
    @MethodSource("wires")
    void itShowsWhatItIsAndNotWhatItHolds(Object wire) {
        assertThat(wire.toString()).startsWith(wire.getClass().getSimpleName()).doesNotContain(CANARY);
    }

    @Test
    void secretsOfARequestAreKnownWhereverTheyStand() {
        SecretBearing request = new ConnectionChangeWire(
                Map.of("password", Secret.of("one"), "api_key", new JsonString("two")),
                null,
                false,
                JsonObject.of("auth", JsonObject.of("client_secret", "three")).members());
        assertThat(request.secrets()).extracting(Secret::reveal).containsExactlyInAnyOrder("one", "two", "three");
    }
}
