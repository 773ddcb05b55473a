package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp as most people use it: its defaults, a request per call, Jackson on the body's stream. */
final class OkHttpPeer<O, L> implements Peer {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client = new OkHttpClient();
    private final Vendor<O, L> vendor;
    private final URI server;
    private final Ask get;
    private final Ask list;
    private final ObjectReader one;
    private final ObjectReader page;

    OkHttpPeer(Vendor<O, L> vendor, URI server, String id) {
        this.vendor = vendor;
        this.server = server;
        this.get = vendor.get(id);
        this.list = vendor.list();
        this.one = Json.MAPPER.readerFor(vendor.one());
        this.page = Json.MAPPER.readerFor(vendor.page());
    }

    @Override
    public String get() throws IOException {
        try (Response response = fetch(get)) {
            O found = one.readValue(response.body().byteStream());
            return vendor.nameOf(found);
        }
    }

    @Override
    public List<?> list() throws IOException {
        try (Response response = fetch(list)) {
            L found = page.readValue(response.body().byteStream());
            return vendor.rows(found);
        }
    }

    private Response fetch(Ask ask) throws IOException {
        Request request = new Request.Builder()
                .url(server + ask.path())
                .method(ask.method(), ask.body().isEmpty() ? null : RequestBody.create(ask.body(), JSON))
                .header("Authorization", "Bearer token-of-the-benchmark")
                .header("Accept", "application/json")
                .build();
        Response response = client.newCall(request).execute();
        if (!response.isSuccessful()) {
            response.close();
            throw new IOException("status " + response.code());
        }
        return response;
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
