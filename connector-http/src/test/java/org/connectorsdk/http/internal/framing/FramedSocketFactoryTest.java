package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class FramedSocketFactoryTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String HOST = HERE.getHostAddress();
    private final ServerSocket server;
    private final int port;
    private final FramedSocketFactory sockets = new FramedSocketFactory(true);

    FramedSocketFactoryTest() throws IOException {
        server = new ServerSocket(0, 10, HERE);
        port = server.getLocalPort();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, HERE)) {
            return free.getLocalPort();
        }
    }

    private void isConnected(Socket socket) throws IOException {
        try (socket) {
            assertThat(socket.getRemoteSocketAddress()).isEqualTo(server.getLocalSocketAddress());
            assertThat(socket.getInputStream()).isNotNull().isSameAs(ResponseFraming.of(socket));
        }
    }

    @Test
    void aSocketIsConnectedLater() throws IOException {
        Socket socket = sockets.createSocket();
        assertThat(socket.isConnected()).isFalse();
        assertThat(ResponseFraming.of(socket)).isNull();

        socket.connect(server.getLocalSocketAddress());
        isConnected(socket);
    }

    @Test
    void aSocketIsConnectedToAHostOrAnAddress() throws IOException {
        isConnected(sockets.createSocket(HOST, port));
        isConnected(sockets.createSocket(HERE, port));
        isConnected(sockets.createSocket(HOST, port, HERE, 0));
        isConnected(sockets.createSocket(HERE, port, HERE, 0));
    }

    @Test
    void anAddressThatIsTakenIsNoneToConnectFrom() {
        assertThatThrownBy(() -> sockets.createSocket(HERE, port, HERE, port)).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> sockets.createSocket(HOST, port, HERE, port)).isInstanceOf(BindException.class);
    }

    @Test
    void aSocketThatCannotBeConnectedGivesItsAddressBack() throws IOException {
        int free = freePort();

        assertThatThrownBy(() -> sockets.createSocket("[no address]", port, HERE, free))
                .isInstanceOf(UnknownHostException.class);

        assertThatCode(() -> new ServerSocket(free, 1, HERE).close()).doesNotThrowAnyException();
    }

    @Test
    void aSocketOfNoFactoryOfOursHasNoFraming() throws IOException {
        try (Socket socket = new Socket()) {
            assertThat(ResponseFraming.of(socket)).isNull();
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void aProxyOfTheProcessIsAskedForUnlessConnectionsGoStraight() throws IOException {
        Asked asked = new Asked();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(asked);
        try {
            new FramedSocketFactory(true).createSocket(HERE, port).close();
            assertThat(asked.targets).isEmpty();

            new FramedSocketFactory(false).createSocket(HERE, port).close();
            assertThat(asked.targets).extracting(URI::getPort).containsExactly(port);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static final class Asked extends ProxySelector {
        private final List<URI> targets = new ArrayList<>();

        @Override
        public List<Proxy> select(URI target) {
            targets.add(target);
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI target, SocketAddress address, IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
