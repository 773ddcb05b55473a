package org.connectorsdk.simulators;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Delivers events to receivers on this machine; nothing else is ever reached. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class WebhookSender {
    private static final int LIMIT_MILLIS = 5_000;
    private static final String HMAC = "HmacSHA256";

    private final ThreadPoolExecutor executor;

    /** Makes a sender without a thread; one comes with the first delivery and goes away by itself after the last. */
    public WebhookSender() {
        this.executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "simulator-webhooks");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Delivers later, one after the other.
     *
     * @param url the receiver
     * @param headers header lines beside the content type
     * @param body the raw body
     * @param answered is told the status of the receiver's answer
     * @param failed is told why there was none
     */
    public void send(
            String url, Map<String, String> headers, byte[] body, IntConsumer answered, Consumer<String> failed) {
        executor.execute(() -> {
            try {
                answered.accept(deliver(url, headers, body));
            } catch (IOException e) {
                failed.accept("not delivered: " + e.getMessage());
            }
        });
    }

    /**
     * Delivers at once.
     *
     * @param url the receiver
     * @param headers header lines beside the content type
     * @param body the raw body
     * @return the status of the receiver's answer
     * @throws IOException if there was none, or the receiver is not on this machine
     */
    public static int deliver(String url, Map<String, String> headers, byte[] body) throws IOException {
        HttpURLConnection connection = open(url);
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        headers.forEach(connection::setRequestProperty);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        connection.disconnect();
        return status;
    }

    private static HttpURLConnection open(String url) throws IOException {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (!InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
            throw new IOException("only receivers on the loopback interface are reached");
        }
        return (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    }

    /**
     * A signature.
     *
     * @param secret the key
     * @param parts what is signed, in order
     * @return the HMAC with SHA-256 in lower-case hexadecimal digits
     */
    public static String signature(String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
