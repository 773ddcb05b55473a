package org.connectorsdk.benchmarks;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** Retrofit over OkHttp with the Jackson converter, each call within Resilience4j's retry and circuit breaker. */
final class RetrofitPeer<O, L> implements Peer {
    private final OkHttpClient client = new OkHttpClient.Builder()
            .addInterceptor(chain -> {
                Request request = chain.request()
                        .newBuilder()
                        .header("Authorization", "Bearer token-of-the-benchmark")
                        .header("Accept", "application/json")
                        .build();
                return chain.proceed(request);
            })
            .build();
    private final Vendor<O, L> vendor;
    private final Callable<O> get;
    private final Callable<L> list;

    RetrofitPeer(Vendor<O, L> vendor, URI server, String id) {
        this.vendor = vendor;
        RetrofitCalls<O, L> calls = vendor.declared(
                new Retrofit.Builder()
                        .baseUrl(server + "/")
                        .client(client)
                        .addConverterFactory(JacksonConverterFactory.create(Json.MAPPER))
                        .build(),
                id);
        get = guarded(calls.get());
        list = guarded(calls.list());
    }

    private static <T> Callable<T> guarded(Supplier<Call<T>> calls) {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("breaker");
        return Retry.decorateCallable(
                Retry.ofDefaults("retry"),
                CircuitBreaker.decorateCallable(breaker, () -> body(calls.get().execute())));
    }

    private static <T> T body(Response<T> response) throws IOException {
        T body = response.body();
        if (!response.isSuccessful() || body == null) {
            throw new IOException("status " + response.code());
        }
        return body;
    }

    @Override
    public String get() throws IOException {
        return vendor.nameOf(called(get));
    }

    @Override
    public List<?> list() throws IOException {
        return vendor.rows(called(list));
    }

    private static <T> T called(Callable<T> call) throws IOException {
        try {
            return call.call();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // as the signature of Callable says
            throw new IOException("the call failed", e);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
