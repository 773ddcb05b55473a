package org.connectorsdk.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that a server echoes (SEC-05, INC-18). */
class MaskerTest {

    private static Masker of(String... secrets) {
        return Masker.none().and(List.of(secrets).stream().map(Secret::of).toList());
    }

    @Test
    void aSecretIsMaskedWhereverItStands() {
        assertThat(of("hunter2").mask("hunter2 is wrong: \"hunter2\"")).isEqualTo("[secret] is wrong: \"[secret]\"");
    }

    @Test
    void aTextWithoutSecretsIsTheSameObject() {
        String text = "nothing to see, 50% off \\o/ a+b";

        assertThat(of("hunter2", "other").mask(text)).isSameAs(text);
        assertThat(Masker.none().mask(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "a b/c?d=e&f\"g\\h",
                "p\u00e4ss\u20acw\u00f6rd\ud83d\ude00",
                "<tag>'x'",
                "\\\\twice",
                "ends\\"
            })
    void everyFormOfASecretIsMasked(String secret) {
        String json = new JsonString(secret).toJson();
        String inner = json.substring(1, json.length() - 1);
        String twice = new JsonString(json).toJson();
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        for (String echo : List.of(
                secret,
                inner,
                inner.replace("/", "\\/"),
                unicodeEscaped(secret, "%04x"),
                unicodeEscaped(secret, "%04X"),
                twice.substring(3, twice.length() - 3),
                form,
                form.replace("+", "%20"),
                lowerCaseHex(form))) {
            assertThat(of(secret).mask("before:" + echo + ":after")).as(echo).isEqualTo("before:[secret]:after");
        }
    }

    @Test
    void aMixtureOfFormsIsMasked() {
        assertThat(of("a/b c\"d").mask("x=a%2Fb c\\\"d.")).isEqualTo("x=[secret].");
    }

    @Test
    void aSecretWithinBase64IsMaskedAtEveryOffset() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] raw = new byte[6 + random.nextInt(20)];
            random.nextBytes(raw);
            String secret = Base64.getEncoder().encodeToString(raw);
            String around = "x".repeat(random.nextInt(4)) + secret + "y".repeat(random.nextInt(4));
            byte[] bytes = around.getBytes(StandardCharsets.UTF_8);

