package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Headers that come over HTTP/2, in as many frames as a server likes, have the ceiling of those that come over
 * HTTP/1.1.
 */
class Http2HeadersTest {
    private final MockWebServer server = new MockWebServer();
    private final HttpFixture http = new HttpFixture();

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void start() throws IOException {
        server.useHttps(http.trusted(directory).sslSocketFactory());
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        server.start(InetAddress.getLoopbackAddress(), 0);
        http.at(URI.create("https://127.0.0.1:" + server.getPort()), "");
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    /** Of a character that no coding makes shorter. OkHttp 5 has a ceiling of its own at twice ours. */
    private void answerWithHeaders(int size) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("X-Long", "~".repeat(size))
                .body("{\"id\":\"a\"}")
                .build());
    }

    @Test
    void headersBelowTheCeilingAreRead() {
        answerWithHeaders(100_000);

        assertThat(http.api().get("a", HttpFixture.PLAIN).get().id()).isEqualTo("a");
    }

    @Test
    void headersBeyondTheCeilingAreMalformedAndTheNextCallWorks() {
        answerWithHeaders(200_000);
        answerWithHeaders(10);

        ConnectorError error = http.api().get("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message()).contains("the header lines of the answer have more than 131072 bytes");
        assertThat(server.getRequestCount()).isOne();
        assertThat(http.api().get("a", HttpFixture.PLAIN).get().id()).isEqualTo("a");
    }
}
