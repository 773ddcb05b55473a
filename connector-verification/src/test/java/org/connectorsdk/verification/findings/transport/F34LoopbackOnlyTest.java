package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.incidents.Stage;

/** F-34: a page in a browser of the same machine can reach the loopback interface, and gets nothing there. */
@Finding(value = "F-34", rule = "A simulator serves only who started it")
class F34LoopbackOnlyTest {
    static List<Input<String>> inputs() {
        return List.of(
                Input.of("a foreign origin", "GET / HTTP/1.1\r\nHost: HERE\r\nOrigin: https://evil.example"),
                Input.of(
                        "an origin without a name",
                        "POST / HTTP/1.1\r\nHost: HERE\r\nContent-Length: 0\r\nOrigin: null"),
                Input.of("an origin of this machine", "GET / HTTP/1.1\r\nHost: HERE\r\nOrigin: http://HERE"),
                Input.of("a preflight", "OPTIONS / HTTP/1.1\r\nHost: HERE\r\nOrigin: https://evil.example"),
                Input.of("another host", "GET / HTTP/1.1\r\nHost: evil.example"),
                Input.of("a host that looks like ours", "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example"),
                Input.of("a private address", "GET / HTTP/1.1\r\nHost: 192.168.0.7"),
                Input.of("another site", "GET / HTTP/1.1\r\nHost: HERE\r\nSec-Fetch-Site: cross-site"),
                Input.of("administration", "GET /__admin/mappings HTTP/1.1\r\nHost: HERE"),
                Input.of("shutting down", "POST /__admin/shutdown HTTP/1.1\r\nHost: HERE\r\nContent-Length: 0"));
    }

    @ForEveryCase
    void refusedWithoutReachingTheVendor(Case<String> one, Stage stage) throws IOException {
        URI address = stage.baseUrl();

        String answer = ask(address, one.value().replace("HERE", address.getAuthority()));

        assertThat(answer).matches("(?s)HTTP/1.1 40[34] .*").doesNotContain("Access-Control-Allow");
        assertThat(stage.journal().all()).isEmpty();
    }

    private static String ask(URI address, String lines) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((lines + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
