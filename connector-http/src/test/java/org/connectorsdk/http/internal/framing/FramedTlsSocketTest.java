package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramedTlsSocketTest {
    private static final String LARGE_HEADERS = "\u00ff\u00ff\u00ff\1\0\0\0\0\0";

    private static FramedTlsSocket speaking(String protocol) {
        Map<String, Object> answers =
                Map.of("getInputStream", new Arrivals(LARGE_HEADERS), "getApplicationProtocol", protocol);
        SSLSocket tls = Recorded.object(SSLSocket.class, (object, method, arguments) -> answers.get(method.getName()));
        return new FramedTlsSocket(tls, new Connected());
    }

    private static final class Connected extends Socket {
        @Override
        public InputStream getInputStream() {
            return new Arrivals();
        }
    }

    @Test
    void thereIsNoFramingBeforeTheInputIsAskedFor() {
        assertThat(ResponseFraming.of(speaking(""))).isNull();
    }

    @Test
    void theInputIsOneFraming() throws IOException {
        FramedTlsSocket socket = speaking("");

        InputStream input = socket.getInputStream();

        assertThat(socket.getInputStream()).isSameAs(input);
        assertThat(ResponseFraming.of(socket)).isSameAs(input);
    }

    @Test
    void headersOfHttp2AreCounted() throws IOException {
        InputStream input = speaking("h2").getInputStream();

        assertThat(catchThrowableOfType(EndlessPartException.class, () -> input.readNBytes(9)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", "http/1.0", ""})
    void otherProtocolsHaveNoFramesThatAreCounted(String protocol) throws IOException {
        assertThat(speaking(protocol).getInputStream().readNBytes(9)).hasSize(9);
    }

    @Test
    void socketsOfTheJdkAreFramed() throws IOException {
        SSLSocketFactory jdk = (SSLSocketFactory) SSLSocketFactory.getDefault();
        InetAddress here = InetAddress.getLoopbackAddress();

        try (ServerSocket server = new ServerSocket(0, 1, here);
                Socket wire = new Socket(here, server.getLocalPort());
                Socket tls = new FramedTlsSocketFactory(jdk).createSocket(wire, "localhost", 443, true)) {
            assertThat(tls).isInstanceOf(FramedTlsSocket.class);
        }
    }
}
