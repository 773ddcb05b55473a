package org.connectorsdk.fivetran;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.fivetran.WebhookSignature.Verdict;
import org.connectorsdk.fivetran.wire.WebhookWires.NewDeliveryWire;
import org.connectorsdk.fivetran.wire.WebhookWires.NewWebhookWire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a delivery comes from the vendor. */
class WebhookSignatureTest {
    private static final Secret SECRET = Secret.of("whsec-not-real");
    private static final byte[] BODY = "{\"event\":\"sync_end\"}".getBytes(UTF_8);
    /** Of that body with that secret, reckoned by OpenSSL. */
    private static final String GOOD = "a11926986067a329a7435dd9d86638804e5f8b23fd2c55ab28fcf4a181ac1996";

    private static final WebhookSignature SIGNATURE = WebhookSignature.of(SECRET);

    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private record Delivered(byte[] body, String signature) {}

    @Test
    void digitsOfEitherCaseAreGenuine() {
        assertThat(SIGNATURE.check(BODY, GOOD)).isEqualTo(Verdict.GENUINE);
        assertThat(SIGNATURE.check(BODY, GOOD.toUpperCase(Locale.ROOT))).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void anotherBodyOrSecretIsForged() {
        assertThat(SIGNATURE.check("{}".getBytes(UTF_8), GOOD)).isEqualTo(Verdict.FORGED);
        assertThat(WebhookSignature.of(Secret.of("another")).check(BODY, GOOD)).isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "xyz", "abc"})
    void whatHasAnotherFormIsMalformed(@Nullable String signature) {
        assertThat(SIGNATURE.check(BODY, signature)).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void anEmptySecretIsRefused() {
        assertThatThrownBy(() -> WebhookSignature.of(Secret.of(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secret: is empty; take the secret that the webhook was made with");
    }

    @Test
    void itsTextShowsNoSecret() {
        assertThat(SIGNATURE.toString()).doesNotContain("whsec");
    }

    @Test
    void whatIsReallyDeliveredIsGenuine() throws Exception {
        Delivered arrived = deliver();
        assertThat(SIGNATURE.check(arrived.body(), arrived.signature())).isEqualTo(Verdict.GENUINE);
    }

    private Delivered deliver() throws IOException, InterruptedException {
        BlockingQueue<Delivered> delivered = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> delivered.add(receive(exchange)));
        receiver.start();
        try {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            NewWebhookWire webhook = new NewWebhookWire(url, List.of("sync_end"), false, SECRET);
            FivetranApi api = fixture.api();
            String id = right(api.createAccountWebhook(webhook, NONE)).content().id();
            right(api.testWebhook(id, new NewDeliveryWire("sync_end"), NONE));
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
        Delivered arrived = new Delivered(
                exchange.getRequestBody().readAllBytes(),
                exchange.getRequestHeaders().getFirst(WebhookSignature.SIGNATURE_HEADER));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        return arrived;
    }
}
