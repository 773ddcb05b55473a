package org.connectorsdk.simulators.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtuousAiLifecycleTest extends VirtuousAiFixture {
    private String seeded(String host, String password) {
        return simulator.seedConnection(
                "warehouse", "postgres", object("{}").put("host", host), Map.of("password", password));
    }

    private String seeded() {
        return seeded("db", "good");
    }

    private String status(String id) {
        return simulator.connection(id).path("status").asText();
    }

    @Test
    void aConnectionThatWorksIsActiveAfterItsVerification() throws IOException {
        Reply reply = act(seeded(), "verify");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/status").asText()).isEqualTo("active");
        assertThat(reply.at("/lastVerifiedAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(reply.at("/verificationError").isNull()).isTrue();
        assertThat(reply.at("/verificationDetails/latencyMs").asInt()).isEqualTo(41);
    }

    @ParameterizedTest
    @CsvSource({
        "db, invalid, invalid_credentials",
        "unreachable.example.test, good, connection_refused",
        "untrusted.example.test, good, tls_error",
        "silent.example.test, good, timeout",
    })
    void aFailedVerificationIsAnsweredWith200(String host, String password, String code) throws IOException {
        Reply reply = act(seeded(host, password), "verify");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/status").asText()).isEqualTo("error");
        assertThat(reply.at("/verificationErrorCode").asText()).isEqualTo(code);
        assertThat(reply.at("/verificationError").asText()).isNotEmpty();
        assertThat(reply.at("/lastVerifiedAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void aVerificationCanBeMadeToFailAndToPassAgain() throws IOException {
        String id = seeded();
        simulator.failVerification(id, new VerificationFailure("ip_blocked", "not on the list"));
        assertThat(act(id, "verify").at("/verificationErrorCode").asText()).isEqualTo("ip_blocked");
        simulator.passVerification(id);
        assertThat(act(id, "verify").at("/verificationErrorCode").isNull()).isTrue();
        assertThat(status(id)).isEqualTo("active");
    }

    @Test
    void disablingTwiceIsDisablingOnce() throws IOException {
        String id = seeded();
        assertThat(act(id, "disable").at("/status").asText()).isEqualTo("disabled");
        assertThat(act(id, "disable").status()).isEqualTo(200);
    }

    @Test
    void onlyADisabledConnectionIsReactivatedAndThenNeedsItsVerification() throws IOException {
        String id = seeded();
        assertRefused(act(id, "reactivate"), 409, "Connection is not disabled");
        act(id, "disable");
        assertThat(act(id, "reactivate").at("/status").asText()).isEqualTo("needs_verification");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "set-default"})
    void aDisabledConnectionTakesNoFurtherAction(String action) throws IOException {
        String id = seeded();
        act(id, "disable");
        assertThat(act(id, action).status()).isEqualTo(409);
        assertThat(status(id)).isEqualTo("disabled");
    }

    @Test
    void aNewDefaultReplacesTheFormerOneOfItsProvider() throws IOException {
        String first = seeded();
        String second = seeded();
        String other = simulator.seedConnection("files", "s3");
        act(other, "set-default");
        act(first, "set-default");
        assertThat(act(second, "set-default").at("/isDefault").asBoolean()).isTrue();
        assertThat(simulator.connection(first).path("isDefault").asBoolean()).isFalse();
        assertThat(simulator.connection(other).path("isDefault").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "disable", "reactivate", "set-default"})
    void anActionTakesNoBody(String action) throws IOException {
        String id = seeded();
        assertThat(post(BASE + "/" + id + "/" + action, "{}").status()).isEqualTo(422);
        assertThat(status(id)).isEqualTo("needs_verification");
    }
}
