package org.connectorsdk.testkit.wire;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A body that is made while it is sent, so that an answer of hundreds of megabytes needs no memory of its own.
 *
 * <p>It may be written more than once (a fault can ask for it again) and must then write the same bytes.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface StreamingBody {

    /**
     * Writes the whole body. Called on the thread of the exchange, with no lock of the simulator held; flushing sends
     * what was written so far as a chunk of its own.
     *
     * @param out where to write; closing it is not needed
     * @throws IOException if the client went away
     */
    void writeTo(OutputStream out) throws IOException;
}
