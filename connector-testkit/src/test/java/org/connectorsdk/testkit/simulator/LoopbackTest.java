package org.connectorsdk.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may talk to a simulator, asked through sockets, as no client sends what is refused here. */
class LoopbackTest {
    private final ThingSimulator simulator = new ThingSimulator();

    @BeforeEach
    void start() {
        simulator.start();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    /** {@return the answer as it came, for the lines of a request without its end} */
    private String ask(String lines) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((lines.replace("PORT", String.valueOf(simulator.port()))
                                    + "\r\nAuthorization: Bearer t\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: 127.0.0.1:PORT",
                "Host: localhost:PORT",
                "Host: LOCALHOST",
                "Host: acme.localhost:PORT",
                "Host: 127.3.2.1",
                "Host: [::1]:PORT",
                "Host: localhost\r\nSec-Fetch-Site: none"
            })
    void whoStartedItIsServed(String headers) {
        assertThat(ask("GET /v1/things HTTP/1.1\r\n" + headers)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:PORT",
                "Host: 127.0.0.1.evil.example",
                "Host: localhost.evil.example",
                "Host: evil.example#127.0.0.1",
                "Host: 10.0.0.7",
                "Host: 2130706433",
                "Host: 0.0.0.0",
                "Host: [::]"
            })
    void anotherHostIsRefusedAndReachesNothing(String host) {
        String answer = ask("GET /v1/things HTTP/1.1\r\n" + host);

        assertThat(answer).matches("(?s)HTTP/1.1 40[03].*").doesNotContain("things\"", "Access-Control");
        assertThat(simulator.journal().all()).isEmpty();
    }

    @Test
    void anotherHostInTheRequestLineIsRefused() {
        assertThat(ask("GET http://evil.example/v1/things HTTP/1.1\r\nHost: 127.0.0.1"))
                .matches("(?s)HTTP/1.1 40[03].*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:PORT",
                "origin: HTTP://LOCALHOST",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin:"
            })
    void aBrowsersPageIsRefusedWithoutAHeaderThatAllowsIt(String header) {
        for (String method : new String[] {"GET", "POST", "OPTIONS", "DELETE"}) {
            String answer =
                    ask(method + " /v1/things HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 0\r\n" + header);

            assertThat(answer).as(method).startsWith("HTTP/1.1 403").doesNotContain("Access-Control");
        }
        assertThat(simulator.journal().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/__admin",
                "/__admin/",
                "/__admin/mappings",
                "/__admin/shutdown",
                "/%5f%5fadmin/mappings",
                "/v1/../__admin/mappings",
                "//__admin/mappings",
                "/__admin;x=y/mappings",
                "/__admin/requests?x=1"
            })
    void nobodyAdministersItOverHttp(String path) {
        for (String method : new String[] {"GET", "POST", "DELETE"}) {
            String answer = ask(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 0");

            assertThat(answer)
                    .as(method + " " + path)
                    .matches("(?s)HTTP/1.1 40[034].*")
                    .doesNotContain("mappings\"");
        }
        assertThat(ask("GET /v1/things HTTP/1.1\r\nHost: 127.0.0.1:PORT")).startsWith("HTTP/1.1 200");
    }
}
