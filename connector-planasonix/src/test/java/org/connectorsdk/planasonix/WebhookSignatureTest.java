package org.connectorsdk.planasonix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.planasonix.WebhookSignature.Verdict;
import org.connectorsdk.planasonix.wire.WebhookWires.NewWebhookWire;
import org.connectorsdk.planasonix.wire.WebhookWires.WebhookTestWire;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.SignatureForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a delivery comes from Planasonix. */
class WebhookSignatureTest {
    private static final Secret SECRET = Secret.of("whsec_test");
    private static final byte[] BODY = "{\"event\":\"job.failed\"}".getBytes(UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);
    /** Computed with another tool: HMAC-SHA256 of "1767225600.{\"event\":\"job.failed\"}". */
    private static final String GOOD = "v1=8e9b32cd99402b292afb44ca0e2278fcb240c1d15da28217bb31f48e0f3ccf4f";
    /** The same over the body alone. */
    private static final String BODY_ONLY = "0c709b2a06b9a1ca24d8b36fdb1eb20951975fbd8e9c5505be7e0c25edb711c4";

    private static final WebhookSignature SIGNATURE = WebhookSignature.timestamped(SECRET);

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private record Delivered(
            String body,
            @Nullable String timestamp,
            @Nullable String signature) {}

    @Test
    void aKnownSignatureIsGenuine() {
        assertThat(SIGNATURE.check(BODY, "1767225600", GOOD, NOW)).isEqualTo(Verdict.GENUINE);
        assertThat(WebhookSignature.bodyOnly(SECRET).check(BODY, null, BODY_ONLY, NOW))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void anyChangeIsForged() {
        assertThat(SIGNATURE.check("{}".getBytes(UTF_8), "1767225600", GOOD, NOW))
                .isEqualTo(Verdict.FORGED);
        assertThat(SIGNATURE.check(BODY, "1767225601", GOOD, NOW)).isEqualTo(Verdict.FORGED);
        assertThat(SIGNATURE.check(BODY, "1767225600", "v1=00", NOW)).isEqualTo(Verdict.FORGED);
        assertThat(WebhookSignature.timestamped(Secret.of("other")).check(BODY, "1767225600", GOOD, NOW))
                .isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @CsvSource({"300, GENUINE", "301, STALE", "-60, GENUINE", "-61, STALE"})
    void anOldOneIsStaleAndSoIsOneOfTheFuture(long age, Verdict verdict) {
        assertThat(SIGNATURE.check(BODY, "1767225600", GOOD, NOW.plusSeconds(age)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1=", "v1=xyz", "v2=00", "00"})
    void anotherFormIsNotTaken(String signature) {
        assertThat(SIGNATURE.check(BODY, "1767225600", signature, NOW)).isNotEqualTo(Verdict.GENUINE);
    }

    @Test
    void missingOrBrokenHeadersAreMalformed() {
        assertThat(SIGNATURE.check(BODY, null, GOOD, NOW)).isEqualTo(Verdict.MALFORMED);
        assertThat(SIGNATURE.check(BODY, "soon", GOOD, NOW)).isEqualTo(Verdict.MALFORMED);
        assertThat(SIGNATURE.check(BODY, "9223372036854775807", GOOD, NOW)).isEqualTo(Verdict.MALFORMED);
        assertThat(SIGNATURE.check(BODY, "1767225600", null, NOW)).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void itsTextShowsNoSecret() {
        assertThat(SIGNATURE.toString()).doesNotContain("whsec");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReallyDeliveredIsGenuine(SignatureForm form) throws Exception {
        Delivered arrived = deliver(form);
        WebhookSignature signature =
                form == SignatureForm.BODY ? WebhookSignature.bodyOnly(SECRET) : WebhookSignature.timestamped(SECRET);
        assertThat(signature.check(
                        arrived.body().getBytes(UTF_8),
                        arrived.timestamp(),
                        arrived.signature(),
                        fixture.clock().instant()))
                .isEqualTo(Verdict.GENUINE);
    }

    private Delivered deliver(SignatureForm form) throws IOException, InterruptedException {
        fixture.tenant().signatureForm(form);
        BlockingQueue<Delivered> delivered = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> delivered.add(receive(exchange)));
        receiver.start();
        try {
            PlanasonixApi api = fixture.api();
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            NewWebhookWire webhook = new NewWebhookWire(url, List.of("job.failed"), SECRET);
            String id = right(api.createWebhook(webhook, NONE)).id();
            right(api.testWebhook(id, new WebhookTestWire(null), NONE));
            Delivered arrived = delivered.poll(10, TimeUnit.SECONDS);
            if (arrived == null) {
                throw new AssertionError("nothing was delivered");
            }
            return arrived;
        } finally {
            receiver.stop(0);
        }
    }

    private static Delivered receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Delivered arrived = new Delivered(
                body,
                exchange.getRequestHeaders().getFirst(WebhookSignature.TIMESTAMP_HEADER),
                exchange.getRequestHeaders().getFirst(WebhookSignature.SIGNATURE_HEADER));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        return arrived;
    }
}
