package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.fault.FaultProxy;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.io.TempDir;

/** F-35: being in the trust store does not make a certificate valid for ever. */
@Finding(value = "F-35", rule = "Anchors expire too")
class F35ExpiredAnchorTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path directory = Path.of("");

    /** What the server shows, and what the client is told to trust. */
    private record Trust(HeldCertificate server, List<HeldCertificate> trusted) {}

    static List<Input<Trust>> inputs() {
        HeldCertificate expired = server(-10, -1).build();
        HeldCertificate future = server(1, 10).build();
        HeldCertificate old = authority(-10, -1);
        HeldCertificate young = authority(1, 10);
        HeldCertificate valid = authority(-1, 10);
        return List.of(
                Input.of("an expired certificate that is trusted itself", new Trust(expired, List.of(expired))),
                Input.of("one that is not valid yet", new Trust(future, List.of(future))),
                Input.of("an expired one beside a valid one", new Trust(expired, List.of(valid, expired))),
                Input.of("an authority that expired", signed(old, -1, 10)),
                Input.of("an authority that is not valid yet", signed(young, -1, 10)),
                Input.of("an expired certificate of a valid authority", signed(valid, -10, -1)),
                Input.of("all of them expired", new Trust(expired, List.of(old, expired))));
    }

    static List<Input<Trust>> sound() {
        HeldCertificate itself = server(-1, 10).build();
        return List.of(
                Input.of("a valid certificate that is trusted itself", new Trust(itself, List.of(itself))),
                Input.of("one of a valid authority", signed(authority(-1, 10), -1, 10)),
                Input.of(
                        "a valid one beside an expired one",
                        new Trust(itself, List.of(server(-10, -1).build(), itself))));
    }

    private static Trust signed(HeldCertificate authority, int from, int to) {
        return new Trust(server(from, to).signedBy(authority).build(), List.of(authority));
    }

    private static HeldCertificate.Builder server(int from, int to) {
        return valid(new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1"), from, to);
    }

    private static HeldCertificate authority(int from, int to) {
        return valid(new HeldCertificate.Builder().commonName("authority").certificateAuthority(0), from, to)
                .build();
    }

    private static HeldCertificate.Builder valid(HeldCertificate.Builder certificate, int from, int to) {
        Instant now = Instant.now();
        return certificate.validityInterval(
                now.plus(DAY.multipliedBy(from)).toEpochMilli(),
                now.plus(DAY.multipliedBy(to)).toEpochMilli());
    }

    @ForEveryCase(with = "LIST")
    void whatIsNotValidIsRefused(Case<Trust> one, Stage stage) throws IOException {
        Either<ConnectorError, Page<Connection>> answer = list(stage, one);

        assertThat(answer.getLeft().kind()).isIn(ErrorKind.CONFIGURATION, ErrorKind.UNREACHABLE);
        assertThat(answer.getLeft().message()).contains("trust-store");
        assertThat(stage.journal().all()).isEmpty();
    }

    @ForEveryCase(with = "LIST", inputs = "sound")
    void whatIsValidIsTrusted(Case<Trust> one, Stage stage) throws IOException {
        assertThat(list(stage, one).isRight()).isTrue();
    }

    private Either<ConnectorError, Page<Connection>> list(Stage stage, Case<Trust> one) throws IOException {
        HandshakeCertificates shown = new HandshakeCertificates.Builder()
                .heldCertificate(one.value().server())
                .build();
        Path store = Files.writeString(
                directory.resolve("trusted.pem"),
                one.value().trusted().stream()
                        .map(HeldCertificate::certificatePem)
                        .collect(Collectors.joining()));
        try (FaultProxy server = FaultProxy.withTls(stage.baseUrl(), shown.sslContext())) {
            Either<ConnectorError, Connections> opened = stage.tryOpen(config ->
                    config.set("base-url", server.baseUrl().toString()).set("trust-store", store.toString()));
            if (opened.isLeft()) {
                return Either.left(opened.getLeft());
            }
            try (Connections client = opened.get()) {
                return one.ask(client, ViewCall.list());
            }
        }
    }
}
