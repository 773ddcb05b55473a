package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that somebody else takes care of (INC-18). */
class SuppliedCredentialTest {
    private final Desk desk = new Desk();

    private static Supplier<Secret> fixed(String text) {
        Secret secret = Secret.of(text);
        return () -> secret;
    }

    private String sent(CredentialSource source) {
        Credential credential = source.obtain(desk).get();
        return credential.header() + ": " + credential.value().reveal();
    }

    private ConnectorError.Configuration error(CredentialSource source) {
        return (ConnectorError.Configuration) source.obtain(desk).getLeft();
    }

    @Test
    void nothingIsSentWhereNothingIsNeeded() {
        assertThat(CredentialSource.none().obtain(desk).get().isNone()).isTrue();
        assertThat(CredentialSource.none().renewAfterRefusal(Credential.none(), desk))
                .isFalse();
    }

    @Test
    void aTenantsCredentialIsNotSilentlyLeftOut() {
        desk.tenant(Secret.of("tenant"));

        assertThat(error(CredentialSource.none()).message())
                .contains("credential")
                .doesNotContain("[secret]");
    }

    @Test
    void aTokenIsSentAsBearer() {
        assertThat(sent(CredentialSource.bearer(fixed("abc")))).isEqualTo("Authorization: Bearer abc");
    }

    @Test
    void aKeyIsSentInItsHeader() {
        assertThat(sent(CredentialSource.header("X-API-Key", fixed("abc")))).isEqualTo("X-API-Key: abc");
    }

    @Test
    void userAndPasswordAreSentAsBasicInUtf8() {
        String encoded = Base64.getEncoder().encodeToString("j\u00fcrg:p\u00e4ss".getBytes(StandardCharsets.UTF_8));

        assertThat(sent(CredentialSource.basic("j\u00fcrg", fixed("p\u00e4ss"))))
                .isEqualTo("Authorization: Basic " + encoded);
    }

    @Test
    void passwordAndItsEncodedFormAreMaskedTexts() {
        Credential credential =
                CredentialSource.basic("me", fixed("hunter2")).obtain(desk).get();

        assertThat(credential.secrets()).contains(Secret.of("hunter2"), Secret.of("bWU6aHVudGVyMg=="));
    }

    @Test
    void whiteSpaceAroundASecretIsTakenOff() {
        assertThat(sent(CredentialSource.bearer(fixed(" abc\n")))).isEqualTo("Authorization: Bearer abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc123\nSECRET", "abc123\u00e9SECRET", "abc123\0SECRET", "abc123\u007fSECRET"})
    void anInvalidCharacterIsNamedByItsPlaceWithoutTheSecret(String token) {
        ConnectorError.Configuration error = error(CredentialSource.bearer(fixed(token)));

        assertThat(error.message()).contains("has 13 characters", "position 7").doesNotContain("SECRET", "abc");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        StringWriter trace = new StringWriter();
        new ConnectorException(error).printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("SECRET");
    }

    @Test
    void aSecretFromTheSettingsIsNamedByItsSetting() {
        ConfigSchema schema = ConfigSchema.builder()
                .add(Setting.builder("api-token", SettingType.STRING).secret().build())
                .build();
        ConnectorConfig config = ConnectorConfig.builder()
                .secret("api-token", () -> Secret.of("abc\u00e9SECRET"))
                .build();
        CredentialSource source =
                CredentialSource.bearer(schema.resolve(config).get().secret("api-token"));

        assertThat(error(source).violations()).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("api-token");
            assertThat(violation.message()).contains("api-token").doesNotContain("SECRET");
        });
    }

    @Test
    void anEmptySecretIsNeverSent() {
        assertThat(error(CredentialSource.bearer(fixed("  "))).message()).contains("is empty");
    }

    @Test
    void aSupplierThatFailsEndsTheCallAndIsNotQuoted() {
        CredentialSource source = CredentialSource.bearer(() -> {
            throw new IllegalStateException("vault says hunter2");
        });

        assertThat(error(source).message())
                .contains("java.lang.IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void aSupplierThatGivesNullEndsTheCall() {
        assertThat(error(CredentialSource.bearer(() -> null)).message()).contains("null");
    }

    @Test
    void aFixedSecretIsNeverRenewed() {
        CredentialSource source = CredentialSource.bearer(fixed("abc"));
        assertThat(source.renewAfterRefusal(source.obtain(desk).get(), desk)).isFalse();
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void aSupplierThatKnowsANewerSecretMakesARepeatWorthwhile() {
        AtomicReference<Secret> rotating = new AtomicReference<>(Secret.of("old"));
        CredentialSource source = CredentialSource.bearer(rotating::get);
        Credential refused = source.obtain(desk).get();

        assertThat(source.renewAfterRefusal(refused, desk)).isFalse();
        rotating.set(Secret.of("new"));

        assertThat(source.renewAfterRefusal(refused, desk)).isTrue();
        assertThat(sent(source)).isEqualTo("Authorization: Bearer new");
    }

    @Test
    void theSupplierIsAskedForEveryAttempt() {
        List<String> given = new ArrayList<>(List.of("a", "b"));
        CredentialSource source = CredentialSource.bearer(() -> Secret.of(given.remove(0)));

        assertThat(sent(source)).endsWith("Bearer a");
        assertThat(sent(source)).endsWith("Bearer b");
    }

    @Test
    void aTenantsCredentialReplacesTheOwnInTheSameForm() {
        desk.tenant(Secret.of("tenant"));
        assertThat(sent(CredentialSource.bearer(fixed("own")))).isEqualTo("Authorization: Bearer tenant");
        assertThat(sent(CredentialSource.header("X-API-Key", fixed("own")))).isEqualTo("X-API-Key: tenant");
    }

    @Test
    void aTenantsCredentialIsNotKept() {
        CredentialSource source = CredentialSource.bearer(fixed("own"));
        source.obtain(new Desk().tenant(Secret.of("tenant")));

        assertThat(sent(source)).isEqualTo("Authorization: Bearer own");
        assertThat(source.renewAfterRefusal(source.obtain(desk).get(), new Desk().tenant(Secret.of("tenant"))))
                .isFalse();
    }

    @Test
    void theTextOfACredentialIsNowhereToBeSeen() {
        Credential credential =
                CredentialSource.bearer(fixed("hunter2")).obtain(desk).get();

        assertThat(credential).hasToString("Credential[Authorization]");
        assertThat(Credential.none()).hasToString("Credential[none]");
    }

    @Test
    void anInvalidHeaderOrUserIsAMistakeOfTheProgram() {
        for (String name : List.of("", "X Key", "X-Key:", "X\nKey", "X-K\u00e9y")) {
            assertThatThrownBy(() -> CredentialSource.header(name, fixed("abc")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String user : List.of("me:you", "me\n")) {
            assertThatThrownBy(() -> CredentialSource.basic(user, fixed("abc")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
