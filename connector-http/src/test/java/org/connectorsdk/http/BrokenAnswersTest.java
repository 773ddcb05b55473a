package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers that lie about their length or explode: never a shorter value, never more than the ceiling (WIRE-02, WIRE-07,
 * M7).
 */
class BrokenAnswersTest {
    private static final String CHUNKED_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    @AfterEach
    void close() {
        http.close();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private void answerPacked(byte[] body) {
        http.server.always(exchange -> {
            exchange.send(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + body.length + "\r\n\r\n");
            exchange.send(body);
        });
    }

    @Test
    void aPackedAnswerIsReadAsIfItWereNot() throws IOException {
        answerPacked(gzip("{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(http.api().get("a", HttpFixture.PLAIN).get().id()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 12})
    void aPackedAnswerThatIsCutIsAFailureEvenIfItsTextIsWhole(int missing) throws IOException {
        byte[] packed = gzip("{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8));
        answerPacked(Arrays.copyOf(packed, packed.length - missing));

        assertThat(http.api().get("a", HttpFixture.PLAIN).isLeft()).isTrue();
    }

    @Test
    void aPackedAnswerThatExplodesIsStoppedAtTheCeiling() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] filling = new byte[32 << 20];
        Arrays.fill(filling, (byte) 'x');
        content.write("{\"id\":\"".getBytes(StandardCharsets.UTF_8));
        content.write(filling);
        content.write("\"}".getBytes(StandardCharsets.UTF_8));
        answerPacked(gzip(content.toByteArray()));
        http.set(HttpSettings.MAX_ANSWER_BYTES, "1048576");

        ConnectorError error = http.api().get("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.PAYLOAD_TOO_LARGE);
        assertThat(error.message()).contains(HttpSettings.MAX_ANSWER_BYTES);
    }

    @Test
    void aChunkThatIsCutIsAFailure() {
        http.server.always(exchange -> {
            exchange.send(CHUNKED_HEAD + "a\r\n{\"id\":\"a\"}\r\n");
            exchange.socket().close();
        });

        assertThat(http.api().get("a", HttpFixture.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.UNREACHABLE);
    }

    @Test
    void anAnswerThatNeverEndsIsStoppedAtTheCeiling() {
        http.set(HttpSettings.MAX_ANSWER_BYTES, "100000");
        http.server.always(exchange -> {
            exchange.send(CHUNKED_HEAD + "7\r\n{\"id\":\"\r\n");
            while (true) { // until the client is gone
                exchange.send("400\r\n" + "x".repeat(1024) + "\r\n");
            }
        });

        assertThat(http.api().get("a", HttpFixture.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.PAYLOAD_TOO_LARGE);
    }
}
