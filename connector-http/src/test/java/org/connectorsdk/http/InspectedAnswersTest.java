package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.connectorsdk.api.call.AnswerHead;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RateLimit;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.auth.MadeCredentials;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A call shows the head of each of its answers to whoever asked for it. */
class InspectedAnswersTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture().credential(MadeCredentials.fixed("s3cr3t-token"));

    private final List<AnswerHead> heads = new ArrayList<>();

    private static CallOptions inspecting(Consumer<AnswerHead> consumer) {
        return CallOptions.builder().inspect(consumer).build();
    }

    private CallOptions inspected() {
        return inspecting(heads::add);
    }

    private AnswerHead headOf(String... headers) {
        http.server.then(exchange -> exchange.answer(200, "application/json", "{\"id\":\"a\"}", headers));
        http.get(inspected()).get();
        return heads.get(0);
    }

    @Test
    void theHeadTellsRequestStatusAndHeaders() {
        AnswerHead head = headOf("X-Region: eu", "Retry-After: 3");

        assertThat(head.method()).isEqualTo("GET");
        assertThat(head.path()).isEqualTo("/things/a");
        assertThat(head.attempt()).isEqualTo(1);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("x-REGION")).contains("eu");
        assertThat(head.header("Retry-After")).contains("3");
    }

    @Test
    void theHeadTellsTheVendorsIdOfTheRequest() {
        assertThat(headOf("X-Correlation-Id: other", "X-Request-Id: req-7").requestId())
                .contains("req-7");
    }

    @Test
    void theHeadTellsTheRequestLimit() {
        AnswerHead head = headOf("X-RateLimit-Limit: 60", "X-RateLimit-Remaining: 59", "X-RateLimit-Reset: 30");

        assertThat(head.rateLimit())
                .contains(new RateLimit(
                        OptionalLong.of(60),
                        OptionalLong.of(59),
                        Optional.of(http.time.now().plusSeconds(30))));
    }

    @Test
    void withoutIdAndLimitBothAreEmpty() {
        AnswerHead head = headOf();

        assertThat(head.requestId()).isEmpty();
        assertThat(head.rateLimit()).isEmpty();
    }

    @Test
    void secretsAreNotShown() {
        AnswerHead head = headOf("Set-Cookie: sid=1", "X-Echo: you sent s3cr3t-token", "X-Request-Id: s3cr3t-token");

        assertThat(head.header("Set-Cookie")).isEmpty();
        assertThat(head.headers().toString() + head.requestId()).doesNotContain("s3cr3t-token");
    }

    @Test
    void thePathHasNeitherQueryNorSecrets() {
        http.server.then(thing());
        http.server.then(thing());
        http.api().find("hunter2", inspected());
        http.api().get("s3cr3t-token", inspected());

        assertThat(heads.get(0).path()).isEqualTo("/things");
        assertThat(heads.get(1).path()).doesNotContain("s3cr3t-token");
    }

    @Test
    void refusedAttemptsAreShownTooEachOnce() {
        http.server.then(status(503));
        http.server.then(thing());

        http.get(inspected()).get();

        assertThat(heads).extracting(AnswerHead::status).containsExactly(503, 200);
        assertThat(heads).extracting(AnswerHead::attempt).containsExactly(1, 2);
    }

    @Test
    void anAnswerThatLeadsElsewhereIsShown() {
        http.server.then(status(307, "Location: /moved/a"));
        http.server.then(thing());

        http.get(inspected()).get();

        assertThat(heads).extracting(AnswerHead::path).containsExactly("/things/a", "/moved/a");
    }

    @Test
    void anAnswerThatCannotBeReadIsShown() {
        http.server.then(exchange -> exchange.json("{"));

        assertThat(http.get(inspected()).isLeft()).isTrue();

        assertThat(heads).hasSize(1);
    }

    @Test
    void aRequestWithoutAnAnswerShowsNothing() {
        http.server.always(RawServer.Exchange::reset);

        assertThat(http.get(inspected()).isLeft()).isTrue();

        assertThat(heads).isEmpty();
    }

    @Test
    void whatTheConsumerThrowsHarmsNoCall() {
        http.server.always(thing());

        assertThat(http.get(inspecting(head -> {
                            throw new IllegalStateException();
                        }))
                        .isRight())
                .isTrue();
        assertThat(http.get(inspecting(head -> {
                            throw new AssertionError();
                        }))
                        .isRight())
                .isTrue();
        assertThat(http.server.requests()).isEqualTo(2);
    }

    @Test
    void whatAnotherLanguageThrowsUndeclaredIsNotTakenForTheNetworks() {
        http.server.always(thing());

        assertThat(http.get(inspecting(head -> undeclared(new IOException()))).isRight())
                .isTrue();
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void undeclared(Exception thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void requestsForATokenAreNotShown() {
        http.credential(CredentialSource.clientCredentials("v1/token")
                .member("client_id", "id-1")
                .secret("client_secret", () -> Secret.of("s3cr3t-client"))
                .build());
        http.server.then(exchange -> exchange.json("{\"access_token\":\"t1\",\"expires_in\":\"180\"}"));
        http.server.then(thing());

        http.get(inspected()).get();

        assertThat(http.server.requests()).isEqualTo(2);
        assertThat(heads).extracting(AnswerHead::path).containsExactly("/things/a");
    }

    @Test
    void itsTextShowsNoHeaderAndNoPath() {
        assertThat(headOf("X-Region: eu")).hasToString("AnswerHead[GET #1 -> 200]");
    }
}
