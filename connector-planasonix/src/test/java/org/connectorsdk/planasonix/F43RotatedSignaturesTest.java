package org.connectorsdk.planasonix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.Function;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.planasonix.WebhookSignature.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("F-43: of two signatures one that is right will do")
class F43RotatedSignaturesTest {
    private static final Secret SECRET = Secret.of("whsec_test");
    private static final byte[] BODY = "{\"event\":\"job.failed\"}".getBytes(UTF_8);
    private static final String SENT = "1767225600";
    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);
    /** Computed with another tool: HMAC-SHA256 of "1767225600.{\"event\":\"job.failed\"}". */
    private static final String NEW = "8e9b32cd99402b292afb44ca0e2278fcb240c1d15da28217bb31f48e0f3ccf4f";
    /** The same over the body alone. */
    private static final String BARE = "0c709b2a06b9a1ca24d8b36fdb1eb20951975fbd8e9c5505be7e0c25edb711c4";
    /** What the former secret would have made. */
    private static final String OLD = "00".repeat(32);

    private static String header(String pattern) {
        return pattern.replace("NEW", NEW)
                .replace("BARE", BARE)
                .replace("OLD", OLD)
                .replace("_", " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1=OLD,v1=NEW",
                "v1=NEW,v1=OLD",
                "v1=OLD,_v1=NEW",
                "v1=OLD_v1=NEW",
                "v1=OLD,v1=OLD,v1=NEW",
                "v2=OLD,v1=NEW",
                "v0=NEW,v1=NEW",
                "v1=xyz,v1=NEW",
                "v1=,v1=NEW,",
                "_v1=NEW_"
            })
    void aHeaderWithOneThatIsRightIsGenuine(String signatures) {
        assertThat(WebhookSignature.timestamped(SECRET).check(BODY, SENT, header(signatures), NOW))
                .isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OLD,BARE", "BARE,OLD", "OLD_BARE", "v1=OLD,v1=BARE", "OLD,v1=BARE", "nonsense,_BARE"})
    void soItIsWhereTheBodyAloneIsSigned(String signatures) {
        assertThat(WebhookSignature.bodyOnly(SECRET).check(BODY, null, header(signatures), NOW))
                .isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1=OLD,v1=OLD  | FORGED
            v1=OLD,v2=NEW  | FORGED
            v1=OLD,NEW     | FORGED
            v1=OLDNEW      | FORGED
            v1=BARE,v1=OLD | FORGED
            v2=NEW,v3=NEW  | MALFORMED
            NEW,NEW        | MALFORMED
            v1=,v1=        | MALFORMED
            ,              | MALFORMED
            """)
    void aHeaderWithoutOneIsNot(String signatures, Verdict verdict) {
        assertThat(WebhookSignature.timestamped(SECRET).check(BODY, SENT, header(signatures), NOW))
                .isEqualTo(verdict);
    }

    @Test
    void anOldDeliveryIsStaleHoweverManySignaturesItHas() {
        assertThat(WebhookSignature.timestamped(SECRET)
                        .check(BODY, SENT, header("v1=OLD,v1=NEW"), NOW.plusSeconds(301)))
                .isEqualTo(Verdict.STALE);
    }

    private static void assertRefused(Function<Secret, WebhookSignature> check, String secret) {
        assertThatThrownBy(() -> check.apply(Secret.of(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secret: is empty; take the signing secret that was shown when the webhook was made or its"
                        + " secret rotated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n", " \r\n "})
    void anEmptySecretIsRefusedInWordsBeforeAnythingIsChecked(String secret) {
        assertRefused(WebhookSignature::timestamped, secret);
        assertRefused(WebhookSignature::bodyOnly, secret);
    }
}
