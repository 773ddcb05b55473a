package org.connectorsdk.simulators.planasonix;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers events, signed, to receivers on this machine; nothing else is ever reached. */
final class WebhookSender {
    private static final int LIMIT_MILLIS = 5_000;
    private static final String SIGNATURE = "X-Planasonix-Signature";
    private static final String HMAC = "HmacSHA256";

    private final PlanasonixTenant tenant;
    private final InstantSource clock;
    private final ThreadPoolExecutor executor;

    WebhookSender(PlanasonixTenant tenant, InstantSource clock) {
        this.tenant = tenant;
        this.clock = clock;
        // The one thread goes away by itself a moment after the last delivery, so there is nothing to close.
        this.executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "simulator-webhooks");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    void send(StoredWebhook.Delivery delivery, String url, String secret, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        executor.execute(() -> deliver(delivery, url, secret, bytes));
    }

    private void deliver(StoredWebhook.Delivery delivery, String url, String secret, byte[] body) {
        try {
            delivery.answered(post(URI.create(url), secret, body), clock.instant());
        } catch (IOException | IllegalArgumentException e) {
            delivery.failed("not delivered: " + e.getMessage());
        }
    }

    private int post(URI url, String secret, byte[] body) throws IOException {
        if (!InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
            throw new IOException("only receivers on the loopback interface are reached");
        }
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        sign(connection, secret, body);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        connection.disconnect();
        return status;
    }

    private void sign(HttpURLConnection connection, String secret, byte[] body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        connection.setRequestProperty("X-Planasonix-Timestamp", timestamp);
        if (tenant.signatureForm == PlanasonixTenant.SignatureForm.BODY) {
            connection.setRequestProperty(SIGNATURE, hmac(secret, new byte[0], body));
        } else {
            byte[] prefix = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty(SIGNATURE, "v1=" + hmac(secret, prefix, body));
        }
    }

    private static String hmac(String secret, byte[] prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update(prefix);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
