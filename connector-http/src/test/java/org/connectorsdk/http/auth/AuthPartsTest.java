package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.auth.TokenEndpoint.TokenAnswer;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthPartsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @AutoClose("shut")
    private final Desk desk = new Desk();

    private final ClientCredentials source =
            CredentialSource.clientCredentials("token").build();

    private static Credential bearer(String token) {
        return CredentialForm.BEARER.of(Secret.of(token)).get();
    }

    @Test
    void aTokenThatLandsMeanwhileIsUsedWithoutARequest() {
        desk.thenToken("t1", 180);
        AuthCall late = new ForwardingCall(desk) {
            private boolean overtaken;

            @Override
            public TimeSource time() {
                if (!overtaken) {
                    overtaken = true;
                    source.obtain(desk);
                }
                return super.time();
            }
        };

        assertThat(source.obtain(late).get()).isEqualTo(bearer("t1"));
        assertThat(desk.asked).hasSize(1);
    }

    private void hang() {
        CountDownLatch never = new CountDownLatch(1);
        desk.thenTokenAfter(never, "late");
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(() -> source.obtain(desk));
        while (desk.asked.isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aRequestIsWaitedForToTheVeryEndOfItsTime() {
        hang();
        desk.advance(TIMEOUT.plusMillis(250)).remaining(Duration.ZERO);

        ConnectorError error = source.obtain(desk).getLeft();

        assertThat(((ConnectorError.Timeout) error).limit()).isEqualTo(ConnectorError.Limit.ATTEMPT);
        assertThat(((ConnectorError.Timeout) error).value()).isEqualTo(TIMEOUT);
        assertThat(desk.asked).hasSize(1);
    }

    @Test
    void aSecretThatCannotBeReadIsNamedByItsSetting() {
        ConfigSchema schema = ConfigSchema.builder()
                .add(Setting.builder("client-secret", SettingType.STRING)
                        .secret()
                        .build())
                .build();
        ConnectorConfig config = ConnectorConfig.builder()
                .secret("client-secret", () -> {
                    throw new IllegalStateException("hunter2");
                })
                .build();
        ClientCredentials unreadable = CredentialSource.clientCredentials("token")
                .secret("client_secret", schema.resolve(config).get().secret("client-secret"))
                .build();

        ConnectorError error = unreadable.obtain(desk).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(error.message()).contains("client-secret").doesNotContain("hunter2", "SecretUnavailable");
    }

    @ParameterizedTest
    @CsvSource({"199, false", "200, true", "299, true", "300, false"})
    void onlyASuccessBringsAToken(int status, boolean brings) {
        desk.then(() -> Either.right(desk.answer(status, "application/json", JsonObject.of("access_token", "t1"))));
        assertThat(source.obtain(desk).isRight()).isEqualTo(brings);
    }

    private static ErrorContext evidence(String operation) {
        return ErrorContext.of("acme", operation)
                .summary("no token")
                .status(503)
                .vendorCode("busy")
                .requestId("r-1")
                .tried(3, Duration.ofSeconds(2))
                .retryable(true)
                .retryAt(Desk.NOON.plusSeconds(5))
                .advice("Wait.")
                .build();
    }

    @Test
    void aFailureReportedToAnotherCallKeepsItsEvidence() {
        ConnectorError error = new ConnectorError.PermissionDenied(evidence("list"));

        assertThat(AuthErrors.toldTo(new Desk().operation("get"), error).context())
                .isEqualTo(evidence("get"));
    }

    @Test
    void aFailureReportedToTheSameOperationIsTheSame() {
        ConnectorError error = new ConnectorError.PermissionDenied(
                ErrorContext.of("acme", "list").summary("no").build());

        assertThat(AuthErrors.toldTo(desk, error)).isSameAs(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\u007f", "a\"b", "a(b", "a:b", "a\u00e9"})
    void anInvalidHeaderNameIsAMistakeOfTheProgram(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CredentialForm.header(name));
    }

    @Test
    void everyVisibleCharacterCanBeSent() {
        assertThat(CredentialForm.header("X~!").of(Secret.of("a~!")).get().value())
                .isEqualTo(Secret.of("a~!"));
    }

    @Test
    void aSecretThatCannotBeSentIsReportedToEachCall() {
        Secret invalid = Secret.of("a\u0000b");
        CredentialSource supplied = SuppliedCredential.of(CredentialForm.BEARER, () -> invalid);

        assertThat(supplied.obtain(desk).getLeft().context().operation()).isEqualTo("list");
        assertThat(supplied.obtain(desk.operation("get")).getLeft().context().operation())
                .isEqualTo("get");
    }

    @Test
    void aTenantsCredentialThatCannotBeSentIsNamed() {
        ConnectorError error = source.obtain(desk.tenant(Secret.of("a\u0000b"))).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(error.message()).contains("credential has 3 characters, and the one at position 2");
    }

    private static boolean isRepeatable(JsonObject body) {
        return new TokenRequest("token", body, List.of(), TIMEOUT).isRepeatable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "refresh_token", "device_code", "assertion", "client_assertion", "subject_token"})
    void aGrantThatIsUsedUpIsSentOnce(String member) {
        assertThat(isRepeatable(JsonObject.of("client_id", "id", member, "x"))).isFalse();
    }

    @Test
    void aGrantThatLastsIsSentAgain() {
        assertThat(isRepeatable(JsonObject.of("client_id", "id"))).isTrue();
    }

    @Test
    void whoKnowsBetterSaysWhetherItIsSentAgain() {
        ClientCredentials.Builder once =
                CredentialSource.clientCredentials("token").repeatable(false);
        desk.thenToken("t1");

        once.build().obtain(desk);

        assertThat(desk.asked.get(0).isRepeatable()).isFalse();
    }

    @Test
    void textsNamePlacesAndNoSecret() {
        assertThat(source).hasToString("ClientCredentials[token]");
        assertThat(new TokenRequest("token", JsonObject.of("a", "hunter2"), List.of(), TIMEOUT))
                .hasToString("TokenRequest[token]");
        assertThat(desk.answer(200, "application/json", JsonObject.of("a", "hunter2")))
                .hasToString("TokenAnswer[200 application/json]");
    }

    @Test
    void theServersOwnTimeIsKept() {
        TokenAnswer answer =
                new TokenAnswer(200, "application/json", null, Desk.NOON, Long.MAX_VALUE - 5, 1, Duration.ZERO);
        assertThat(answer.serverTime()).isEqualTo(Optional.of(Desk.NOON));
    }

    @Test
    void credentialsThatDifferHaveDifferentHashes() {
        assertThat(bearer("a")).hasSameHashCodeAs(bearer("a"));
        assertThat(bearer("a").hashCode()).isNotEqualTo(bearer("b").hashCode());
    }
}
