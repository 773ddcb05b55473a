package org.connectorsdk.http.internal.transport;

import java.io.IOException;
import java.io.Serial;
import java.net.HttpURLConnection;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.connectorsdk.http.internal.framing.ResponseFraming;
import org.jspecify.annotations.Nullable;

/**
 * Uses a pooled connection only while it is clean. What a server sends without being asked would become the answer to
 * the next request; and a request that cannot be repeated must not be lost on a connection that the server has closed
 * meanwhile, where its fate would be unknown (INC-04). The client itself looks only after ten seconds of idleness; many
 * servers close after five. Costs a request that cannot be repeated a millisecond on a pooled connection.
 */
public final class StaleConnectionInterceptor implements Interceptor {
    /** Digits of a number that fits into 64 bits whatever they are. */
    private static final int LONGEST_NUMBER = 18;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        @Nullable InFlightRequest inFlight = request.tag(InFlightRequest.class);
        @Nullable Connection connection = chain.connection();
        if (inFlight == null || connection == null) {
            return chain.proceed(request);
        }
        inFlight.uses(connection);
        @Nullable ResponseFraming framing = isFramed(connection) ? ResponseFraming.of(connection.socket()) : null;
        if (framing == null) {
            return chain.proceed(request);
        }
        if (inFlight.isReused() && !framing.isClean(inFlight.needsLiveConnection())) {
            throw new StaleConnectionException();
        }
        framing.expectHead();
        Response answer = chain.proceed(request);
        expectContent(framing, request.method(), answer);
        return answer;
    }

    private static boolean isFramed(Connection connection) {
        Protocol protocol = connection.protocol();
        return protocol == Protocol.HTTP_1_1 || protocol == Protocol.HTTP_1_0;
    }

    /** As RFC 9112 section 6.3 has it, in the order in which the client decides. */
    private static void expectContent(ResponseFraming framing, String method, Response answer) {
        String length = answer.header("Content-Length");
        if (method.equals("HEAD")) {
            framing.expectContent(0);
        } else if ("chunked".equalsIgnoreCase(answer.header("Transfer-Encoding"))) {
            framing.expectChunks();
        } else if (length != null && isNumber(length)) {
            framing.expectContent(Long.parseLong(length));
        } else if (answer.code() == HttpURLConnection.HTTP_NO_CONTENT
                || answer.code() == HttpURLConnection.HTTP_NOT_MODIFIED) {
            framing.expectContent(0);
        } else {
            framing.expectEndOfConnection();
        }
    }

    private static boolean isNumber(String length) {
        int digits = 0;
        while (digits < length.length() && length.charAt(digits) >= '0' && length.charAt(digits) <= '9') {
            digits++;
        }
        return digits == length.length() && digits > 0 && digits <= LONGEST_NUMBER;
    }

    /** Nothing was sent; another connection will do. */
    public static final class StaleConnectionException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        StaleConnectionException() {
            super("the pooled connection was closed, or not clean");
        }
    }
}
