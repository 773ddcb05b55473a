package org.connectorsdk.http.internal.transport;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.connectorsdk.http.internal.resilience.RequestPermits;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: what the HTTP client reports of it, and which limits the {@link Watchdog} holds it to. The
 * thread that makes the call, the client's own threads and the watchdog look at it at the same time.
 */
public final class InFlightRequest extends EventListener {

    /** Why a request was ended before its time. */
    public enum End {
        CONNECT,
        IDLE,
        ATTEMPT,
        DEADLINE,
        INTERRUPTED,
        CLOSED
    }

    private enum Phase {
        STARTING,
        CONNECTING,
        WAITING,
        ANSWERING,
        SUSPENDED
    }

    private final long connectLimit;
    private final long idleLimit;
    private final boolean mayStaySilent;
    private final boolean needsLiveConnection;

    private volatile Thread thread = Thread.currentThread();
    private volatile long deadline;
    private volatile boolean deadlineIsAttempt;
    private volatile Phase phase = Phase.STARTING;
    private volatile boolean moved;
    private volatile boolean connected;
    private volatile boolean connecting;
    private volatile boolean sent;
    private volatile boolean proxied;
    private volatile boolean shared;
    private volatile @Nullable End end;
    private @Nullable Call call;
    private @Nullable OkHttpClient client;
    private @Nullable Closeable body;
    private @Nullable Reference<?> consumer;
    private volatile @Nullable Runnable abandonment;
    private boolean contentFailed;
    private volatile boolean hasPlace;
    private volatile int status;
    private volatile long contentBytes;

    // The watchdog's alone, under its lock.
    private long movedAt;
    int slot = -1;

    /**
     * Starts the clock of a request.
     *
     * @param now reading of the monotonic clock
     * @param connectLimit nanoseconds for connection and TLS handshake
     * @param idleLimit nanoseconds in which something has to move
     * @param mayStaySilent whether the server may take until the deadline before its answer begins
     * @param needsLiveConnection whether it must not be lost on a connection that is closed already
     */
    public InFlightRequest(
            long now, long connectLimit, long idleLimit, boolean mayStaySilent, boolean needsLiveConnection) {
        this.movedAt = now;
        this.connectLimit = connectLimit;
        this.idleLimit = idleLimit;
        this.mayStaySilent = mayStaySilent;
        this.needsLiveConnection = needsLiveConnection;
        this.deadline = Nanos.UNLIMITED;
    }

    /** Sets when the request must be over. */
    public void deadline(long at, boolean isAttempt) {
        this.deadline = at;
        this.deadlineIsAttempt = isAttempt;
    }

    /** Names the call, once, before anything else can happen to it. */
    public void carries(Call value) {
        this.call = value;
    }

    /** Names the client whose connection it takes. */
    public void goesThrough(OkHttpClient value) {
        this.client = value;
    }

    /**
     * {@return the client whose connections gave no sign of life, and are not to be used again (F-22); null if there is
     * none}
     */
    @Nullable
    public OkHttpClient silentClient() {
        boolean silent = end == End.IDLE || ((end == End.ATTEMPT || end == End.DEADLINE) && !isAnswering());
        return silent && connected && (shared || isReused()) ? client : null;
    }

    /** Keeps the answer open beyond the call, for as long as somebody can still ask for its elements. */
    public void outlives(Closeable answer, Reference<?> reader) {
        this.body = answer;
        this.consumer = reader;
    }

    /** Says what is to be done when nobody asks for more, or gets it; it must not hold on to whoever could. */
    public void whenAbandoned(Runnable last) {
        this.abandonment = last;
    }

    /** No more is read of its answer, by whomever. */
    void abandoned() {
        Runnable last = abandonment;
        if (last != null) {
            last.run();
        }
    }

    /** Something was read or written. */
    void moved() {
        moved = true;
    }

    /** The consumer of a stream has its element; until it comes back no limit runs. */
    public void suspend() {
        phase = Phase.SUSPENDED;
    }

    /** The consumer of a stream came back, maybe on another thread. */
    public void resume(long deadlineAt) {
        thread = Thread.currentThread();
        deadline = deadlineAt;
        deadlineIsAttempt = false;
        moved = true;
        phase = Phase.ANSWERING;
    }

    /** The answer stays open, and with it one of the places of {@link RequestPermits} taken. */
    public void keepPermit() {
        hasPlace = true;
    }

