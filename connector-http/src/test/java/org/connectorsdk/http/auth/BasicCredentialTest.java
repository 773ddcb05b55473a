package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key and its secret, both of them secret. */
class BasicCredentialTest {
    private static final String SENT = "Basic a2V5OnMzY3JldA=="; // key:s3cret

    private final Desk desk = new Desk();

    private static Supplier<Secret> fixed(String text) {
        Secret secret = Secret.of(text);
        return () -> secret;
    }

    @Test
    void bothAreSentTogetherAndEachIsHidden() {
        Credential credential = CredentialSource.basic(fixed("key"), fixed(" s3cret\n"))
                .obtain(desk)
                .get();
        assertThat(credential.value().reveal()).isEqualTo(SENT);
        assertThat(credential.secrets())
                .extracting(Secret::reveal)
                .containsExactlyInAnyOrder("key:s3cret", "a2V5OnMzY3JldA==", "key", "s3cret");
    }

    @ParameterizedTest
    @CsvSource({"'', s3cret", "key, ''", "'  ', s3cret"})
    void halfAPairIsNotSent(String key, String secret) {
        ConnectorError error =
                CredentialSource.basic(fixed(key), fixed(secret)).obtain(desk).getLeft();
        assertThat(error).isInstanceOf(ConnectorError.Configuration.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aKeyWithAColonIsNotSent() {
        ConnectorError error = CredentialSource.basic(fixed("ke:y"), fixed("s3cret"))
                .obtain(desk)
                .getLeft();
        assertThat(error).isInstanceOf(ConnectorError.Configuration.class);
        assertThat(error.message()).contains("colon").doesNotContain("ke:y");
    }

    @Test
    void aColonInTheSecretStaysInIt() {
        assertThat(CredentialSource.basic(fixed("key"), fixed("s3:cret"))
                        .obtain(desk)
                        .get()
                        .secrets())
                .extracting(Secret::reveal)
                .contains("key", "s3:cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "key:", ":s3cret", ":"})
    void aTenantsHalfIsNotSent(String joined) {
        desk.tenant(Secret.of(joined));
        assertThat(CredentialSource.basic(fixed("a"), fixed("b")).obtain(desk).getLeft())
                .isInstanceOf(ConnectorError.Configuration.class);
    }

    @Test
    void aTenantBringsBoth() {
        desk.tenant(Secret.of("key:s3cret"));
        assertThat(CredentialSource.basic(fixed("a"), fixed("b"))
                        .obtain(desk)
                        .get()
                        .value()
                        .reveal())
                .isEqualTo(SENT);
    }

    @Test
    void aNewSecretIsWorthOneRepeat() {
        AtomicReference<Secret> secret = new AtomicReference<>(Secret.of("old"));
        CredentialSource source = CredentialSource.basic(fixed("key"), secret::get);
        Credential refused = source.obtain(desk).get();
        assertThat(source.renewAfterRefusal(refused, desk)).isFalse();
        secret.set(Secret.of("s3cret"));
        assertThat(source.renewAfterRefusal(refused, desk)).isTrue();
        assertThat(source.obtain(desk).get().value().reveal()).isEqualTo(SENT);
    }
}
