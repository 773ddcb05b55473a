package org.connectorsdk.testkit.fault;

import java.io.IOException;
import java.time.Duration;
import org.connectorsdk.testkit.wire.Answer;

/**
 * One exchange in the hands of a {@link Fault}: what it may do, in any order, until the connection is reset or closed.
 * The request has been read completely. Every method that writes fails with an {@link IOException} when the client is
 * gone; a fault lets it pass.
 *
 * @since 0.1.0
 */
public interface HttpExchange {

    /** {@return the request; what came in} */
    IncomingCall call();

    /**
     * Does what was asked, as the vendor would, and tells the honest answer without sending it. The work is done once,
     * however often this is called.
     *
     * @return the answer that a client would get without the fault
     */
    Answer execute();

    /**
     * Sends an answer completely and leaves the connection open.
     *
     * @param answer what to send
     * @throws IOException if the client went away
     */
    void send(Answer answer) throws IOException;

    /**
     * Sends status and headers, promising the whole body, and then only its beginning. The connection stays open until
     * {@link #reset()} or {@link #close()}.
     *
     * @param answer what to begin with
     * @param bytes how many bytes of the body to send, at most its length
     * @param chunked true to promise by chunked encoding with the last chunk missing, false to promise a length
     * @throws IOException if the client went away
     */
    void sendPart(Answer answer, long bytes, boolean chunked) throws IOException;

    /**
     * Sends an answer in small pieces, each flushed, with real pauses between them.
     *
     * @param answer what to send
     * @param pieceSize bytes in a piece, at least 1
     * @param every the pause before each piece but the first
     * @throws IOException if the client went away
     */
    void trickle(Answer answer, int pieceSize, Duration every) throws IOException;

    /** Cuts the connection with a TCP reset; the client sees "connection reset". */
    void reset();

    /** Closes the connection in order (FIN); the client sees the end of the stream. */
    void close();

    /**
     * Lets real time pass. It ends early when the simulator is closed.
     *
     * @param duration how long
     */
    void pause(Duration duration);

    /**
     * Keeps the client waiting until the latch is released.
     *
     * @param latch what to wait for
     * @throws IOException if the client closed its connection, or the simulator was closed, before that
     */
    void await(Latch latch) throws IOException;
}