    /** {@return whether it takes one of the places of {@link RequestPermits}} */
    public boolean holdsPermit() {
        return hasPlace;
    }

    /** {@return why it was ended; null while nobody did} */
    @Nullable
    public End end() {
        return end;
    }

    /**
     * {@return why it was ended; on the thread of the call, which may know of an interrupt before the watchdog does}
     */
    @Nullable
    public End endSeenHere() {
        return end == null && Thread.currentThread().isInterrupted() ? End.INTERRUPTED : end;
    }

    /** {@return whether the first byte of the request may have left} */
    public boolean isSent() {
        return sent;
    }

    /** {@return whether the answer began} */
    public boolean isAnswering() {
        return phase == Phase.ANSWERING || phase == Phase.SUSPENDED;
    }

    /** {@return whether it went over a connection that an earlier request had opened} */
    public boolean isReused() {
        return connected && !connecting;
    }

    /** Names its connection. One of HTTP/2 outlives the requests on it that are broken off. */
    void uses(Connection connection) {
        Protocol protocol = connection.protocol();
        shared = protocol == Protocol.HTTP_2 || protocol == Protocol.H2_PRIOR_KNOWLEDGE;
    }

    /** {@return whether it must not be lost on a connection that is closed already} */
    boolean needsLiveConnection() {
        return needsLiveConnection;
    }

    /** {@return whether there is a connection, handshake included} */
    public boolean isConnected() {
        return connected;
    }

    /** {@return the status that came, even if the client did not hand the answer over; 0 for none} */
    public int status() {
        return status;
    }

    /** {@return how many bytes of content were written} */
    public long contentBytes() {
        return contentBytes;
    }

    /** {@return whether a proxy stood in between} */
    public boolean isProxied() {
        return proxied;
    }

    /** Notes that reading our own content failed, which is no fault of the network. */
    void contentFailed() {
        contentFailed = true;
    }

    /** {@return whether reading our own content failed} */
    public boolean isContentFailed() {
        return contentFailed;
    }

    /** Decides that the request is over; the first reason counts. */
    public void decide(End reason) {
        if (end == null) {
            end = reason;
        }
    }

    /** Breaks the connection: whoever is blocked on it returns. Never blocks. */
    public void cancel() {
        Call current = call;
        if (current != null) {
            current.cancel();
        }
    }

    /**
     * Looks at the limits.
     *
     * @param now reading of the monotonic clock
     * @return the limit that was passed; null while all is well
     */
    @Nullable
    End overdue(long now) {
        if (end != null || phase == Phase.SUSPENDED) {
            return null;
        }
        if (moved) {
            moved = false;
            movedAt = now;
        }
        if (thread.isInterrupted()) {
            return End.INTERRUPTED;
        }
        if (deadline != Nanos.UNLIMITED && now - deadline >= 0) {
            return deadlineIsAttempt ? End.ATTEMPT : End.DEADLINE;
        }
        long still = now - movedAt;
        if (phase == Phase.CONNECTING && still >= connectLimit) {
            return End.CONNECT;
        }
        boolean excused = mayStaySilent && phase == Phase.WAITING;
        return !excused && still >= idleLimit ? End.IDLE : null;
    }

    /** {@return whether this is a stream that nobody can ask for more} */
    boolean isAbandoned() {
        return consumer != null && consumer.refersTo(null);
    }

    /** {@return whether the answer is kept open for somebody who reads it piece by piece} */
    public boolean isKept() {
        return consumer != null;
    }

    /** Lets go of an answer that was kept open. */
    public void closeAnswer() {
        if (body != null) {
            try {
                body.close();
            } catch (IOException e) {
                // The connection is gone, which is what closing is for.
                moved = true;
            }
        }
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        InterruptibleDns.lookupBegins(this);
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
        moved = true;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        proxied = proxy.type() != Proxy.Type.DIRECT;
        connecting = true;
        moved = true;
        phase = Phase.CONNECTING;
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
        moved = true;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        connected = true;
        moved = true;
        phase = Phase.WAITING;
    }

    @Override
    public void requestHeadersStart(Call call) {
        // From here on bytes are buffered, and nobody tells when the buffer was written: assume the worst.
        sent = true;
    }

    @Override
    public void requestHeadersEnd(Call call, okhttp3.Request request) {
        moved = true;
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        contentBytes = byteCount;
        moved = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        status = response.code();
        moved = true;
        phase = Phase.ANSWERING;
    }
}
