package org.connectorsdk.http.internal.framing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes encrypted sockets whose decrypted input is framed. */
public final class FramedTlsSocketFactory extends SSLSocketFactory {
    /** Of the JDK. The HTTP client knows other providers' sockets by their classes, and gives a wrapped one no ALPN. */
    private static final String KNOWN = "sun.security.ssl.";

    private final SSLSocketFactory sockets;

    /**
     * Makes a factory.
     *
     * @param sockets makes the sockets that are framed
     */
    public FramedTlsSocketFactory(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    private static Socket framed(Socket made, Socket wire) {
        return made instanceof SSLSocket tls && made.getClass().getName().startsWith(KNOWN)
                ? new FramedTlsSocket(tls, wire)
                : made;
    }

    @Override
    public Socket createSocket(Socket wire, String host, int port, boolean autoClose) throws IOException {
        return framed(sockets.createSocket(wire, host, port, autoClose), wire);
    }

    @Override
    public Socket createSocket() throws IOException {
        return sockets.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return sockets.createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return sockets.createSocket(address, port, localAddress, localPort);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
