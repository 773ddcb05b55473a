package org.connectorsdk.testkit.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * One request that reached a simulator, and what became of it. It is in the journal from the moment its head was read,
 * so it may still be in progress. Its {@link #toString()} shows no header and no body.
 *
 * @since 0.1.0
 */
public final class Exchange implements IncomingCall {
    /** What became of a request. */
    public enum Outcome {
        /** It is being read, worked on or answered. */
        IN_PROGRESS,
        /** Its answer was written completely. */
        ANSWERED,
        /** The simulator broke the connection on purpose. */
        CUT,
        /** The client went away, or was gone, before the end. */
        ABANDONED
    }

    /** What is shown in place of a value that must not be shown. */
    public static final String MASK = "***";

    private final long sequence;
    private final String operation;
    private final String method;
    private final String path;
    private final QueryString query;
    private final List<HttpHeader> headers;
    private final Set<String> maskedHeaders;
    private final int connection;
    private final Instant virtualTime;
    private final Instant realTime = Instant.now();

    private volatile byte[] body = new byte[0];
    private volatile long bodyLength;
    private volatile int status;
    private volatile @Nullable String fault;
    private volatile Outcome outcome = Outcome.IN_PROGRESS;

    Exchange(long sequence, String operation, RequestHead head, Set<String> maskedHeaders, Instant virtualTime) {
        this.sequence = sequence;
        this.operation = operation;
        this.method = head.method();
        this.path = head.path();
        this.query = head.query();
        this.headers = head.headers();
        this.connection = head.connection();
        this.maskedHeaders = maskedHeaders;
        this.virtualTime = virtualTime;
    }

    /** {@return its place in the order of arrival: 1 for the first one} */
    public long sequence() {
        return sequence;
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    /** {@return the query as it stood on the wire: without the question mark, empty when there was none} */
    public String rawQuery() {
        return query.raw();
    }

    @Override
    public Optional<String> query(String name) {
        return query.first(name);
    }

    /**
     * The request's header lines in order, with {@link #MASK} in place of credentials.
     *
     * @return an immutable list
     */
    public List<HttpHeader> headers() {
        return headers.stream()
                .map(header -> isMasked(header.name()) ? new HttpHeader(header.name(), MASK) : header)
                .toList();
    }

    private boolean isMasked(String name) {
        return maskedHeaders.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<String> rawHeader(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(HttpHeader::value)
                .findFirst();
    }

    /** {@return the request's header lines in order, unmasked: for assertions, never for output, an immutable list} */
    public List<HttpHeader> rawHeaders() {
        return headers;
    }

    /**
     * The request's body, at most {@link Journal#KEPT_BODY} bytes of it.
     *
     * @return a copy
     */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** {@return how long the whole body was, bytes, zero while it has not been read} */
    public long bodyLength() {
        return bodyLength;
    }

    /** {@return the client's port, the same for two requests on one connection} */
    public int connection() {
        return connection;
    }

    /** {@return when it arrived on the simulator's clock, an instant of the simulated vendor's time} */
    public Instant virtualTime() {
        return virtualTime;
    }

    /** {@return when it arrived on the system's clock, a real instant} */
    public Instant realTime() {
        return realTime;
    }

    /**
     * {@return the HTTP status that was answered, known from the moment before the first byte of the answer is written:
     * zero as long as nothing was answered}
     */
    public int status() {
        return status;
    }

    /** {@return the name of the fault that played; empty when none did} */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** {@return what became of it, the outcome so far} */
    public Outcome outcome() {
        return outcome;
    }

    void bodyRead(byte[] kept, long length) {
        body = kept;
        bodyLength = length;
    }

    void answering(int newStatus) {
        status = newStatus;
    }

    void faulted(String name) {
        fault = name;
    }

    void ended(Outcome newOutcome) {
        outcome = newOutcome;
    }

    @Override
    public String toString() {
        return "#" + sequence + " " + method + " " + path + " -> " + (status == 0 ? "nothing" : status) + " " + outcome
                + (fault == null ? "" : " (" + fault + ")") + " on connection " + connection;
    }
}
