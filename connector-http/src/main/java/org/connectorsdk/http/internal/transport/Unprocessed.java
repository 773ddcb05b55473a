package org.connectorsdk.http.internal.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a server did nothing with a request that was sent (RFC 9113 section 8.7): it refused the HTTP/2 stream, or
 * announced by GOAWAY that it looks at no request from ours on, which the client reports as a refused stream as well.
 * The client's exceptions for it are internal to it; so they are known by their names, which are the same from 4.12 on.
 */
public final class Unprocessed {
    private static final String RESET = "StreamResetException";
    private static final String REFUSED = "REFUSED_STREAM";
    private static final String NOT_STARTED = "ConnectionShutdownException";
    private static final int DEEPEST = 20;

    private Unprocessed() {}

    public static boolean isProvenBy(IOException thrown) {
        int depth = 0;
        for (@Nullable Throwable cause = thrown; cause != null && depth < DEEPEST; cause = cause.getCause()) {
            String type = cause.getClass().getSimpleName();
            String message = String.valueOf(cause.getMessage());
            if (type.equals(NOT_STARTED) || (type.equals(RESET) && message.endsWith(REFUSED))) {
                return true;
            }
            depth++;
        }
        return false;
    }
}
