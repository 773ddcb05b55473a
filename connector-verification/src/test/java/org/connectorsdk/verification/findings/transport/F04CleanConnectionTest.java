package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.FaultProxy;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.io.TempDir;

/** F-04: what a server sends without being asked is never the answer to something else. */
@Finding(value = "F-04", rule = "A pooled connection is clean or it is not used")
class F04CleanConnectionTest {
    private static final HeldCertificate SERVER =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private static final HandshakeCertificates SHOWN =
            new HandshakeCertificates.Builder().heldCertificate(SERVER).build();

    @TempDir
    private Path directory = Path.of("");

    /** Makes what is sent from the head and the body of an honest answer. */
    private interface Sent extends BinaryOperator<byte[]> {}

    static List<Input<Sent>> inputs() {
        return List.of(
                Input.of("the answer twice", (head, body) -> twice(Front.whole(head, body))),
                Input.of("the answer twice in chunks", (head, body) -> twice(Front.chunked(head, body))),
                Input.of(
                        "an answer and a half",
                        (head, body) -> Front.joined(Front.whole(head, body), half(Front.whole(head, body)))),
                Input.of("a further byte", (head, body) -> and(Front.whole(head, body), "H")),
                Input.of("a blank line", (head, body) -> and(Front.chunked(head, body), "\r\n")),
                Input.of(
                        "a success",
                        (head, body) -> and(
                                Front.whole(head, body),
                                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")),
                Input.of(
                        "a refusal",
                        (head, body) ->
                                and(Front.chunked(head, body), "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n")));
    }

    private static byte[] twice(byte[] answer) {
        return Front.joined(answer, answer);
    }

    private static byte[] half(byte[] answer) {
        return Arrays.copyOf(answer, answer.length / 2);
    }

    private static byte[] and(byte[] answer, String more) {
        return Front.joined(answer, more.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ForEveryCase(with = {"LIST", "GET", "CREATE"})
    void eachCallGetsItsOwnAnswer(Case<Sent> one, Stage stage) {
        try (Front front = front(stage, one.value())) {
            Connections client = stage.openInRealTime(
                    config -> config.set("base-url", front.baseUrl().toString()));

            assertOwnAnswers(one, stage, client);
            assertThat(front.connections()).isEqualTo(front.requests());
        }
    }

    @ForEveryCase(with = {"LIST", "GET", "CREATE"})
    void eachCallGetsItsOwnAnswerThroughTls(Case<Sent> one, Stage stage) throws IOException {
        try (Front front = front(stage, one.value());
                FaultProxy tls = FaultProxy.withTls(front.baseUrl(), SHOWN.sslContext())) {
            Path store = Files.writeString(directory.resolve("trusted.pem"), SERVER.certificatePem());
            Connections client = stage.openInRealTime(
                    config -> config.set("base-url", tls.baseUrl().toString()).set("trust-store", store.toString()));

            assertOwnAnswers(one, stage, client);
            assertThat(tls.connections()).hasSize(front.requests());
        }
    }

    private static Front front(Stage stage, Sent sent) {
        return new Front(stage.baseUrl(), (out, head, body) -> out.write(sent.apply(head, body)));
    }

    private static void assertOwnAnswers(Case<Sent> one, Stage stage, Connections client) {
        List<ConnectionId> seeded = stage.seed(2).stream().map(Connection::id).toList();

        assertThat(one.answer(client, ViewCall.list()).items()).hasSize(2);
        assertThat(one.answer(client, ViewCall.get(seeded.get(0))).id()).isEqualTo(seeded.get(0));
        assertThat(one.answer(client, ViewCall.get(seeded.get(1))).id()).isEqualTo(seeded.get(1));
        assertThat(one.answer(client, ViewCall.create(stage.spec("fresh"))).id())
                .isNotIn(seeded);
        assertThat(stage.sent(NeutralCall.CREATE)).hasSize(1);
    }
}
