package org.connectorsdk.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is taken for a secret, and for the mask of one (INC-12). */
class SecretSettingsTest {
    private static JsonObject json(String text) {
        return JsonValue.of(JsonMapper.shared().readValue(text.replace('\'', '"'), Map.class))
                .asObject()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "dbPassword",
                "client_secret",
                "API-Key",
                "sasToken",
                "private_key",
                "secret_access_key",
                "ssh.passphrase",
                "db_pwd",
                "credentials_json",
            })
    void aSecretIsKnownByTheEndOfItsName(String name) {
        assertThat(SecretSettings.misplaced("config", JsonObject.of(name, "x"))).containsExactly("config." + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "access_key_id", "token_url", "passwordless", "primary_key", "secretName"})
    void otherNamesAreNone(String name) {
        assertThat(SecretSettings.misplaced("config", JsonObject.of(name, "x"))).isEmpty();
    }

    @Test
    void aSecretIsFoundAtEveryDepthAndInEveryForm() {
        assertThat(SecretSettings.misplaced(
                        "config", json("{'ssh':{'password':'p'},'users':[{'token':'t'}],'pin_password':7}")))
                .containsExactly("config.ssh.password", "config.users.0.token", "config.pin_password");
    }

    @Test
    void aSwitchANullOrNothingIsNoSecret() {
        JsonObject settings = json("{'use_token':true,'password':null,'secret':''}");
        assertThat(SecretSettings.misplaced("config", settings)).isEmpty();
        assertThat(SecretSettings.shown(settings)).isEqualTo(settings);
    }

    @Test
    void whatIsShownHasAMaskForEachSecret() {
        assertThat(SecretSettings.shown(
                        json("{'host':'h','ssh':{'password':'p'},'users':[{'token':'t'}],'pin_password':7,'port':1}")))
                .isEqualTo(json("{'host':'h','ssh':{'password':'********'},'users':[{'token':'********'}],"
                        + "'pin_password':'********','port':1}"));
    }

    @Test
    void allThatStandsBelowTheNameOfASecretIsHidden() {
        assertThat(SecretSettings.shown(json("{'secret':{'v':'x','list':[1,{'deep':'y'}],'on':true}}")))
                .isEqualTo(json("{'secret':{'v':'********','list':['********',{'deep':'********'}],'on':true}}"));
    }

    @Test
    void aVendorsOwnMaskStaysAsItIs() {
        JsonObject masked = json("{'password':'sk***EA','api_key':'[REDACTED]'}");
        assertThat(SecretSettings.shown(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"********", "a***z", "\u2022\u2022\u2022", "[redacted by x]", "<REDACTED>"})
    void aMaskIsKnownByItsLook(String mask) {
        assertThat(SecretSettings.masked("config", JsonObject.of("password", mask)))
                .containsExactly("config.password");
    }

    @Test
    void elsewhereAMaskIsKnownByFourBlotsWithoutBlanks() {
        assertThat(SecretSettings.masked(
                        "config", json("{'account':'12****89','glob':'/***/x','note':'**** do not touch ****'}")))
                .containsExactly("config.account");
    }

    @Test
    void aNullOrEmptySecretMayBeHiddenByTheVendor() {
        JsonObject stored = json("{'password':null,'ssh':{'secret':'','host':''},'other':null}");
        assertThat(SecretSettings.hidden("config", stored)).containsExactly("config.password", "config.ssh.secret");
        assertThat(SecretSettings.masked("config", stored)).isEmpty();
    }

    @Test
    void aReturnedMaskBecomesTheSecretAgainAtEveryDepth() {
        JsonObject stored = json("{'host':'h','ssh':{'port':22,'password':'p'},'users':[{'token':'t'}]}");
        JsonObject given = json("{'ssh':{'port':23,'password':'********'},'users':[{'token':'********'}]}");
        assertThat(SecretSettings.restored(given, stored, Set.of()))
                .isEqualTo(json("{'ssh':{'port':23,'password':'p'},'users':[{'token':'t'}]}"));
    }

    @Test
    void aMaskStandsForTheStoredValueOnlyBelowASecretsName() {
        for (String given : List.of("{'password':{'user':'********'}}", "{'password':['********']}")) {
            JsonObject stored = json(given.replace("********", "u"));
            assertThat(SecretSettings.restored(json(given), stored, Set.of()))
                    .as(given)
                    .isEqualTo(stored);
        }
        for (String given : List.of("{'host':'********'}", "{'ssh':{'user':'********'}}", "{'ssh':['********']}")) {
            JsonObject stored = json(given.replace("********", "u"));
            assertThat(SecretSettings.restored(json(given), stored, Set.of()))
                    .as(given)
                    .isEqualTo(json(given));
        }
    }

    @Test
    void aTextBelowASecretsNameIsMisplacedACountIsNot() {
        JsonObject settings = json("{'host':'h','password':{'user':'u','tries':3},'pin_password':77,'token':'***',"
                + "'keys':{'secret':['s']}}");

        assertThat(SecretSettings.misplaced("config", settings))
                .containsExactly("config.password.user", "config.pin_password", "config.keys.secret.0");
    }

    @Test
    void inAListThatChangedAMaskStandsForNothingKnown() {
        JsonObject stored = json("{'users':[{'n':1,'token':'t'},{'n':2,'token':'u'}]}");
        JsonObject given = json("{'users':[{'n':2,'token':'********'}]}");
        assertThat(SecretSettings.restored(given, stored, Set.of())).isEqualTo(given);
    }

    @Test
    void aSecretThatIsSetElsewhereLeavesTheSettingsByNull() {
        JsonObject stored = json("{'password':'****','token':'t'}");
        assertThat(SecretSettings.restored(json("{'password':null,'token':null}"), stored, Set.of("password")))
                .isEqualTo(json("{'password':null,'token':'t'}"));
        assertThat(SecretSettings.restored(json("{'password':'****'}"), stored, Set.of("password")))
                .isEqualTo(json("{'password':'****'}"));
    }

    @Test
    void nothingThatNamesASecretStandsForTheStoredOne() {
        JsonObject stored = json("{'password':'p'}");
        for (String given : List.of("{'password':'***'}", "{'password':''}", "{'password':null}")) {
            assertThat(SecretSettings.restored(json(given), stored, Set.of()))
                    .as(given)
                    .isEqualTo(stored);
            assertThat(SecretSettings.restored(json(given), JsonObject.empty(), Set.of()))
                    .as(given)
                    .isEqualTo(JsonObject.empty());
        }
    }

    @Test
    void secretsInClearAreCollectedByTheirPaths() {
        var clear = SecretSettings.clear(json("{'host':'h','ssh':{'password':'p'},'pin_password':77,'secret':'***'}"));
        assertThat(clear.keySet()).containsExactly("ssh.password", "pin_password");
        assertThat(clear.values()).extracting(Secret::reveal).containsExactly("p", "77");
    }
}
