package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AirbyteErrorsTest extends AirbyteFixture {
    private void in2023() throws IOException {
        restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
    }

    private Reply unknown() throws IOException {
        return config("/connections/get", id("connectionId", NOWHERE));
    }

    @Test
    void todayAnUnknownIdIsAnsweredWithAnIdAndNothingElse() throws IOException {
        Reply reply = unknown();
        assertThat(reply.status()).isEqualTo(404);
        assertThat(names(reply.json())).containsExactly("errorId");
    }

    @Test
    void in2023AnUnknownIdSoundsLikeAnInternalError() throws IOException {
        in2023();
        Reply reply = unknown();
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text("/message"))
                .startsWith("Internal Server Error: Could not find configuration for STANDARD_SYNC");
        assertThat(reply.text("/exceptionClassName")).endsWith("IdNotFoundKnownException");
        assertThat(reply.at("/exceptionStack")).isNotEmpty();
    }

    @Test
    void in2023AMissingMemberIsNamed() throws IOException {
        in2023();
        Reply reply = config("/connections/create", "{\"sourceId\": \"" + source + "\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(texts(reply.at("/validationErrors"), "propertyPath"))
                .containsExactlyInAnyOrder("operation.request.destinationId", "operation.request.status");
    }

    @Test
    void todayAMissingMemberIsNotNamed() throws IOException {
        Reply reply = config("/connections/get", "{}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(names(reply.json())).containsExactly("errorId");
    }

    @Test
    void anUnknownMemberIsRefused() throws IOException {
        assertThat(config("/connections/get", "{\"connectionId\": \"" + connection + "\", \"extra\": 1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anUnknownWordOfAnEnumIsRefusedByTheFramework() throws IOException {
        Reply reply =
                config("/connections/update", "{\"connectionId\": \"" + connection + "\", \"status\": \"asleep\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/message")).isEqualTo("Bad Request");
        assertThat(reply.text("/_embedded/errors/0/message")).contains("status").doesNotContain("asleep");
    }

    @Test
    void wordsOfEnumsAreReadInAnyCaseToday() throws IOException {
        String body = "{\"connectionId\": \"" + connection + "\", \"status\": \"INACTIVE\"}";
        assertThat(config("/connections/update", body).text("/status")).isEqualTo("inactive");
        in2023();
        assertThat(config("/connections/update", body.replace("INACTIVE", "ACTIVE"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMemberOfTheWrongTypeIsRefusedByTheFramework() throws IOException {
        Reply reply = config("/jobs/get", "{\"id\": \"seven\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/_links").isObject()).isTrue();
    }

    @Test
    void whatIsNoJsonIsUnprocessable() throws IOException {
        assertThat(config("/connections/get", "{").status()).isEqualTo(422);
    }

    @Test
    void whatIsNotSentAsJsonIsNotRead() throws IOException {
        Reply reply =
                send("POST", "/api/v1/connections/get", id("connectionId", connection), "Content-Type: text/plain");
        assertThat(reply.status()).isEqualTo(415);
    }

    @Test
    void aConflictKeepsItsMessageTodayAndLosesItsStack() throws IOException {
        sync();
        Reply reply = sync();
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("/message")).isEqualTo("A sync is already running for: " + connection);
        assertThat(names(reply.json())).contains("errorId").doesNotContain("exceptionStack");
    }

    @Test
    void thePublicApiAnswersWithProblems() throws IOException {
        Reply reply = open("GET", "/connections/" + NOWHERE);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.raw().header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("/title")).isEqualTo("resource-not-found");
        assertThat(reply.text("/data/message")).isNotBlank();
        assertThat(reply.at("/documentationUrl").isNull()).isTrue();
    }

    @Test
    void anUnknownQueryParameterIsRefusedByThePublicApi() throws IOException {
        assertThat(open("GET", "/connections?workspaceId=" + NOWHERE).status()).isEqualTo(400);
    }
}
