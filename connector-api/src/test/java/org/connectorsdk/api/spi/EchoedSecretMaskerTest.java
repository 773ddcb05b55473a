package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.junit.jupiter.api.Test;

class EchoedSecretMaskerTest {
    private static final String CANARY = "canary-secret";

    private final EchoedSecretMasker echo =
            new EchoedSecretMasker(Map.of("password", Secret.of(CANARY), "pin", Secret.of("770077")), "credentials");

    private String shown(JsonObject members) {
        return JsonObject.of(echo.mask(members.members())).toJson();
    }

    @Test
    void aMemberNamedLikeASecretIsDroppedWhereverItStands() {
        assertThat(shown(JsonObject.of("password", "x", "nested", JsonObject.of("pin", 1, "host", "db"))))
                .isEqualTo("{\"nested\":{\"host\":\"db\"}}");
    }

    @Test
    void aMemberThatTheVendorHasNoBusinessToSendIsDropped() {
        assertThat(shown(JsonObject.of("credentials", JsonObject.of("user", "u"))))
                .isEqualTo("{}");
    }

    @Test
    void aSecretIsMaskedInTextsNamesNumbersAndLists() {
        String shown = shown(JsonObject.of(
                "dsn", "pg://u:" + CANARY + "@db", "x" + CANARY, true, "list", List.of(CANARY, 770077, "plain")));
        assertThat(shown).doesNotContain(CANARY, "770077").contains("pg://u:", "plain");
    }

    @Test
    void whatHoldsNoSecretIsKeptAsItCame() {
        Map<String, JsonValue> members =
                Map.of("a", new JsonString("b"), "c", JsonNumber.ofRaw("1.10"), "d", JsonArray.of(true, (Object) null));
        assertThat(echo.mask(members)).isEqualTo(members);
    }

    @Test
    void aTextIsMasked() {
        assertThat(echo.mask("login with " + CANARY + " failed")).isEqualTo("login with [secret] failed");
    }

    @Test
    void settingsThatAreAnsweredAsTheyWereSentStayWhateverTheyHold() {
        assertThat(echo.settings(
                        JsonObject.of("host", "db", "pinned", 770077), JsonObject.of("host", "db", "pinned", 770077)))
                .isEqualTo(JsonObject.of("host", "db", "pinned", 770077));
    }

    @Test
    void settingsThatTheVendorAddsShowNoSecret() {
        assertThat(echo.settings(
                                JsonObject.of("host", "db", "dsn", "u:" + CANARY, "token", "another"),
                                JsonObject.of("host", "db"))
                        .toJson())
                .isEqualTo("{\"host\":\"db\",\"dsn\":\"u:[secret]\",\"token\":\"********\"}");
    }
}
