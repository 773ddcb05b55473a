package org.connectorsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.connectorsdk.spring.test.SimulatedAccount;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** What an application with one account answers over HTTP. */
@SpringBootTest(
        classes = Shop.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.health.show-details=always",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always",
            "connectors.health.cache=0s",
            "connectors.accounts.shop.attempts=1",
            "connectors.accounts.limited.provider=hotdata",
            "connectors.accounts.limited.token=${connectors.accounts.shop.token}",
            "connectors.accounts.limited.workspace=${connectors.accounts.shop.workspace}",
            "connectors.accounts.limited.base-url=${connectors.accounts.shop.base-url}",
            "program.copy=Bearer ${connectors.accounts.shop.token}",
            "spring.jmx.enabled=false"
        })
@SimulatedAccount(value = "hotdata", account = "shop")
class EndpointsTest {
    @Autowired
    private VendorSimulator simulator;

    @Value("${local.server.port}")
    private int port;

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @AfterEach
    void noMoreFaults() {
        simulator.faults().clear();
    }

    @Test
    void healthHasAnEntryForEachAccount() throws Exception {
        assertThat(get("/actuator/health/connectors/shop").body())
                .contains("\"status\":\"UP\"", "\"provider\":\"hotdata\"", "\"authenticated\":true");
    }

    @Test
    void aVendorThatFailsIsDownWithTheReason() throws Exception {
        simulator.faults().on(FaultScript.ANY).always().inject(Fault.status(503));

        HttpResponse<String> health = get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"status\":\"DOWN\"", "\"kind\":\"PROVIDER_FAILURE\"", "hotdata check");
    }

    @Test
    void infoHasTheVersions() throws Exception {
        assertThat(get("/actuator/info").body()).contains("\"connectors\":{\"version\":", "\"shop\":\"hotdata\"");
    }

    @Test
    void theEndpointShowsWhatTheClientsDo() throws Exception {
        assertThat(get("/actuator/connectors").body())
                .contains("\"capabilities\":[", "\"activeRequests\":0", "\"read\":{\"state\":\"CLOSED\"");
        assertThat(get("/actuator/connectors/shop").body()).startsWith("{\"provider\":\"hotdata\"");
        assertThat(get("/actuator/connectors/none").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"env", "env/program.copy", "configprops", "connectors", "info", "health", "beans", "loggers"})
    void noEndpointShowsTheSecret(String endpoint) throws Exception {
        String token = simulator.settings().get("token");

        HttpResponse<String> answer = get("/actuator/" + endpoint);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isNotEmpty()
                .doesNotContain(token)
                .doesNotContain(Base64.getEncoder().encodeToString(token.getBytes("UTF-8")));
    }

    @Test
    void whatIsNoSecretIsShown() throws Exception {
        assertThat(get("/actuator/env/connectors.accounts.shop.attempts").body()).contains("\"value\":\"1\"");
    }

    @Test
    void anErrorIsAProblemDetail() throws Exception {
        HttpResponse<String> answer = get("/connections/conn_none");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"type\":\"urn:connectorsdk:error:not-found\"",
                        "\"title\":\"Not found\"",
                        "\"status\":404",
                        "\"detail\":\"hotdata get",
                        "\"vendorStatus\":404",
                        "\"outcome\":\"REFUSED\"");
    }

    @Test
    void anErrorOfAFutureIsAProblemDetailToo() throws Exception {
        assertThat(get("/later/conn_none").statusCode()).isEqualTo(404);
    }

    @Test
    void theVendorsRefusalOfOurCredentialIsNotTheCallers() throws Exception {
        simulator.faults().on(FaultScript.ANY).always().inject(Fault.status(401));

        assertThat(get("/connections/conn_1").statusCode()).isEqualTo(502);
    }

    @Test
    void aRateLimitSaysWhenToComeBack() throws Exception {
        simulator.faults().on(FaultScript.ANY).always().inject(Fault.status(429).header("Retry-After", "300"));

        HttpResponse<String> answer = get("/limited/conn_1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(295L, 300L);
    }
}
