package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
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
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections, proxy and certificates, against real servers (SEC-07). */
class TransportTest {
    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Test authority")
            .build();
    private static final HeldCertificate CLIENT = new HeldCertificate.Builder()
            .signedBy(AUTHORITY)
            .commonName("client")
            .build();

    private final MockWebServer server = new MockWebServer();
    private final ConnectorConfig.Builder config = ConnectorConfig.builder();

    @TempDir
    private Path folder;

    private KeyFiles files;

    @BeforeEach
    void setUp() {
        files = new KeyFiles(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void start() throws IOException {
        server.start(InetAddress.getByName("localhost"), 0);
    }

    private static HeldCertificate.Builder serverCertificate() {
        return new HeldCertificate.Builder().signedBy(AUTHORITY).addSubjectAlternativeName("localhost");
    }

    private void startWith(HeldCertificate certificate) throws IOException {
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        server.useHttps(tls.sslSocketFactory());
        start();
        ok();
    }

    private void ok() {
        server.enqueue(new MockResponse.Builder().body("ok").build());
    }

    private void trustTheAuthority() {
        config.set("trust-store", files.pem("authority.pem", AUTHORITY.certificatePem()));
    }

    private Settings settings() {
        return ConfigSchema.builder()
                .addAll(HttpSettings.all(Map.of("base-url", "https://api.example.com")))
                .build()
                .resolve(config.build())
                .get();
    }

    private OkHttpClient client() {
        return client(RuntimeContext.standard());
    }

    private OkHttpClient client(RuntimeContext context) {
        return Transport.of(settings(), context).get().client().build();
    }

    private List<ConfigViolation> violations() {
        return Transport.of(settings(), RuntimeContext.standard()).getLeft();
    }

    private String get(OkHttpClient client) throws IOException {
        return get(client, server.url("/v1/things").toString());
    }

    private static String get(OkHttpClient client, String url) throws IOException {
        Request request = new Request.Builder().url(url).build();
        try (Response answer = client.newCall(request).execute()) {
            return answer.code() + " " + answer.body().string();
        }
    }

    // ---- who is trusted
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void aServerThatNobodyVouchesForIsRefused() throws IOException {
        startWith(serverCertificate().build());

        assertThatThrownBy(() -> get(client())).isInstanceOf(SSLException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aServerWhoseAuthorityIsTrustedIsReached() throws IOException {
        startWith(serverCertificate().build());
        trustTheAuthority();

        assertThat(get(client())).isEqualTo("200 ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void theTrustStoreMayBeAKeyStore(String type) throws IOException {
        startWith(serverCertificate().build());
        config.set("trust-store", files.trustStore(type, "changeit", AUTHORITY))
                .secret("trust-store-password", Secret.of("changeit"));

        assertThat(get(client())).isEqualTo("200 ok");
    }

    @Test
    void theTrustStoreStandsInPlaceOfJavasOwn() throws IOException {
        HeldCertificate stranger =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        startWith(serverCertificate().build());
        config.set("trust-store", files.pem("stranger.pem", stranger.certificatePem()));

        assertThatThrownBy(() -> get(client())).isInstanceOf(SSLException.class);
    }

    @Test
    void anExpiredCertificateIsRefused() throws IOException {
        long now = System.currentTimeMillis();
        startWith(serverCertificate()
                .validityInterval(now - TimeUnit.DAYS.toMillis(2), now - TimeUnit.DAYS.toMillis(1))
                .build());
        trustTheAuthority();

        assertThatThrownBy(() -> get(client())).isInstanceOf(SSLException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void theCertificateOfAnotherHostIsRefused() throws IOException {
        startWith(new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName("other.example.com")
                .build());
        trustTheAuthority();

        assertThatThrownBy(() -> get(client())).isInstanceOf(SSLException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void theCertificateOfAnotherHostIsRefusedWhateverALentClientAccepts() throws IOException {
        startWith(new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName("other.example.com")
                .build());
        trustTheAuthority();
        OkHttpClient careless = new OkHttpClient.Builder()
                .hostnameVerifier((host, session) -> true)
                .build();
        RuntimeContext context =
                RuntimeContext.builder().lend(OkHttpClient.class, careless).build();

        assertThatThrownBy(() -> get(client(context))).isInstanceOf(SSLException.class);
    }

    // ---- who we are
    // -------------------------------------------------------------------------------------------------------------

    private void startDemandingACertificate() throws IOException {
        server.requireClientAuth();
        startWith(serverCertificate().build());
        trustTheAuthority();
    }

    private void assertWeAreKnown() throws Exception {
        assertThat(get(client())).isEqualTo("200 ok");
        assertThat(server.takeRequest().getHandshake().peerCertificates().get(0))
                .isEqualTo(CLIENT.certificate());
    }

    @Test
    void withoutACertificateOfOursAServerThatDemandsOneRefusesUs() throws IOException {
        startDemandingACertificate();

        assertThatThrownBy(() -> get(client())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void ourCertificateMayBeInAKeyStore(String type) throws Exception {
        startDemandingACertificate();
        config.set("client-certificate", files.keyStore(type, "changeit", CLIENT, AUTHORITY))
                .secret("client-certificate-password", Secret.of("changeit"));

        assertWeAreKnown();
    }

    @Test
    void ourCertificateMayBeInAPemFile() throws Exception {
        startDemandingACertificate();
        config.set("client-certificate", files.pem("client.pem", CLIENT.privateKeyPkcs8Pem(), CLIENT.certificatePem()));

        assertWeAreKnown();
    }

    @Test
    void theKeyInThePemFileMayBeEncrypted() throws Exception {
        config.set("client-certificate", encryptedPem()).secret("client-certificate-password", Secret.of("changeit"));

        assertThat(Transport.of(settings(), RuntimeContext.standard()).isRight())
                .isTrue();
    }

    @Test
    void anEncryptedKeyNeedsItsPassword() throws Exception {
        config.set("client-certificate", encryptedPem()).secret("client-certificate-password", Secret.of("hunter2"));

        assertThat(violations()).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("client-certificate");
            assertThat(violation.message()).contains("password").doesNotContain("hunter2");
        });
    }

    private static Path encryptedPem() throws Exception {
        return Path.of(Objects.requireNonNull(TransportTest.class.getResource("encrypted-client.pem"))
                .toURI());
    }

    @Test
    void anRsaKeyIsReadAsWell() throws Exception {
        startDemandingACertificate();
        HeldCertificate rsa =
                new HeldCertificate.Builder().rsa2048().signedBy(AUTHORITY).build();
        config.set("client-certificate", files.pem("rsa.pem", rsa.certificatePem(), rsa.privateKeyPkcs8Pem()));

        assertThat(get(client())).isEqualTo("200 ok");
    }

    // ---- what is wrong with files
    // -----------------------------------------------------------------------------------------------

    @Test
    void everyFileThatIsWrongIsReportedAtOnce() {
        config.set("proxy", "https://proxy.example.com")
                .set("trust-store", folder.resolve("nowhere.p12"))
                .set("client-certificate", files.write("notes.txt", "remember the milk"));

        assertThat(violations())
                .extracting(ConfigViolation::path)
                .containsExactlyInAnyOrder("proxy", "trust-store", "client-certificate");
        assertThat(violations())
                .extracting(ConfigViolation::message)
                .allMatch(message -> !message.contains("Exception"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aPasswordThatDoesNotFitIsNamedAndNotShown(String type) {
        config.set("client-certificate", files.keyStore(type, "changeit", CLIENT, AUTHORITY))
                .secret("client-certificate-password", Secret.of("hunter2"));

        assertThat(violations()).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("client-certificate-password");
            assertThat(violation.message()).doesNotContain("hunter2");
        });
    }

    @Test
    void aPasswordThatCannotBeHadIsNamed() {
        config.set("trust-store", files.trustStore("PKCS12", "changeit", AUTHORITY))
                .secret("trust-store-password", () -> {
                    throw new IllegalStateException("hunter2");
                });

        assertThat(violations()).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("trust-store-password");
            assertThat(violation.message()).doesNotContain("hunter2");
        });
    }

    @Test
    void aTrustStoreWithoutCertificatesTrustsNobodyAndIsRefused() {
        config.set("trust-store", files.keyStore("PKCS12", "changeit", CLIENT, AUTHORITY))
                .secret("trust-store-password", Secret.of("changeit"));

        assertThat(violations())
                .extracting(ConfigViolation::message)
                .allMatch(message -> message.contains("no certificate"));
    }

    @Test
    void aClientCertificateWithoutItsKeyIsRefused() {
        config.set("client-certificate", files.pem("client.pem", CLIENT.certificatePem()));

        assertThat(violations())
                .extracting(ConfigViolation::message)
                .allMatch(message -> message.contains("private key"));
    }

    @Test
    void aClientCertificateThatExpiredIsRefused() {
        HeldCertificate old =
                new HeldCertificate.Builder().validityInterval(0, 86_400_000).build();
        config.set("client-certificate", files.pem("old.pem", old.privateKeyPkcs8Pem(), old.certificatePem()));

        assertThat(violations())
                .extracting(ConfigViolation::message)
                .allMatch(message -> message.contains("1970-01-02"));
    }

    @Test
    void anOldFormOfKeyIsRefusedWithTheCommandThatConvertsIt() {
        HeldCertificate rsa = new HeldCertificate.Builder().rsa2048().build();
        config.set("client-certificate", files.pem("rsa.pem", rsa.certificatePem(), rsa.privateKeyPkcs1Pem()));

        assertThat(violations())
                .extracting(ConfigViolation::message)
                .allMatch(message -> message.contains("openssl pkcs8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN CERTIFICATE-----\nAAAA",
                "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"
            })
    void aBrokenPemFileIsRefused(String content) {
        config.set("trust-store", files.write("broken.pem", content));

        assertThat(violations()).extracting(ConfigViolation::path).containsExactly("trust-store");
    }

    // ---- proxy
    // ------------------------------------------------------------------------------------------------------------------

    private static MockResponse asksForALogin() {
        return new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                .build();
    }

    @Test
    void requestsGoThroughTheProxy() throws Exception {
        start();
        ok();
        config.set("proxy", server.url("/").toString());

        assertThat(get(client(), "http://api.example.com/v1/things")).isEqualTo("200 ok");
        assertThat(server.takeRequest().getRequestLine()).isEqualTo("GET http://api.example.com/v1/things HTTP/1.1");
    }

    @Test
    void aProxyThatAsksIsToldWhoWeAre() throws Exception {
        start();
        server.enqueue(asksForALogin());
        ok();
        config.set("proxy", server.url("/").toString())
                .set("proxy-user", "me")
                .secret("proxy-password", Secret.of("p\u00e4ss"));

        assertThat(get(client(), "http://api.example.com/v1/things")).isEqualTo("200 ok");
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isEqualTo("Basic bWU6cMOkc3M=");
    }

    @Test
    void aProxyThatAsksAgainHasRefusedUs() throws IOException {
        start();
        server.enqueue(asksForALogin());
        server.enqueue(asksForALogin());
        config.set("proxy", server.url("/").toString())
                .set("proxy-user", "me")
                .secret("proxy-password", Secret.of("wrong"));

        assertThat(get(client(), "http://api.example.com/v1/things")).startsWith("407");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whatIsEncryptedGoesThroughATunnelOfTheProxyWithTheLoginFromTheStart() throws Exception {
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .signedBy(AUTHORITY)
                        .addSubjectAlternativeName("api.example.com")
                        .build())
                .build();
        server.useHttps(tls.sslSocketFactory());
        start();
        server.enqueue(new MockResponse.Builder().inTunnel().build());
        ok();
        trustTheAuthority();
        config.set("proxy", "http://localhost:" + server.getPort())
                .set("proxy-user", "me")
                .secret("proxy-password", Secret.of("pass"));

        assertThat(get(client(), "https://api.example.com/v1/things")).isEqualTo("200 ok");
        var connect = server.takeRequest();
        assertThat(connect.getRequestLine()).isEqualTo("CONNECT api.example.com:443 HTTP/1.1");
        assertThat(connect.getHeaders().get("Proxy-Authorization")).isEqualTo("Basic bWU6cGFzcw==");
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }

    // ---- connections
    // ------------------------------------------------------------------------------------------------------------

    private int connectionsForTwoRequests(OkHttpClient client) throws Exception {
        start();
        ok();
        ok();
        get(client);
        get(client);
        server.takeRequest();
        return server.takeRequest().getConnectionIndex() + 1;
    }

    @Test
    void aConnectionServesManyRequests() throws Exception {
        assertThat(connectionsForTwoRequests(client())).isEqualTo(1);
    }

    @Test
    void withoutIdleConnectionsEachRequestHasItsOwn() throws Exception {
        config.set("max-connections", 0);

        assertThat(connectionsForTwoRequests(client())).isEqualTo(2);
    }

    @Test
    void anIdleConnectionIsClosedAfterItsTime() throws Exception {
        config.set("pool-idle", "1ms");
        start();
        ok();
        OkHttpClient client = client();
        get(client);

        while (client.connectionPool().idleConnectionCount() > 0) {
            Thread.onSpinWait();
        }
        assertThat(client.connectionPool().connectionCount()).isZero();
    }

    @Test
    void connectionsOfALentClientAreUsedAndNotOurs() {
        OkHttpClient lent = new OkHttpClient();
        RuntimeContext context =
                RuntimeContext.builder().lend(OkHttpClient.class, lent).build();

        Transport transport = Transport.of(settings(), context).get();

        assertThat(transport.ownsConnections()).isFalse();
        assertThat(transport.client().build().connectionPool()).isSameAs(lent.connectionPool());
    }

    @Test
    void withoutALentClientConnectionsAreOursAlone() {
        Transport one = Transport.of(settings(), RuntimeContext.standard()).get();
        Transport other = Transport.of(settings(), RuntimeContext.standard()).get();

        assertThat(one.ownsConnections()).isTrue();
        assertThat(one.client().build().connectionPool())
                .isNotSameAs(other.client().build().connectionPool());
    }
}
