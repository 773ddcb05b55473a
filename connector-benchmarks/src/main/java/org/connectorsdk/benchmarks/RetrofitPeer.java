package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.net.URI;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Headers;

/** Retrofit over OkHttp with the Jackson converter, nothing around it. */
final class RetrofitPeer implements Peer {

    private interface Api {
        @Headers({"Authorization: Bearer token-of-the-benchmark", "Accept: application/json"})
        @GET("item")
        Call<Item> item();

        @Headers({"Authorization: Bearer token-of-the-benchmark", "Accept: application/json"})
        @GET("list")
        Call<Item.Items> list();
    }

    private final OkHttpClient client = new OkHttpClient();
    private final Api api;

    RetrofitPeer(URI server) {
        api = new Retrofit.Builder()
                .baseUrl(server + "/")
                .client(client)
                .addConverterFactory(JacksonConverterFactory.create())
                .build()
                .create(Api.class);
    }

    @Override
    public String get() throws IOException {
        return body(api.item().execute()).name();
    }

    @Override
    public int list() throws IOException {
        return body(api.list().execute()).connections().size();
    }

    private static <T> T body(Response<T> response) throws IOException {
        T body = response.body();
        if (!response.isSuccessful() || body == null) {
            throw new IOException("status " + response.code());
        }
        return body;
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
