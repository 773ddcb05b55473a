package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.http.StorageClient;
import org.connectorsdk.http.StorageClient.StorageAnswer;
import org.connectorsdk.http.operation.UploadBody;
import org.junit.jupiter.api.Test;

class StorageClientTest extends TransportBench {
    private static UploadBody content() {
        byte[] bytes = {1, 2, 3};
        return UploadBody.replayable(() -> new ByteArrayInputStream(bytes), bytes.length, "");
    }

    private String link() {
        return server.url("/bucket/1?signature=abc").toString();
    }

    private StorageClient storage(RuntimeContext context) {
        return StorageClient.of(link(), settings(), context, closed -> {}).get();
    }

    private StorageAnswer put(RuntimeContext context, String link) {
        try (StorageClient storage = storage(context)) {
            return storage.put(link, Map.of(), content(), Optional.empty());
        }
    }

    @Test
    void aLaterLinkInTheClearIsNotSentAnything() throws IOException {
        start();

        StorageAnswer answer = put(RuntimeContext.standard(), "http://storage.invalid/bucket/2?signature=abc");

        assertThat(answer.isContentLost()).isTrue();
        assertThat(answer.problem()).contains("storage.invalid", "in the clear").doesNotContain("signature");
    }

    @Test
    void aLaterLinkInTheClearIsUsedWhereThatIsMeant() throws IOException {
        start();
        config.set("allow-plain-http", "true");

        StorageAnswer answer = put(RuntimeContext.standard(), "http://storage.invalid/bucket/2?signature=abc");

        assertThat(answer.problem()).startsWith("no answer came");
    }

    private void startAskingForACertificate() throws IOException {
        server.requestClientAuth();
        startWith(serverCertificate().build());
        trustTheAuthority();
    }

    private void assertNobodyIsKnown() throws InterruptedException {
        assertThat(Objects.requireNonNull(server.takeRequest().getHandshake()).peerCertificates())
                .isEmpty();
    }

    @Test
    void ourCertificateIsNotOffered() throws Exception {
        startAskingForACertificate();
        config.set("client-certificate", files.pem("client.pem", CLIENT.privateKeyPkcs8Pem(), CLIENT.certificatePem()));

        assertThat(put(RuntimeContext.standard(), link()).isStored()).isTrue();

        assertNobodyIsKnown();
    }

    @Test
    void theCertificateOfALentClientIsNotOffered() throws Exception {
        server.requestClientAuth();
        startWith(serverCertificate().build());
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .heldCertificate(CLIENT)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        OkHttpClient lent = new OkHttpClient.Builder()
                .sslSocketFactory(tls.sslSocketFactory(), tls.trustManager())
                .build();

        assertThat(put(RuntimeContext.builder().lend(OkHttpClient.class, lent).build(), link())
                        .isStored())
                .isTrue();

        assertNobodyIsKnown();
    }

    @Test
    void theCertificateOfLentTlsIsNotOffered() throws Exception {
        server.requestClientAuth();
        startWith(serverCertificate().build());
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .heldCertificate(CLIENT)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();

        assertThat(put(
                                RuntimeContext.builder()
                                        .tls(tls.sslContext(), tls.trustManager())
                                        .build(),
                                link())
                        .isStored())
                .isTrue();

        assertNobodyIsKnown();
    }

    @Test
    void anInterruptIsNoExceptionAndItsFlagStays() throws IOException {
        start();
        ok();
        Thread.currentThread().interrupt();

        StorageAnswer answer = put(RuntimeContext.standard(), link());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer.isStored()).isFalse();
        assertThat(answer.isContentLost()).isFalse();
    }
}
