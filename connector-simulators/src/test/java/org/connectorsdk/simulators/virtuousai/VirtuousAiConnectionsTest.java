package org.connectorsdk.simulators.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtuousAiConnectionsTest extends VirtuousAiFixture {
    private static final String WAREHOUSE = """
            {"name":"Orders warehouse","provider":"postgres","slug":"wh","visibility":"global",
            "config":{"host":"db"},"credentials":{"username":"reader","password":"not-a-real-secret"}}""";

    private Reply createNamed(String name) throws IOException {
        ObjectNode body = object("{\"provider\":\"s3\",\"credentials\":{}}").put("name", name);
        return post(BASE, body.toString());
    }

    private String seeded() {
        return simulator.seedConnection(
                "Orders warehouse", "postgres", object("{\"host\":\"db\",\"port\":5432}"), Map.of("password", "p"));
    }

    @Test
    void aConnectionIsCreatedAsItWasAskedFor() throws IOException {
        Reply reply = post(BASE, WAREHOUSE);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(get(BASE + "/" + reply.at("/id").asText()).json()).isEqualTo(reply.json());
        assertThat(reply.json())
                .isEqualTo(object(reply.json().toString())
                        .put("name", "Orders warehouse")
                        .put("slug", "wh")
                        .put("visibility", "global")
                        .put("status", "needs_verification")
                        .put("hasCredentials", true)
                        .put("isDefault", false));
    }

    @Test
    void secretsAreStoredAndNeverShown() throws IOException {
        Reply reply = post(BASE, WAREHOUSE);
        String id = reply.at("/id").asText();
        assertThat(simulator.storedCredentials(id)).containsEntry("password", "not-a-real-secret");
        String shown = reply.json().toString() + get(BASE) + get(BASE + "/" + id + "/edit-settings");
        assertThat(shown).doesNotContain("not-a-real-secret");
    }

    @Test
    void withoutASlugOneIsMadeFromTheName() throws IOException {
        assertThat(createNamed("Größe (2)").at("/slug").asText()).isEqualTo("gr-e-2");
        assertThat(createNamed("???").at("/slug").asText()).isEqualTo("connection");
    }

    @Test
    void aGeneratedSlugMakesRoomForOthersAGivenOneDoesNot() throws IOException {
        assertThat(createNamed("Orders").at("/slug").asText()).isEqualTo("orders");
        assertThat(createNamed("orders").at("/slug").asText()).isEqualTo("orders-2");
        post(BASE, WAREHOUSE);
        Reply second = post(BASE, WAREHOUSE);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("/detail").asText()).isEqualTo("Slug already in use");
        assertThat(simulator.connectionIds()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shopify", "http_api", "flexiroam", "starlink", "s3", "google_drive", "msft_sharepoint", "klaviyo",
                "amazon_sp", "salesforce", "netsuite", "sqlserver", "postgres", "mlflow", "sftp", "gmail_inbox",
                "dropbox", "rydership", "gorgias", "redo", "bullhorn"
            })
    void everyProviderOfTheReferenceIsAccepted(String provider) throws IOException {
        String body = "{\"name\":\"n\",\"provider\":\"" + provider + "\",\"credentials\":{}}";
        assertThat(post(BASE, body).at("/provider").asText()).isEqualTo(provider);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"provider\":\"s3\",\"credentials\":{}} | [\"body\",\"name\"] missing",
                "{\"name\":\"n\",\"credentials\":{}} | [\"body\",\"provider\"] missing",
                "{\"name\":\"n\",\"provider\":\"s3\"} | [\"body\",\"credentials\"] missing",
                "{\"name\":\"\",\"provider\":\"s3\",\"credentials\":{}} | [\"body\",\"name\"] string_too_short",
                "{\"name\":7,\"provider\":\"s3\",\"credentials\":{}} | [\"body\",\"name\"] string_type",
                "{\"name\":\"n\",\"provider\":\"snowflake\",\"credentials\":{}} | [\"body\",\"provider\"] enum",
                "{\"name\":\"n\",\"provider\":\"s3\",\"credentials\":[]} | [\"body\",\"credentials\"] dict_type",
                "{\"name\":\"n\",\"provider\":\"s3\",\"credentials\":{\"port\":5432}}"
                        + " | [\"body\",\"credentials\",\"port\"] string_type",
                "{\"name\":\"n\",\"provider\":\"s3\",\"credentials\":{},\"visibility\":\"team\"}"
                        + " | [\"body\",\"visibility\"] enum",
                "{\"name\":\"n\",\"provider\":\"s3\",\"credentials\":{},\"config\":[]} | [\"body\",\"config\"]"
                        + " dict_type",
                "{\"name\":\"n\",\"provider\":\"s3\",\"credentials\":{},\"nmae\":1} | [\"body\",\"nmae\"]"
                        + " extra_forbidden",
                "{\"name\": | [\"body\"] json_invalid",
            })
    void whatIsWrongWithANewConnectionIsNamed(String body, String violation) throws IOException {
        Reply reply = post(BASE, body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.violations()).containsExactly(violation);
        assertThat(simulator.connectionIds()).isEmpty();
    }

    @Test
    void theLengthOfANameIsCountedInCodePoints() throws IOException {
        String emoji = new String(Character.toChars(0x1F600));
        assertThat(createNamed(emoji.repeat(255)).status()).isEqualTo(201);
        assertThat(createNamed(emoji.repeat(256)).violations()).containsExactly("[\"body\",\"name\"] string_too_long");
    }

    @Test
    void aBodyThatIsNotSentAsJsonIsRefused() throws IOException {
        String bearer = "Authorization: Bearer " + simulator.settings().get("token");
        assertThat(sendRaw("POST", BASE, WAREHOUSE, bearer).status()).isEqualTo(422);
    }

    @Test
    void aConnectionIsFoundByItsSlugWhateverCharactersThatHas() throws IOException {
        String body = "{\"name\":\"n\",\"provider\":\"s3\",\"credentials\":{},\"slug\":\"a/b c\"}";
        String id = post(BASE, body).at("/id").asText();
        assertThat(get(BASE + "/slug/a%2Fb%20c").at("/id").asText()).isEqualTo(id);
    }

    @Test
    void aChangeTouchesOnlyWhatItNames() throws IOException {
        String id = seeded();
        JsonNode before = simulator.connection(id);
        clock.advance(Duration.ofMinutes(1));
        Reply reply = patch(id, "{\"name\":\"Replica\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json())
                .isEqualTo(object(before.toString()).put("name", "Replica").put("updatedAt", "2026-01-01T00:01:00Z"));
    }

    @Test
    void configIsReplacedWholeAndCredentialsOneByOne() throws IOException {
        String id = seeded();
        patch(id, "{\"config\":{\"host\":\"replica\"},\"credentials\":{\"username\":\"u\"}}");
        assertThat(simulator.connection(id).path("config").toString()).isEqualTo("{\"host\":\"replica\"}");
        assertThat(simulator.storedCredentials(id)).isEqualTo(Map.of("password", "p", "username", "u"));
        patch(id, "{\"config\":null,\"credentials\":null}");
        assertThat(simulator.connection(id).path("config")).isEmpty();
        assertThat(simulator.storedCredentials(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | active",
                "{\"name\":\"n\"} | active",
                "{\"visibility\":\"private\"} | active",
                "{\"config\":{}} | needs_verification",
                "{\"credentials\":{}} | needs_verification"
            })
    void aChangeOfSettingsOrSecretsAsksForANewVerification(String change, String status) throws IOException {
        String id = seeded();
        act(id, "verify");
        assertThat(patch(id, change).at("/status").asText()).isEqualTo(status);
    }

    @Test
    void theProviderOfAConnectionIsFixed() throws IOException {
        assertThat(patch(seeded(), "{\"provider\":\"s3\"}").violations())
                .containsExactly("[\"body\",\"provider\"] extra_forbidden");
    }

    @Test
    void aChangeCannotTakeTheSlugOfAnother() throws IOException {
        String id = seeded();
        createNamed("Orders");
        assertThat(patch(id, "{\"slug\":\"orders\"}").status()).isEqualTo(409);
        assertThat(patch(id, "{\"slug\":\"mine\"}").at("/slug").asText()).isEqualTo("mine");
        assertThat(createNamed("Orders warehouse").at("/slug").asText()).isEqualTo("orders-warehouse");
    }

    @Test
    void aDeletedConnectionIsGone() throws IOException {
        String id = seeded();
        Reply deleted = send("DELETE", BASE + "/" + id, "");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.raw().body()).isEmpty();
        assertThat(send("DELETE", BASE + "/" + id, "").status()).isEqualTo(404);
        assertThat(get(BASE).at("/total").asInt()).isZero();
    }

    @Test
    void editSettingsTellWhichSecretsAreThere() throws IOException {
        assertThat(get(BASE + "/" + seeded() + "/edit-settings").json()).isEqualTo(read("""
                                {"config":{"host":"db","port":5432},"secretFields":{"username":{"configured":false},
                                "password":{"configured":true},"sslKey":{"configured":false}}}"""));
    }
}
