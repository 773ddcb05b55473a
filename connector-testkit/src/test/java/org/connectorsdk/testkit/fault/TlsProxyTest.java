package org.connectorsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.connectorsdk.testkit.http.RawAnswer;
import org.connectorsdk.testkit.http.RawClient;
import org.connectorsdk.testkit.simulator.ThingSimulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsProxyTest {

    private static final String PASSWORD = "changeit";
    private static final String AUTH = "Authorization: Bearer t";

    @TempDir
    private static Path folder;

    private static SSLContext tls;

    /** A certificate that signs itself, made with the tool that comes with every JDK. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = folder.resolve("proxy.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process making = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "proxy",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(making.waitFor(60, TimeUnit.SECONDS)).isTrue();
        tls = context(store);
    }

    private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static Socket connect(SSLContext context, URI proxy) throws IOException {
        return context.getSocketFactory().createSocket(proxy.getHost(), proxy.getPort());
    }

    @Test
    void speaksTlsWithItsClientsAndPlainTextWithTheServer() throws IOException {
        try (ThingSimulator simulator = new ThingSimulator()) {
            simulator.start();
            try (FaultProxy proxy = FaultProxy.withTls(simulator.baseUrl(), tls);
                    RawClient client = new RawClient(connect(tls, proxy.baseUrl()))) {
                assertThat(proxy.baseUrl()).hasScheme("https");
                assertThat(client.get("/v1/things", AUTH).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void breaksConnectionsAsWithoutTls() throws IOException {
        try (ThingSimulator simulator = new ThingSimulator()) {
            simulator.start();
            try (FaultProxy proxy = FaultProxy.withTls(simulator.baseUrl(), tls);
                    RawClient client = new RawClient(connect(tls, proxy.baseUrl()))) {
                ArmedProxyFault cut = proxy.arm(ProxyFault.cutResponse(0, ProxyFault.Ending.RESET));
                RawAnswer answer =
                        client.post("/v1/things", "{\"name\":\"lamp\"}", AUTH, "Content-Type: application/json");
                assertThat(answer.status()).isZero();
                assertThat(cut.hasFired()).isTrue();
                assertThat(simulator.things()).hasSize(1);
            }
        }
    }

    @Test
    void isTurnedAwayByAClientThatDoesNotTrustIt() throws Exception {
        try (ThingSimulator simulator = new ThingSimulator()) {
            simulator.start();
            try (FaultProxy proxy = FaultProxy.withTls(simulator.baseUrl(), tls);
                    RawClient client = new RawClient(connect(SSLContext.getDefault(), proxy.baseUrl()))) {
                assertThatThrownBy(() -> client.send("GET", "/", "")).isInstanceOf(SSLException.class);
            }
            assertThat(simulator.journal().arrived()).isZero();
        }
    }
}