            for (Base64.Encoder encoder : List.of(
                    Base64.getEncoder(),
                    Base64.getUrlEncoder(),
                    Base64.getUrlEncoder().withoutPadding())) {
                String masked = of(secret).mask("Basic " + encoder.encodeToString(bytes));

                assertThat(masked).startsWith("Basic ").contains("[secret]");
                assertThat(masked.length()).isLessThan("Basic ".length() + "[secret]".length() + 14);
            }
        }
    }

    @Test
    void overlappingSecretsLeaveNothingBehind() {
        assertThat(of("token-abc", "abc-def").mask("token-abc-def")).isEqualTo("[secret]");
    }

    @Test
    void aShortSecretIsMaskedOnlyWhereItStandsAlone() {
        assertThat(of("abc").mask("the abc of abcess: \"abc\"")).isEqualTo("the [secret] of abcess: \"[secret]\"");
        assertThat(of("7").mask("HTTP 407, pin=7")).isEqualTo("HTTP 407, pin=[secret]");
    }

    @Test
    void anEmptySecretMasksNothing() {
        assertThat(of("").mask("text")).isEqualTo("text");
    }

    @Test
    void secretsThatAreKnownAlreadyCostNothing() {
        List<Secret> secrets = List.of(Secret.of("hunter2"));
        Masker masker = Masker.none().and(secrets);

        assertThat(masker.and(secrets)).isSameAs(masker);
    }

    @Test
    void secretsAddUp() {
        Masker masker = of("hunter2").and(List.of(Secret.of("other-one")));

        assertThat(masker.mask("hunter2 other-one")).isEqualTo("[secret] [secret]");
    }

    @Test
    void truncatedEscapesAreNoTrouble() {
        for (String text : List.of("\\", "%", "%2", "\\u", "\\u00", "hunter\\", "hunter%", "hunter\\u003", "%C3")) {
            assertThat(of("hunter2", "\u00e4\u00e4\u00e4\u00e4").mask(text)).isSameAs(text);
        }
    }

    private static String unicodeEscaped(String text, String format) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\u").append(String.format(format, c)));
        return escaped.toString();
    }

    private static String lowerCaseHex(String encoded) {
        StringBuilder lower = new StringBuilder(encoded);
        for (int i = lower.indexOf("%"); i >= 0; i = lower.indexOf("%", i + 1)) {
            lower.replace(i + 1, i + 3, lower.substring(i + 1, i + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login of app with password=hunter2 failed",
                "no route to postgres://app:hunter2@db:5432/orders",
                "jdbc:x://db/orders?user=app&password=hunter2&ssl=true",
                "{\"host\":\"db\",\"api_key\":\"hunter2\"}",
                "{\\\"ssh\\\":{\\\"password\\\":\\\"hunter2\\\"}}",
                "{'client_secret': 'hunter2'}",
                "password: hunter2, host: db",
                "<password>hunter2</password>",
                "run --password hunter2 --host db",
                "Authorization: Basic hunter2",
                "client_secret%3Dhunter2%26x",
                "&quot;token&quot;:&quot;hunter2&quot;",
                "{\"secret\":{\"value\":\"hunter2\"}}"
            })
    void whatHasTheFormOfASecretIsMasked(String text) {
        assertThat(Masker.none().mask(text)).contains("[secret]").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the token: expired",
                "password must not be blank",
                "https://api.acme.example:8080/v1/things?limit=5",
                "see https://acme.example/@docs/x",
                "secret_name=prod, token_url=https://h/token",
                "{\"use_token\":true,\"password\":null}"
            })
    void whatOnlySpeaksOfSecretsStays(String text) {
        assertThat(Masker.none().mask(text)).isEqualTo(text);
    }

    @Test
    void valuesThatARequestSendsAreFoundAtEveryDepth() {
        String body = "{\"config\":{\"ssh\":{\"password\":\"one-1\"},\"url\":\"x://u:two-2@h\","
                + "\"json\":\"{\\\"api_key\\\":\\\"three-3\\\"}\"},\"name\":\"orders\"}";

        assertThat(Masker.secretsIn(body)).extracting(Secret::reveal).contains("one-1", "two-2", "three-3");
        assertThat(Masker.secretsIn(body)).extracting(Secret::reveal).doesNotContain("orders");
    }

    @Test
    void entitiesOfHtmlAreSeenThrough() {
        String secret = "aB3+d/E9==&x\"q";
        for (String echo : List.of(
                "aB3+d/E9==&amp;x&quot;q",
                "aB3&plus;d&sol;E9&equals;&equals;&amp;x&QUOT;q",
                "aB3&#43;d&#47;E9&#61;&#x3D;&#38;x&#X22;q",
                "aB3%2bd%2FE9%3D%3d%26amp%3Bx%22q")) {
            assertThat(of(secret).mask("x " + echo + " y")).as(echo).isEqualTo("x [secret] y");
        }
    }

    @Test
    void theBeginningOfASecretAtACutIsMasked() {
        assertThat(of("hunter2-canary").maskBeginning("token is hunter2-ca")).isEqualTo("token is [secret]");
        assertThat(of("hunter2-canary").mask("token is hunter2-ca")).isEqualTo("token is hunter2-ca");
    }

    @Test
    void oneSecretIsNamedInEveryFormAndAnotherStays() {
        var named = Masker.replacing(Secret.of("hunter/2"), "NAME");

        assertThat(named.apply("a=hunter/2&b=hunter%2F2 \"hunter\\/2\" password=other-one"))
                .isEqualTo("a=NAME&b=NAME \"NAME\" password=other-one");
    }
}
