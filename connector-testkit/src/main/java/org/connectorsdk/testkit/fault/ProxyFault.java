package org.connectorsdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.connectorsdk.testkit.wire.StreamingBody;

/**
 * One way for a {@link FaultProxy} to break a connection. It takes hold of the first connection on which bytes flow in
 * its direction after it was armed, and counts bytes from there. Immutable.
 *
 * @since 0.1.0
 */
public final class ProxyFault {

    /** How a connection is broken off. */
    public enum Ending {
        /** In order: the peer sees the end of the stream. */
        FIN,
        /** With a TCP reset. */
        RESET
    }

    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    enum Kind {
        CUT,
        SWALLOW,
        THROTTLE,
        STALE,
        INSTEAD
    }

    private final String name;
    private final Kind kind;
    private final Direction direction;
    private final long bytes;
    private final Ending ending;
    private final Duration every;
    private final StreamingBody instead;

    private ProxyFault(String name, Kind kind, Direction direction, long bytes, Ending ending, Duration every) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes: not negative, got " + bytes);
        }
        this.name = name;
        this.kind = kind;
        this.direction = direction;
        this.bytes = bytes;
        this.ending = requireNonNull(ending, "ending");
        this.every = every;
        this.instead = out -> {};
    }

    private ProxyFault(String name, StreamingBody instead) {
        this.name = name;
        this.kind = Kind.INSTEAD;
        this.direction = Direction.TO_CLIENT;
        this.bytes = 0;
        this.ending = Ending.FIN;
        this.every = Duration.ZERO;
        this.instead = requireNonNull(instead, "instead");
    }

    /**
     * The server gets the whole request and its answer reaches the client up to a number of bytes, headers included.
     *
     * @param afterBytes how many bytes the client still gets; zero for none, although the server has answered
     * @param ending how the client's connection ends then
     * @return the fault
     */
    public static ProxyFault cutResponse(long afterBytes, Ending ending) {
        return new ProxyFault(
                "cut the response after " + afterBytes + " bytes",
                Kind.CUT,
                Direction.TO_CLIENT,
                afterBytes,
                ending,
                Duration.ZERO);
    }

    /**
     * The request reaches the server up to a number of bytes, headers included.
     *
     * @param afterBytes how many bytes the server still gets; zero for none
     * @param ending how the client's connection ends then
     * @return the fault
     */
    public static ProxyFault cutRequest(long afterBytes, Ending ending) {
        return new ProxyFault(
                "cut the request after " + afterBytes + " bytes",
                Kind.CUT,
                Direction.TO_SERVER,
                afterBytes,
                ending,
                Duration.ZERO);
    }

    /** {@return the connection stays open and what the client sends disappears} */
    public static ProxyFault swallowRequests() {
        return new ProxyFault("swallow requests", Kind.SWALLOW, Direction.TO_SERVER, 0, Ending.FIN, Duration.ZERO);
    }

    /** {@return the connection stays open, the server gets everything, and what it answers disappears} */
    public static ProxyFault swallowResponses() {
        return new ProxyFault("swallow responses", Kind.SWALLOW, Direction.TO_CLIENT, 0, Ending.FIN, Duration.ZERO);
    }

    /**
     * What the server answers reaches the client in pieces with real pauses between them.
     *
     * @param pieceSize bytes in a piece, at least 1
     * @param every the pause before each piece but the first
     * @return the fault
     */
    public static ProxyFault throttleResponse(int pieceSize, Duration every) {
        if (pieceSize < 1) {
            throw new IllegalArgumentException("pieceSize: at least 1, got " + pieceSize);
        }
        return new ProxyFault(
                "throttle the response", Kind.THROTTLE, Direction.TO_CLIENT, pieceSize, Ending.FIN, every);
    }

    /**
     * A connection that has carried an exchange before is found dead by the next request: nothing of it reaches the
     * server, and the client's connection is reset.
     *
     * @return the fault
     */
    public static ProxyFault staleConnection() {
        return new ProxyFault("stale connection", Kind.STALE, Direction.TO_SERVER, 0, Ending.RESET, Duration.ZERO);
    }

    /**
     * The server gets the whole request, and the client gets other bytes than its answer, head and all. What is asked
     * on the connection afterwards is answered by the server again.
     *
     * @param what how reports call it
     * @param instead writes the bytes, of which there may be no end; it fails when the client goes away
     * @return the fault
     */
    public static ProxyFault answerInstead(String what, StreamingBody instead) {
        return new ProxyFault("answer instead: " + requireNonNull(what, "what"), instead);
    }

    StreamingBody instead() {
        return instead;
    }

    Kind kind() {
        return kind;
    }

    Direction direction() {
        return direction;
    }

    long bytes() {
        return bytes;
    }

    Ending ending() {
        return ending;
    }

    Duration every() {
        return every;
    }

    @Override
    public String toString() {
        return name;
    }
}
