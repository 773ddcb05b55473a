package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is trusted, and who we are, against real servers (SEC-07). */
class CertificatesTest extends TransportBench {
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

        assertThat(Transport.of(settings(), RuntimeContext.standard(), URI.create("http://127.0.0.1"))
                        .isRight())
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
        return Path.of(Objects.requireNonNull(CertificatesTest.class.getResource("encrypted-client.pem"))
                .toURI());
    }

    private static RuntimeContext lending(HandshakeCertificates tls) {
        return RuntimeContext.builder()
                .tls(tls.sslContext(), tls.trustManager())
                .build();
    }

    private static HandshakeCertificates ours() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(CLIENT)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
    }

    @Test
    void lentTlsTrustsItsAuthoritiesAndShowsItsCertificate() throws Exception {
        server.requireClientAuth();
        startWith(serverCertificate().build());

        assertThat(get(client(lending(ours())))).isEqualTo("200 ok");
        assertThat(server.takeRequest().getHandshake().peerCertificates().get(0))
                .isEqualTo(CLIENT.certificate());
    }

    @Test
    void lentTlsTrustsNobodyElse() throws IOException {
        startWith(serverCertificate().build());
        HandshakeCertificates stranger = new HandshakeCertificates.Builder()
                .addTrustedCertificate(new HeldCertificate.Builder()
                        .certificateAuthority(0)
                        .build()
                        .certificate())
                .build();

        assertThatThrownBy(() -> get(client(lending(stranger)))).isInstanceOf(SSLException.class);
    }

    @Test
    void lentTlsCountsBeforeThatOfALentClient() throws IOException {
        startWith(serverCertificate().build());
        RuntimeContext context = RuntimeContext.builder()
                .lend(OkHttpClient.class, new OkHttpClient())
                .tls(ours().sslContext(), ours().trustManager())
                .build();

        assertThat(get(client(context))).isEqualTo("200 ok");
    }

    @Test
    void theCertificateOfAnotherHostIsRefusedWhateverLentTlsTrusts() throws IOException {
        startWith(new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName("other.example.com")
                .build());

        assertThatThrownBy(() -> get(client(lending(ours())))).isInstanceOf(SSLException.class);
    }

    @Test
    void settingsOfCertificatesBesideLentTlsAreRefused() {
        trustTheAuthority();
        config.set("client-certificate", files.pem("client.pem", CLIENT.privateKeyPkcs8Pem(), CLIENT.certificatePem()));

        assertThat(Transport.of(settings(), lending(ours()), URI.create("https://127.0.0.1"))
                        .getLeft())
                .allSatisfy(violation -> assertThat(violation.code()).isEqualTo(ConfigViolation.CONFLICT))
                .extracting(ConfigViolation::path)
                .containsExactly("trust-store", "client-certificate");
    }

    @Test
    void anRsaKeyIsReadAsWell() throws Exception {
        startDemandingACertificate();
        HeldCertificate rsa =
                new HeldCertificate.Builder().rsa2048().signedBy(AUTHORITY).build();
        config.set("client-certificate", files.pem("rsa.pem", rsa.certificatePem(), rsa.privateKeyPkcs8Pem()));

        assertThat(get(client())).isEqualTo("200 ok");
    }

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

    static Stream<Arguments> unusable() {
        HeldCertificate old =
                new HeldCertificate.Builder().validityInterval(0, 86_400_000).build();
        HeldCertificate rsa = new HeldCertificate.Builder().rsa2048().build();
        return Stream.of(
                Arguments.of("private key", new String[] {CLIENT.certificatePem()}),
                Arguments.of("1970-01-02", new String[] {old.privateKeyPkcs8Pem(), old.certificatePem()}),
                Arguments.of("openssl pkcs8", new String[] {rsa.certificatePem(), rsa.privateKeyPkcs1Pem()}));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aClientCertificateThatCannotBeUsedIsRefused(String problem, String[] blocks) {
        config.set("client-certificate", files.pem("client.pem", blocks));

        assertThat(violations())
                .extracting(ConfigViolation::message)
                .isNotEmpty()
                .allMatch(message -> message.contains(problem));
    }

    @Test
    void aFileWithoutAnEndIsReadToACeiling() throws IOException {
        Path large = folder.resolve("large.p12");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((16 << 20) + 1);
        }
        config.set("trust-store", large);

        assertThat(violations())
                .extracting(ConfigViolation::message)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("more than 16 MiB");
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
}
