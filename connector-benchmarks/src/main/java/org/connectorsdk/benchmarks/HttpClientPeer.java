package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Apache HttpClient 5 with its defaults, Jackson on the body's stream. */
final class HttpClientPeer implements Peer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final CloseableHttpClient client = HttpClients.createDefault();
    private final ObjectReader item = MAPPER.readerFor(Item.class);
    private final ObjectReader items = MAPPER.readerFor(Item.Items.class);
    private final String server;

    HttpClientPeer(URI server) {
        this.server = server.toString();
    }

    @Override
    public String get() throws IOException {
        Item found = fetch("/item", item);
        return found.name();
    }

    @Override
    public int list() throws IOException {
        Item.Items found = fetch("/list", items);
        return found.connections().size();
    }

    private <T> T fetch(String path, ObjectReader reader) throws IOException {
        HttpGet request = new HttpGet(server + path);
        request.setHeader("Authorization", "Bearer token-of-the-benchmark");
        request.setHeader("Accept", "application/json");
        return client.execute(request, response -> {
            if (response.getCode() != 200) {
                throw new IOException("status " + response.getCode());
            }
            return reader.readValue(response.getEntity().getContent());
        });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
