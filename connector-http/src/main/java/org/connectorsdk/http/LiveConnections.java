package org.connectorsdk.http;

import java.io.IOException;
import java.io.Serial;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests that cannot be repeated off connections that the server has closed meanwhile, where their fate would be
 * unknown (INC-04). The client itself looks only after ten seconds of idleness; many servers close after five. Costs such a
 * request a millisecond on a pooled connection.
 */
final class LiveConnections implements Interceptor {
    private static final int GLANCE_MILLIS = 1;

    @Override
    public Response intercept(Chain chain) throws IOException {
        @Nullable Flight flight = chain.request().tag(Flight.class);
        @Nullable Connection connection = chain.connection();
        if (flight != null
                && connection != null
                && flight.needsLiveConnection()
                && flight.isReused()
                && connection.protocol() == Protocol.HTTP_1_1
                && isOver(connection.socket())) {
            throw new StaleConnectionException();
        }
        return chain.proceed(chain.request());
    }

    /** An idle connection has nothing to read: the end means closed, and a byte means that something is wrong with it. */
    private static boolean isOver(Socket socket) {
        try {
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(GLANCE_MILLIS);
            try {
                socket.getInputStream().read();
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            } finally {
                socket.setSoTimeout(timeout);
            }
        } catch (IOException e) {
            return true;
        }
    }

    /** Nothing was sent; another connection will do. */
    static final class StaleConnectionException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        StaleConnectionException() {
            super("the server had closed the pooled connection");
        }
    }
}
