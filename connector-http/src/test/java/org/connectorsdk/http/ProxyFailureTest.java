package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Reason;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a proxy stands in between, it is named as what cannot be reached. */
class ProxyFailureTest {
    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aProxyThatIsNotThereIsNotTakenForTheServer() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        http.set(HttpSettings.PROXY, "http://127.0.0.1:" + port);

        assertThat(http.api().get("a", HttpFixture.PLAIN).getLeft())
                .isInstanceOfSatisfying(
                        ConnectorError.Unreachable.class,
                        unreachable -> assertThat(unreachable.reason()).isEqualTo(Reason.PROXY));
    }
}
