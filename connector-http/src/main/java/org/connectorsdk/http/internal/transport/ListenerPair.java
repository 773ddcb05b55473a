package org.connectorsdk.http.internal.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.connectorsdk.api.call.DaemonThreads;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener of a lent client what ours is told, after it. What theirs throws would end the call where OkHttp
 * is alone with it; here it is logged once for each client and ignored. That a call is cancelled it hears on a
 * thread for that alone: it may hold up its own calls, but not the thread that watches all requests of the process.
 *
 * <p>Each event by itself, as OkHttp 4.12 cannot put listeners together. The four that it does not have it never tells.
 */
final class ListenerPair extends EventListener {
    private final EventListener ours;
    private final EventListener theirs;
    private final Consumer<Throwable> thrown;
    private final Executor cancels;

    private ListenerPair(EventListener ours, EventListener theirs, Consumer<Throwable> thrown, Executor cancels) {
        this.cancels = cancels;
        this.ours = ours;
        this.theirs = theirs;
        this.thrown = thrown;
    }

    /**
     * Puts two factories together.
     *
     * @param ours makes the listener that is told first
     * @param theirs makes the listener of the process
     * @param log whose client it is
     * @return what makes both
     */
    static Factory of(Factory ours, Factory theirs, ClientLog log) {
        AtomicBoolean threw = new AtomicBoolean();
        Consumer<Throwable> thrown = e -> {
            if (threw.compareAndSet(false, true)) {
                log.warn(LogName.CALLBACK)
                        .withType(e)
                        .write("the event listener of the lent HTTP client threw "
                                + e.getClass().getName() + "; such failures are ignored and not reported again");
            }
        };
        Executor cancels = oneThread();
        return call -> {
            EventListener own = ours.create(call);
            EventListener other = made(theirs, call, thrown);
            return other == NONE ? own : new ListenerPair(own, other, thrown, cancels);
        };
    }

    private static Executor oneThread() {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> DaemonThreads.of("connector-cancels", work));
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    private static EventListener made(Factory theirs, Call call, Consumer<Throwable> thrown) {
        try {
            return theirs.create(call);
        } catch (Exception | LinkageError e) {
            thrown.accept(e);
            return NONE;
        }
    }

    private void tell(Consumer<EventListener> event) {
        event.accept(ours);
        tellTheirs(event);
    }

    private void tellTheirs(Consumer<EventListener> event) {
        try {
            event.accept(theirs);
        } catch (Exception | LinkageError e) {
            thrown.accept(e);
        }
    }

    @Override
    public void callStart(Call call) {
        tell(listener -> listener.callStart(call));
    }

    @Override
    public void dispatcherQueueStart(Call call, Dispatcher dispatcher) {
        tell(listener -> listener.dispatcherQueueStart(call, dispatcher));
    }

    @Override
    public void dispatcherQueueEnd(Call call, Dispatcher dispatcher) {
        tell(listener -> listener.dispatcherQueueEnd(call, dispatcher));
    }

    @Override
    public void proxySelectStart(Call call, HttpUrl url) {
        tell(listener -> listener.proxySelectStart(call, url));
    }

    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        tell(listener -> listener.proxySelectEnd(call, url, proxies));
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        tell(listener -> listener.dnsStart(call, domainName));
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
        tell(listener -> listener.dnsEnd(call, domainName, addresses));
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        tell(listener -> listener.connectStart(call, address, proxy));
    }

    @Override
    public void secureConnectStart(Call call) {
        tell(listener -> listener.secureConnectStart(call));
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
        tell(listener -> listener.secureConnectEnd(call, handshake));
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
        tell(listener -> listener.connectEnd(call, address, proxy, protocol));
    }

    @Override
    public void connectFailed(
            Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol, IOException e) {
        tell(listener -> listener.connectFailed(call, address, proxy, protocol, e));
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        tell(listener -> listener.connectionAcquired(call, connection));
    }

    @Override
    public void connectionReleased(Call call, Connection connection) {
        tell(listener -> listener.connectionReleased(call, connection));
    }

    @Override
    public void requestHeadersStart(Call call) {
        tell(listener -> listener.requestHeadersStart(call));
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        tell(listener -> listener.requestHeadersEnd(call, request));
    }

    @Override
    public void requestBodyStart(Call call) {
        tell(listener -> listener.requestBodyStart(call));
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        tell(listener -> listener.requestBodyEnd(call, byteCount));
    }

    @Override
    public void requestFailed(Call call, IOException e) {
        tell(listener -> listener.requestFailed(call, e));
    }

    @Override
    public void responseHeadersStart(Call call) {
        tell(listener -> listener.responseHeadersStart(call));
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        tell(listener -> listener.responseHeadersEnd(call, response));
    }

    @Override
    public void responseBodyStart(Call call) {
        tell(listener -> listener.responseBodyStart(call));
    }

    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        tell(listener -> listener.responseBodyEnd(call, byteCount));
    }

    @Override
    public void responseFailed(Call call, IOException e) {
        tell(listener -> listener.responseFailed(call, e));
    }

    @Override
    public void callEnd(Call call) {
        tell(listener -> listener.callEnd(call));
    }

    @Override
    public void callFailed(Call call, IOException e) {
        tell(listener -> listener.callFailed(call, e));
    }

    @Override
    public void canceled(Call call) {
        ours.canceled(call);
        cancels.execute(() -> tellTheirs(listener -> listener.canceled(call)));
    }

    @Override
    public void satisfactionFailure(Call call, Response response) {
        tell(listener -> listener.satisfactionFailure(call, response));
    }

    @Override
    public void cacheHit(Call call, Response response) {
        tell(listener -> listener.cacheHit(call, response));
    }

    @Override
    public void cacheMiss(Call call) {
        tell(listener -> listener.cacheMiss(call));
    }

    @Override
    public void cacheConditionalHit(Call call, Response cached) {
        tell(listener -> listener.cacheConditionalHit(call, cached));
    }

    @Override
    public void retryDecision(Call call, IOException e, boolean retry) {
        tell(listener -> listener.retryDecision(call, e, retry));
    }

    @Override
    public void followUpDecision(Call call, Response answer, @Nullable Request next) {
        tell(listener -> listener.followUpDecision(call, answer, next));
    }
}
