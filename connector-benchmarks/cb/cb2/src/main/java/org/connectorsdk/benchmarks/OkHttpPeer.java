package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp as most people use it: its defaults, a request per call, Jackson on the body's stream. */
final class OkHttpPeer implements Peer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OkHttpClient client = new OkHttpClient();
    private final ObjectReader item = MAPPER.readerFor(Item.class);
    private final ObjectReader items = MAPPER.readerFor(Item.Items.class);
    private final String server;

    OkHttpPeer(URI server) {
        this.server = server.toString();
    }

    @Override
    public String get() throws IOException {
        try (Response response = fetch("/item")) {
            return item.<Item>readValue(response.body().byteStream()).name();
        }
    }

    @Override
    public int list() throws IOException {
        try (Response response = fetch("/list")) {
            return items.<Item.Items>readValue(response.body().byteStream())
                    .connections()
                    .size();
        }
    }

    private Response fetch(String path) throws IOException {
        Request request = new Request.Builder()
                .url(server + path)
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
