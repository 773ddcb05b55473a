package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.hotdata.HotdataApi;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.incidents.Stage;

/** F-56: content that can be read once is sent once, whatever would allow a repeat. */
@Finding(value = "F-56", rule = "What cannot be repeated is not repeated")
class F56OneShotTest {
    private static final byte[] CONTENT = "id,name\n1,orders\n".getBytes(StandardCharsets.UTF_8);

    static List<Input<Function<URI, Fault>>> inputs() {
        return List.of(
                Input.of("429 without a pause", server -> Fault.status(429)),
                Input.of("429 with a pause", server -> Fault.status(429).header("Retry-After", "1")),
                Input.of("503 with no pause", server -> Fault.status(503).header("Retry-After", "0")),
                Input.of("408", server -> Fault.status(408)),
                Input.of("reset before anything was done", server -> Fault.resetBefore()),
                Input.of("reset after the file was stored", server -> Fault.resetAfterExecuting()),
                Input.of("closed without an answer", server -> Fault.closeBefore()),
                Input.of("moved within the origin", server -> Fault.redirect(307, server.resolve("/v1/files"))),
                Input.of("moved for good", server -> Fault.redirect(308, server.resolve("/v1/files"))));
    }

    /** Bytes of unknown length that count how often they are asked for after their end. */
    private static final class Once extends ByteArrayInputStream {
        private final AtomicInteger ends = new AtomicInteger();

        Once() {
            super(CONTENT);
        }

        @Override
        public synchronized int read(byte[] to, int offset, int length) {
            int read = super.read(to, offset, length);
            ends.addAndGet(read < 0 ? 1 : 0);
            return read;
        }
    }

    @ForEveryCase(only = "hotdata")
    void theContentIsReadAndSentOnce(Case<Function<URI, Fault>> one, Stage stage) {
        URI server = stage.baseUrl();
        stage.always("upload_file", one.value().apply(server));
        var client = stage.open();
        stage.warm(client);
        InputStream content = new Once();

        var answer = client.unwrap(HotdataApi.class)
                .orElseThrow()
                .uploadFile(UploadBody.oneShot(content, -1, "text/csv"), CallOptions.none());

        assertThat(answer.isLeft()).isTrue();
        assertThat(stage.journal().count("upload_file")).isOne();
        assertThat(((Once) content).ends).hasValueLessThanOrEqualTo(1);
    }
}
