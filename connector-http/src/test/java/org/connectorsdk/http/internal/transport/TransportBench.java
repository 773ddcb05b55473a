package org.connectorsdk.http.internal.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.HttpSchema;
import org.connectorsdk.http.KeyFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

abstract class TransportBench {
    static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Test authority")
            .build();
    static final HeldCertificate CLIENT = new HeldCertificate.Builder()
            .signedBy(AUTHORITY)
            .commonName("client")
            .build();

    final MockWebServer server = new MockWebServer();
    final ConnectorConfig.Builder config = ConnectorConfig.builder();

    @TempDir
    Path folder;

    KeyFiles files;

    @BeforeEach
    void setUp() {
        files = new KeyFiles(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    void start() throws IOException {
        server.start(InetAddress.getByName("localhost"), 0);
    }

    static HeldCertificate.Builder serverCertificate() {
        return new HeldCertificate.Builder().signedBy(AUTHORITY).addSubjectAlternativeName("localhost");
    }

    void startWith(HeldCertificate certificate) throws IOException {
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        server.useHttps(tls.sslSocketFactory());
        start();
        ok();
    }

    void ok() {
        server.enqueue(new MockResponse.Builder().body("ok").build());
    }

    void trustTheAuthority() {
        config.set("trust-store", files.pem("authority.pem", AUTHORITY.certificatePem()));
    }

    Settings settings() {
        return ConfigSchema.builder()
                .addAll(HttpSchema.all(Map.of("base-url", "https://api.example.com")))
                .build()
                .resolve(config.build())
                .get();
    }

    OkHttpClient client() {
        return client(RuntimeContext.standard());
    }

    OkHttpClient client(RuntimeContext context) {
        return Transport.of(settings(), context, URI.create("https://127.0.0.1"))
                .get()
                .client()
                .build();
    }

    List<ConfigViolation> violations() {
        return Transport.of(settings(), RuntimeContext.standard(), URI.create("https://127.0.0.1"))
                .getLeft();
    }

    String get(OkHttpClient client) throws IOException {
        return get(client, server.url("/v1/things").toString());
    }

    static String get(OkHttpClient client, String url) throws IOException {
        Request request = new Request.Builder().url(url).build();
        try (Response answer = client.newCall(request).execute()) {
            return answer.code() + " " + answer.body().string();
        }
    }
}
