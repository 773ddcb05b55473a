package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    private static final byte[] CONTENT = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    @Test
    void aFileIsSentWithItsLengthAndType(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("things.csv"), CONTENT);
        http.server.always(status(204));

        assertThat(http.api()
                        .upload("a", UploadBody.file(file, "text/csv"), HttpFixture.PLAIN)
                        .isRight())
                .isTrue();

        RawServer.Exchange sent = http.server.journal().get(0);
        assertThat(sent.body()).isEqualTo("a,b\n1,2\n");
        assertThat(sent.headers()).containsEntry("Content-Length", "8").containsEntry("Content-Type", "text/csv");
    }

    @Test
    void contentOfUnknownLengthIsSentInChunks() {
        http.server.always(status(204));

        http.api()
                .upload("a", UploadBody.oneShot(new ByteArrayInputStream(CONTENT), -1, "text/csv"), HttpFixture.PLAIN);

        assertThat(http.server.journal().get(0).headers()).containsEntry("Transfer-Encoding", "chunked");
        assertThat(http.server.journal().get(0).body()).isEqualTo("a,b\n1,2\n");
    }

    @Test
    void replayableContentIsOpenedForEachAttempt() {
        AtomicInteger opened = new AtomicInteger();
        http.server.then(status(503)).then(status(204));
        UploadBody body = UploadBody.replayable(
                () -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream(CONTENT);
                },
                CONTENT.length,
                "text/csv");

        assertThat(http.api().upload("a", body, HttpFixture.PLAIN).isRight()).isTrue();
        assertThat(opened).hasValue(2);
        assertThat(http.server.journal()).extracting(RawServer.Exchange::body).containsOnly("a,b\n1,2\n");
    }

    @Test
    void contentThatExistsOnceIsSentOnceWhateverTheSafety() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream once = new ByteArrayInputStream(CONTENT) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        http.server.always(status(429, "Retry-After: 1"));

        UploadBody body = UploadBody.oneShot(once, CONTENT.length, "text/csv");

        assertThat(http.api().upload("a", body, HttpFixture.PLAIN).getLeft().kind())
                .isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(http.server.requests()).isEqualTo(1);
        assertThat(closed).isTrue();
    }

    @Test
    void contentThatCannotBeReadIsOurOwnFault() {
        http.set(HttpSettings.BREAKER_FAILURES, "1").set(HttpSettings.BREAKER_WINDOW, "1");
        UploadBody body = UploadBody.replayable(
                () -> {
                    throw new IOException("/home/user/secret.csv is gone");
                },
                CONTENT.length,
                "text/csv");

        ConnectorError error = http.api().upload("a", body, HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.message()).contains("content to send").doesNotContain("secret.csv");
        assertThat(error.context().attempts()).isEqualTo(1);
        http.server.always(status(204));
        assertThat(http.api().delete("a", HttpFixture.PLAIN).isRight()).isTrue();
    }
}
