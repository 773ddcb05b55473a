package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;

import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.SettingsWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.WholeConnectionWire;
import org.connectorsdk.planasonix.wire.CredentialWires.CredentialWire;
import org.connectorsdk.planasonix.wire.CredentialWires.LoginWire;
import org.connectorsdk.planasonix.wire.CredentialWires.NewCredentialWire;
import org.connectorsdk.planasonix.wire.CredentialWires.TokensWire;
import org.connectorsdk.planasonix.wire.QueryWires.PreviewWire;
import org.connectorsdk.planasonix.wire.QueryWires.StatementResultWire;
import org.connectorsdk.planasonix.wire.QueryWires.StatementWire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wire record in a log shows neither settings, among which secrets may be, nor data. */
class WiresShowNoSecretTest {
    private static final String CANARY = "canary";
    private static final JsonObject CONFIG = json("{'dsn':'canary'}");

    static List<Object> wires() {
        List<JsonArray> rows = List.of(JsonArray.of(CANARY));
        return List.of(
                new ConnectionWire("a", "n", "postgres", null, CONFIG, CONFIG, null, null, null, CONFIG.members()),
                new WholeConnectionWire("a", "n", "postgres", null, Map.of("k", CANARY), null, CONFIG.members()),
                new NewConnectionWire("n", "postgres", null, Map.of("k", CANARY), null, null, CONFIG.members()),
                new SettingsWire("postgres", null, Map.of("k", CANARY), null, null, CONFIG.members()),
                new ConnectionChangeWire("n", CONFIG, null, CONFIG.members()),
                new NewConnectionWire("n", "postgres", CONFIG, null, null, null, CONFIG.members()),
                new SettingsWire("postgres", Map.of("dsn", new JsonString(CANARY)), null, null, null, CONFIG.members()),
                new CredentialWire("c", "n", "t", null, null, null, null, CONFIG, null, null, CONFIG.members()),
                new PreviewWire(List.of("c"), rows, null, Map.of()),
                new StatementWire("a", CANARY, null),
                new StatementResultWire(true, List.of("c"), rows, null, null, Map.of()),
                new NewCredentialWire("n", "aws", Map.of("secret_access_key", Secret.of(CANARY))),
                new LoginWire("a@b.test", Secret.of(CANARY)),
                new TokensWire(CANARY, CANARY, 1L, "Bearer", CONFIG, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("wires")
    void itShowsWhatItIsAndNotWhatItHolds(Object wire) {
        assertThat(wire.toString()).startsWith(wire.getClass().getSimpleName()).doesNotContain(CANARY);
    }
}
