package org.connectorsdk.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Hears of every event by its name. */
public abstract class RecordingListener extends EventListener {
    /** An event came. */
    protected abstract void note(String event);

    @Override
    public void callStart(Call call) {
        note("callStart");
    }

    @Override
    public void dispatcherQueueStart(Call call, Dispatcher dispatcher) {
        note("dispatcherQueueStart");
    }

    @Override
    public void dispatcherQueueEnd(Call call, Dispatcher dispatcher) {
        note("dispatcherQueueEnd");
    }

    @Override
    public void proxySelectStart(Call call, HttpUrl url) {
        note("proxySelectStart");
    }

    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        note("proxySelectEnd");
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        note("dnsStart");
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
        note("dnsEnd");
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        note("connectStart");
    }

    @Override
    public void secureConnectStart(Call call) {
        note("secureConnectStart");
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
        note("secureConnectEnd");
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
        note("connectEnd");
    }

    @Override
    public void connectFailed(
            Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol, IOException e) {
        note("connectFailed");
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        note("connectionAcquired");
    }

    @Override
    public void connectionReleased(Call call, Connection connection) {
        note("connectionReleased");
    }

    @Override
    public void requestHeadersStart(Call call) {
        note("requestHeadersStart");
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        note("requestHeadersEnd");
    }

    @Override
    public void requestBodyStart(Call call) {
        note("requestBodyStart");
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        note("requestBodyEnd");
    }

    @Override
    public void requestFailed(Call call, IOException e) {
        note("requestFailed");
    }

    @Override
    public void responseHeadersStart(Call call) {
        note("responseHeadersStart");
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        note("responseHeadersEnd");
    }

    @Override
    public void responseBodyStart(Call call) {
        note("responseBodyStart");
    }

    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        note("responseBodyEnd");
    }

    @Override
    public void responseFailed(Call call, IOException e) {
        note("responseFailed");
    }

    @Override
    public void callEnd(Call call) {
        note("callEnd");
    }

    @Override
    public void callFailed(Call call, IOException e) {
        note("callFailed");
    }

    @Override
    public void canceled(Call call) {
        note("canceled");
    }

    @Override
    public void satisfactionFailure(Call call, Response response) {
        note("satisfactionFailure");
    }

    @Override
    public void cacheHit(Call call, Response response) {
        note("cacheHit");
    }

    @Override
    public void cacheMiss(Call call) {
        note("cacheMiss");
    }

    @Override
    public void cacheConditionalHit(Call call, Response cached) {
        note("cacheConditionalHit");
    }

    @Override
    public void retryDecision(Call call, IOException e, boolean retry) {
        note("retryDecision");
    }

    @Override
    public void followUpDecision(Call call, Response answer, @Nullable Request next) {
        note("followUpDecision");
    }
}
