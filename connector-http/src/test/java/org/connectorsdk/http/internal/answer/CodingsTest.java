package org.connectorsdk.http.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSource;
import okio.GzipSink;
import okio.Okio;
import okio.Source;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.RawServer.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gzip is asked for and undone; whatever else content is compressed with is named (F-30). */
class CodingsTest {
    private static final String CONTENT = "{\"id\":\"a\"}";

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private static byte[] gzipped(byte[] content) throws IOException {
        Buffer compressed = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(compressed))) {
            gzip.write(content);
        }
        return compressed.readByteArray();
    }

    private static Reply answer(int status, String coding, byte[] content) {
        return exchange -> {
            exchange.send("HTTP/1.1 " + status + " Because\r\nContent-Type: application/json\r\nContent-Encoding: "
                    + coding + "\r\nContent-Length: " + content.length + "\r\n\r\n");
            exchange.send(content);
        };
    }

    @ParameterizedTest
    @CsvSource({"gzip,1", "GZIP,1", "identity,0", "'identity, gzip',1", "'gzip, gzip',2", "'gzip,identity',1"})
    void whatWasAskedForIsUndone(String coding, int layers) throws IOException {
        byte[] content = CONTENT.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < layers; i++) {
            content = gzipped(content);
        }
        http.server.always(answer(200, coding, content));

        assertThat(http.get().get().id()).isEqualTo("a");
        assertThat(http.get().get().id()).isEqualTo("a");

        assertThat(http.server.connections()).isOne();
        assertThat(http.server.journal().get(0).headers()).containsEntry("Accept-Encoding", "gzip");
    }

    @Test
    void whatIsDecodedCountsWhatItGivesAndClosesWhatItReads() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        Source content = new ForwardingSource(new Buffer().write(gzipped(new byte[9]))) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Source decoded =
                ContentCodings.of(Headers.of("Content-Encoding", "gzip")).decoded(content);

        assertThat(decoded.read(new Buffer(), 100)).isEqualTo(9);
        assertThat(decoded.read(new Buffer(), 100)).isEqualTo(-1);
        assertThat(decoded.timeout()).isEqualTo(content.timeout());
        decoded.close();
        assertThat(closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "x-gzip", "zstd", "compress", "gzip, br", "br, gzip"})
    void anotherCompressionIsNamedAndNotRepeated(String coding) {
        http.server.always(answer(200, coding, new byte[] {1, 2, 3}));

        ConnectorError error = http.error();

        String named = coding.replace("gzip, ", "").replace(", gzip", "");
        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message()).contains("compressed with " + named + ", which was not asked for");
        assertThat(http.server.requests()).isOne();
    }

    @Test
    void aWriteThatWasAnsweredSoMayHaveHappened() {
        http.server.always(answer(200, "br", new byte[] {1, 2, 3}));
        ConnectorError error = http.create().getLeft();
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aRefusalIsOneWhateverItsContent() {
        http.server.always(answer(403, "br", new byte[] {1, 2, 3}));

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(error.message()).contains("compressed with br, which was not asked for");
    }

    @Test
    void contentThatIsNoGzipIsReportedToBeNone() {
        http.server.always(answer(200, "gzip", CONTENT.getBytes(StandardCharsets.UTF_8)));

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message()).contains("labelled as gzip, but is no valid gzip");
        assertThat(http.server.requests()).isOne();
    }

    @Test
    void aDeletionNeedsNoContentThatCanBeRead() {
        http.server.always(answer(200, "br", new byte[] {1, 2, 3}));
        assertThat(http.api().delete("a", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void gzipOfNothingIsAnEmptyAnswer() {
        http.server.always(answer(200, "gzip", new byte[0]));
        assertThat(http.error().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(http.server.requests()).isOne();
    }
}
