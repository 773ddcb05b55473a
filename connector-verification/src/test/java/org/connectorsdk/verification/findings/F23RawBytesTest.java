package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.verification.incidents.Stage;

/** F-23: what is no content has a ceiling as well, in every part of an answer. */
@Finding(value = "F-23", rule = "Raw bytes are bounded, not only content")
class F23RawBytesTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** How an answer begins, and what comes then without end. */
    private record Endless(String beginning, String unit) {}

    static List<Input<Endless>> inputs() {
        return List.of(
                Input.of("the extension of a chunk", new Endless(CHUNKED + "5;", "x")),
                Input.of("zeros before the size of a chunk", new Endless(CHUNKED, "0")),
                Input.of("the line behind a chunk", new Endless(CHUNKED + "1\r\n{", "x")),
                Input.of("the status line", new Endless("HTTP/1.1 200 ", "x")),
                Input.of("one header", new Endless("HTTP/1.1 200 OK\r\nX-Some: ", "x")),
                Input.of("header lines", new Endless("HTTP/1.1 200 OK\r\n", "X-Some: header\r\n")),
                Input.of("early hints", new Endless("", "HTTP/1.1 103 Early Hints\r\n\r\n")),
                Input.of("trailers", new Endless(CHUNKED + "2\r\n{}\r\n0\r\n", "X-Some: trailer\r\n")),
                Input.of(
                        "the file name in gzip",
                        new Endless(
                                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\b\b\0\0\0\0\0\0", "x")));
    }

    @ForEveryCase(with = "LIST")
    void aPartWithoutEndIsMalformedAndAskedForOnce(Case<Endless> one) {
        byte[] beginning = one.value().beginning().getBytes(StandardCharsets.ISO_8859_1);
        byte[] block = one.value().unit().repeat(1_024).getBytes(StandardCharsets.ISO_8859_1);
        try (Stage stage = new Stage(one.target());
                Front front = new Front(stage.subject().simulator().baseUrl(), (out, head, body) -> {
                    out.write(beginning);
                    while (true) { // until the client is gone
                        out.write(block);
                    }
                })) {
            Connections client = stage.openInRealTime(
                    config -> config.set("base-url", front.baseUrl().toString()));

            ConnectorError error = one.view().ask(client, ViewCall.list()).getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
            assertThat(front.requests()).isOne();
        }
    }
}
