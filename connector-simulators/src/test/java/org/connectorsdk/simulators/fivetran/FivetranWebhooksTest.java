package org.connectorsdk.simulators.fivetran;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.WebhookSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signed events, to a receiver on this machine. */
class FivetranWebhooksTest extends FivetranFixture {
    private static final String SECRET = "a-secret-of-the-receiver";

    private record Delivery(String body, String signature) {
        String event() {
            return Json.parse(body).path("event").asText();
        }
    }

    private final BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
    private HttpServer receiver;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Delivery(body, exchange.getRequestHeaders().getFirst("X-Fivetran-Signature-256")));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private Reply register() throws IOException {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
        return post("/v1/webhooks/account", """
                {"url":"%s","events":["sync_end"],"active":true,"secret":"%s"}""".formatted(url, SECRET));
    }

    private Delivery next() throws InterruptedException {
        return received.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void aNewWebhookIsCalledOnceAndItsSecretIsMasked() throws Exception {
        Reply created = register();
        assertThat(created.text("/data/secret")).isEqualTo("******");
        assertThat(next().event()).isEqualTo("test_event");
    }

    @Test
    void aWebhookThatDoesNotAnswerIsRefused() throws Exception {
        status = 500;
        assertThat(register().refusal()).isEqualTo("400 InvalidInput");
        assertThat(get("/v1/webhooks").at("/data/items")).isEmpty();
    }

    @Test
    void anEndIsToldAndSigned() throws Exception {
        register();
        next();
        String id = seeded();
        simulator.recordEnd(id, false, "the source said no");
        Delivery told = next();
        assertThat(Json.parse(told.body()).path("data")).isEqualTo(Json.parse("""
                        {"status":"FAILURE_WITH_TASK","reason":"the source said no","taskType":"reconnect"}"""));
        assertThat(Json.parse(told.body()).path("connector_id").asText()).isEqualTo(id);
        assertThat(told.signature())
                .isEqualTo(WebhookSender.signature(SECRET, told.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTestOfAWebhookTellsItsAnswer() throws Exception {
        String id = register().text("/data/id");
        status = 503;
        Reply tested = post("/v1/webhooks/" + id + "/test", "{\"event\":\"sync_start\"}");
        assertThat(tested.at("/data/succeed").asBoolean()).isFalse();
        assertThat(tested.at("/data/status").asInt()).isEqualTo(503);
    }
}
