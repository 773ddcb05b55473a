package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectorsdk.api.config.SampleSchema.minimal;
import static org.connectorsdk.api.config.SampleSchema.settings;
import static org.connectorsdk.api.config.SampleSchema.violations;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** INC-18, SEC-06. */
class SecretSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc123SECRET\n", " abc123SECRET ", "\tabc123SECRET\r\n"})
    void whiteSpaceAroundASecretIsTrimmed(String given) {
        Settings settings = settings(minimal().secret("api-key", Secret.of(given)));

        assertThat(settings.secret("api-key").get().reveal()).isEqualTo("abc123SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "'abc\u00e9SECRET', 10, 4, not printable ASCII",
        "'abc\nSECRET', 10, 4, not printable ASCII",
        "'abcSECRET\u0000', 10, 10, not printable ASCII",
        "'\u00a0abcSECRET', 10, 1, not printable ASCII",
        "'abcSECRET\u007f', 10, 10, not printable ASCII"
    })
    void aCharacterThatCannotBeSentIsReportedByItsPositionOnly(String given, int length, int position, String what) {
        assertThat(violations(minimal().secret("api-key", Secret.of(given))))
                .containsExactly(new ConfigViolation(
                        "api-key",
                        "illegal-character",
                        "api-key has " + length + " characters, and the one at position " + position + " is " + what));
    }

    @Test
    void everyPrintableAsciiCharacterIsFine() {
        StringBuilder all = new StringBuilder("x");
        for (char c = ' '; c <= '~'; c++) {
            all.append(c);
        }
        Secret secret = Secret.of(all.toString());

        assertThat(settings(minimal().secret("api-key", secret))
                        .secret("api-key")
                        .get())
                .isEqualTo(secret);
    }

    @Test
    void anEncodedSecretMayHoldAnythingButControls() {
        assertThat(settings(minimal().set("old-token", "pässwörd"))
                        .secret("old-token")
                        .get()
                        .reveal())
                .isEqualTo("pässwörd");
        assertThat(violations(minimal().set("old-token", "päss\nwörd")))
                .extracting(ConfigViolation::code)
                .contains("illegal-character");
    }

    @Test
    void aSecretGivenAsTextIsTreatedAsSecret() {
        Settings settings = settings(minimal().set("api-key", "c4n4ry"));

        assertThat(settings.secret("api-key").get()).isEqualTo(Secret.of("c4n4ry"));
        assertThat(settings.toString()).doesNotContain("c4n4ry");
    }

    @Test
    void anEmptySecretIsAMissingOne() {
        assertThat(violations(minimal().secret("api-key", Secret.of(" \n"))))
                .extracting(ConfigViolation::code)
                .containsExactly("missing");
    }

    /** INC-12 (c): what looks like a mask may be the password. */
    @Test
    void aSecretOfAsterisksIsTakenAsItIs() {
        assertThat(settings(minimal().set("api-key", "**********"))
                        .secret("api-key")
                        .get()
                        .reveal())
                .isEqualTo("**********");
    }

    @Test
    void aPlainSettingGivenAsSecretIsUsedAndNeverShown() {
        Settings settings = settings(minimal().secret("workspace", Secret.of("c4n4ry")));

        assertThat(settings.string("workspace")).isEqualTo("c4n4ry");
        assertThat(settings.toString()).doesNotContain("c4n4ry");
        assertThat(violations(minimal().secret("max-attempts", Secret.of("c4n4ry")))
                        .toString())
                .doesNotContain("c4n4ry");
    }

    @Test
    void aRotatingSecretIsAskedForAtEachUseAndNotBefore() {
        AtomicInteger asked = new AtomicInteger();
        Settings settings = settings(minimal().secret("api-key", () -> Secret.of("key-" + asked.incrementAndGet())));
        assertThat(asked).hasValue(0);

        Supplier<Secret> source = settings.secret("api-key");

        assertThat(source.get().reveal()).isEqualTo("key-1");
        assertThat(source.get().reveal()).isEqualTo("key-2");
    }

    @Test
    void aRotatingSecretIsTrimmedLikeAFixedOne() {
        Settings settings = settings(minimal().secret("api-key", () -> Secret.of(" key\n")));

        assertThat(settings.secret("api-key").get().reveal()).isEqualTo("key");
    }

    @Test
    void aRotatingSecretThatRecoversIsUsedAgain() {
        Queue<String> texts = new ArrayDeque<>(List.of("", "key"));
        Supplier<Secret> source = settings(minimal().secret("api-key", () -> Secret.of(texts.remove())))
                .secret("api-key");

        assertThatThrownBy(source::get).isExactlyInstanceOf(SecretUnavailableException.class);
        assertThat(source.get().reveal()).isEqualTo("key");
    }

    @Test
    void anUnsendableRotatedSecretIsNamedByPositionOnly() {
        assertUnavailable(
                () -> Secret.of("c4n4ry\nx"),
                "api-key has 8 characters, and the one at position 7 is not printable ASCII");
    }

    @Test
    void aSupplierThatGivesNothingFailsTheUse() {
        assertUnavailable(() -> Secret.of("  "), "api-key got an empty secret from its supplier");
        assertUnavailable(SecretSettingsTest::nullSecret, "api-key got null from its supplier");
    }

    @Test
    void aSupplierThatFailsIsNamedByItsExceptionsClassOnly() {
        assertUnavailable(
                () -> {
                    throw new IllegalStateException("vault refused c4n4ry");
                },
                "api-key could not be read: its supplier failed with java.lang.IllegalStateException");
    }

    private static void assertUnavailable(Supplier<Secret> rotating, String message) {
        Supplier<Secret> source =
                settings(minimal().secret("api-key", rotating)).secret("api-key");

        assertThatThrownBy(source::get)
                .isExactlyInstanceOf(SecretUnavailableException.class)
                .hasMessage(message)
                .hasNoCause()
                .hasNoSuppressedExceptions()
                .extracting(failure -> ((SecretUnavailableException) failure).setting())
                .isEqualTo("api-key");
    }

    @Test
    void aSupplierForAPlainSettingIsRefused() {
        assertThat(violations(minimal().secret("workspace", () -> Secret.of("x"))))
                .containsExactly(new ConfigViolation(
                        "workspace",
                        "wrong-type",
                        "workspace is not a secret, so it must be a value and not a supplier"));
    }

    @SuppressWarnings("NullAway") // what a caller without null checks can do
    private static Secret nullSecret() {
        return null;
    }

    @Test
    void aRotatingSecretCountsAsSetAndIsMasked() {
        Settings settings = settings(minimal().secret("old-token", () -> Secret.of("x")));

        assertThat(settings.isSet("old-token")).isTrue();
        assertThat(settings.warnings()).hasSize(1);
        assertThat(settings.toString()).endsWith("old-token=[secret]]");
    }
}
