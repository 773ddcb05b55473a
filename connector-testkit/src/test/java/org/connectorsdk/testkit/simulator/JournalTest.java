package org.connectorsdk.testkit.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.connectorsdk.testkit.http.RawClient;
import org.connectorsdk.testkit.simulator.Exchange.Outcome;
import org.connectorsdk.testkit.time.VirtualClock;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String AUTH = "Authorization: Bearer t";
    private static final String JSON = "Content-Type: application/json";

    private final VirtualClock clock = VirtualClock.create();
    private final ThingSimulator simulator =
            new ThingSimulator(SimulatorOptions.defaults().clock(clock));
    private final Journal journal = simulator.journal();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        simulator.start();
        client = new RawClient(simulator.baseUrl());
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        simulator.close();
    }

    @Test
    void holdsEveryExchangeInOrderOfArrival() throws IOException {
        client.get("/v1/things?x=1&y=a%20b", AUTH);
        client.post("/v1/things", "{\"name\":\"a\"}", AUTH, JSON);
        assertThat(journal.all()).extracting(Exchange::sequence).containsExactly(1L, 2L);
        assertThat(journal.all()).extracting(Exchange::status).containsExactly(200, 201);
        assertThat(journal.count("GET", "/v1/things")).isEqualTo(1);
        assertThat(journal.count("create_thing")).isEqualTo(1);
        assertThat(journal.of("list_things").get(0).query("y")).contains("a b");
        assertThat(journal.last().bodyText()).isEqualTo("{\"name\":\"a\"}");
        assertThat(journal.last().bodyLength()).isEqualTo(12);
    }

    @Test
    void knowsTheAnswerWhenTheClientDoes() throws IOException {
        for (int i = 0; i < 200; i++) {
            client.get("/v1/things", AUTH);
            assertThat(journal.last().status()).isEqualTo(200);
        }
    }

    @Test
    void tellsWhichConnectionCarriedAnExchange() throws IOException {
        client.get("/v1/things", AUTH);
        client.get("/v1/things", AUTH);
        try (RawClient other = new RawClient(simulator.baseUrl())) {
            other.get("/v1/things", AUTH);
            assertThat(journal.all())
                    .extracting(Exchange::connection)
                    .containsExactly(client.localPort(), client.localPort(), other.localPort());
        }
    }

    @Test
    void showsNoCredentials() throws IOException {
        client.get("/v1/things", AUTH, "x-api-key: k1", "Cookie: c1", "Accept: */*");
        Exchange exchange = journal.last();
        assertThat(exchange.headers())
                .contains(
                        new HttpHeader("Authorization", Exchange.MASK),
                        new HttpHeader("x-api-key", Exchange.MASK),
                        new HttpHeader("Cookie", Exchange.MASK),
                        new HttpHeader("Accept", "*/*"));
        assertThat(exchange.rawHeader("authorization")).contains("Bearer t");
        assertThat(exchange.toString()).doesNotContain("Bearer").doesNotContain("k1");
    }

    @Test
    void timesExchangesByTheVendorsClock() throws IOException {
        clock.advance(Duration.ofDays(1));
        Instant before = Instant.now();
        var answer = client.get("/v1/things", AUTH);
        assertThat(journal.last().virtualTime()).isEqualTo(VirtualClock.EPOCH.plusSeconds(86_400));
        assertThat(journal.last().realTime()).isBetween(before, Instant.now());
        assertThat(answer.header("Date")).isEqualTo("Fri, 02 Jan 2026 00:00:00 GMT");
    }

    @Test
    void keepsOnlyTheBeginningOfALargeBody() throws IOException {
        client.post("/v1/things", "{\"name\":\"" + "x".repeat(200_000) + "\"}", AUTH, JSON);
        assertThat(journal.last().body()).hasSize(Journal.KEPT_BODY);
        assertThat(journal.last().bodyLength()).isEqualTo(200_011);
        assertThat(simulator.things().get(0)).hasSize(200_000);
    }

    @Test
    void holdsARequestWhoseSenderDiedHalfWay() throws Exception {
        String beginning = "POST /v1/things HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{\"na";
        client.sendBytes(beginning.getBytes(US_ASCII));
        assertThat(journal.await(1, exchange -> true, PATIENCE)).isTrue();
        client.close();
        assertThat(journal.await(1, exchange -> exchange.outcome() == Outcome.ABANDONED, PATIENCE))
                .isTrue();
        assertThat(simulator.things()).isEmpty();
    }

    @Test
    void canBeClearedWithoutCountingFromOneAgain() throws IOException {
        client.get("/v1/things", AUTH);
        journal.clear();
        assertThatThrownBy(journal::last).isInstanceOf(IllegalStateException.class);
        client.get("/v1/things", AUTH);
        assertThat(journal.last().sequence()).isEqualTo(2);
        assertThat(journal.arrived()).isEqualTo(2);
    }

    @Test
    void holdsWhatATestsOwnStubAnswered() throws IOException {
        simulator
                .wireMock()
                .stubFor(post("/v1/things")
                        .withRequestBody(equalToJson("{\"name\":\"odd\"}"))
                        .willReturn(aResponse().withStatus(418).withBody("teapot")));
        assertThat(client.post("/v1/things", "{\"name\":\"odd\"}", AUTH, JSON).text())
                .isEqualTo("teapot");
        assertThat(client.post("/v1/things", "{\"name\":\"even\"}", AUTH, JSON).status())
                .isEqualTo(201);
        assertThat(journal.all()).extracting(Exchange::status).containsExactly(418, 201);
        assertThat(simulator.things()).containsExactly("even");
    }
}
