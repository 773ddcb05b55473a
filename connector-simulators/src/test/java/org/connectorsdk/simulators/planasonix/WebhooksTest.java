package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.SignatureForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest extends PlanasonixSimulatorTestBase {
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String ONE = WEBHOOKS + "/wh_000001";

    private record Delivered(String timestamp, String signature, String body) {}

    private final BlockingQueue<Delivered> delivered = new LinkedBlockingQueue<>();
    private final HttpServer receiver;
    private String secret = "";

    WebhooksTest() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        receiver.createContext("/", this::receive);
        receiver.start();
        Reply created = caller.post(
                WEBHOOKS,
                "{'url':'http://127.0.0.1:%d/hook','events':['job.succeeded']}"
                        .formatted(receiver.getAddress().getPort()));
        assertThat(created.status()).isEqualTo(201);
        secret = created.at("/data/signing_secret");
    }

    @AfterEach
    void hangUp() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String timestamp = exchange.getRequestHeaders().getFirst("X-Planasonix-Timestamp");
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        delivered.add(new Delivered(timestamp, exchange.getRequestHeaders().getFirst("X-Planasonix-Signature"), body));
    }

    private Delivered next() throws InterruptedException {
        return Objects.requireNonNull(delivered.poll(10, TimeUnit.SECONDS), "nothing was delivered");
    }

    private void endAJob() {
        state.addConnection("pg", "pg", "postgres", json("{}"));
        caller.post("/api/v1/connections/pg/sync", "");
        caller.get(JOBS + "/job_000001");
        caller.get(JOBS + "/job_000001");
    }

    private String hmac(String message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theSecretIsShownAtCreationAndNeverAgain() {
        assertThat(secret).startsWith("whsec_");
        assertThat(caller.get(ONE).text()).doesNotContain(secret);
        assertThat(caller.get(WEBHOOKS).text()).doesNotContain(secret);
    }

    @Test
    void aJobThatEndsIsDeliveredSigned() throws Exception {
        endAJob();
        Delivered arrived = next();
        assertThat(json(arrived.body()).at("/event").asText()).isEqualTo("job.succeeded");
        assertThat(json(arrived.body()).at("/data/id").asText()).isEqualTo("job_000001");
        assertThat(arrived.timestamp()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        assertThat(arrived.signature()).isEqualTo("v1=" + hmac(arrived.timestamp() + "." + arrived.body()));
    }

    @Test
    void aTenantMaySignTheBodyAlone() throws Exception {
        tenant.signatureForm(SignatureForm.BODY);
        caller.post(ONE + "/test", "");
        Delivered arrived = next();
        assertThat(arrived.signature()).isEqualTo(hmac(arrived.body()));
    }

    @Test
    void aTestDeliveryIsPendingAndNamesItsEvent() throws Exception {
        Reply reply = caller.post(ONE + "/test", "{'event':'backfill.completed'}");
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json()).isEqualTo(json("{'data':{'delivery_id':'whd_000001','status':'pending'}}"));
        assertThat(json(next().body()).at("/event").asText()).isEqualTo("backfill.completed");
        assertThat(caller.get(ONE + "/deliveries").at("/data/0/event")).isEqualTo("backfill.completed");
    }

    @Test
    void aRotatedSecretSignsFromThenOn() throws Exception {
        String former = secret;
        secret = caller.post(ONE + "/rotate-secret", "").at("/data/signing_secret");
        assertThat(secret).isNotEqualTo(former);
        caller.post(ONE + "/test", "");
        Delivered arrived = next();
        assertThat(arrived.signature()).isEqualTo("v1=" + hmac(arrived.timestamp() + "." + arrived.body()));
    }

    @Test
    void aDisabledWebhookHearsNothing() {
        caller.put(ONE, "{'enabled':false}");
        endAJob();
        assertThat(caller.get(ONE + "/deliveries").json().get("data")).isEmpty();
    }

    @Test
    void aDeletedWebhookIsGone() {
        Reply reply = caller.delete(ONE);
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.text()).isEmpty();
        assertThat(caller.get(ONE).status()).isEqualTo(404);
    }
}
