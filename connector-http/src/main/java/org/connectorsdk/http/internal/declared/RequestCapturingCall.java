package org.connectorsdk.http.internal.declared;

import kotlin.jvm.functions.Function0;
import kotlin.reflect.KClass;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Brings the request that Retrofit built from annotations and arguments to the chain of steps, which makes calls of its
 * own from it. Nothing else of a call is ever asked of it.
 */
final class RequestCapturingCall implements Call {
    private final Request request;

    RequestCapturingCall(Request request) {
        this.request = request;
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public Response execute() {
        throw unused();
    }

    @Override
    public void enqueue(Callback callback) {
        throw unused();
    }

    @Override
    public void cancel() {
        throw unused();
    }

    @Override
    public boolean isExecuted() {
        throw unused();
    }

    @Override
    public boolean isCanceled() {
        throw unused();
    }

    @Override
    public Timeout timeout() {
        throw unused();
    }

    @Override
    public void addEventListener(EventListener listener) {
        throw unused();
    }

    @Override
    public <T> @Nullable T tag(KClass<T> type) {
        throw unused();
    }

    @Override
    public <T> @Nullable T tag(Class<? extends T> type) {
        throw unused();
    }

    @Override
    public <T> T tag(KClass<T> type, Function0<? extends T> computeIfAbsent) {
        throw unused();
    }

    @Override
    public <T> T tag(Class<T> type, Function0<? extends T> computeIfAbsent) {
        throw unused();
    }

    @Override
    @SuppressWarnings("MissingSuperCall") // there is nothing to copy
    public Call clone() {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("only carries a request");
    }
}
