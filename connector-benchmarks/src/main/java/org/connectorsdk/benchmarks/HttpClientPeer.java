package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Apache HttpClient 5 with its defaults, Jackson on the body's stream. */
final class HttpClientPeer<O, L> implements Peer {
    private final CloseableHttpClient client = HttpClients.createDefault();
    private final Vendor<O, L> vendor;
    private final URI server;
    private final Ask get;
    private final Ask list;
    private final ObjectReader one;
    private final ObjectReader page;

    HttpClientPeer(Vendor<O, L> vendor, URI server, String id) {
        this.vendor = vendor;
        this.server = server;
        this.get = vendor.get(id);
        this.list = vendor.list();
        this.one = Json.MAPPER.readerFor(vendor.one());
        this.page = Json.MAPPER.readerFor(vendor.page());
    }

    @Override
    public String get() throws IOException {
        O found = fetch(get, one, vendor.one());
        return vendor.nameOf(found);
    }

    @Override
    public List<?> list() throws IOException {
        L found = fetch(list, page, vendor.page());
        return vendor.rows(found);
    }

    private <T> T fetch(Ask ask, ObjectReader reader, Class<T> type) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(ask.method(), URI.create(server + ask.path()));
        request.setHeader("Authorization", "Bearer token-of-the-benchmark");
        request.setHeader("Accept", "application/json");
        if (!ask.body().isEmpty()) {
            request.setEntity(new StringEntity(ask.body(), ContentType.APPLICATION_JSON));
        }
        return client.execute(request, response -> {
            if (response.getCode() != 200) {
                throw new IOException("status " + response.getCode());
            }
            return reader.readValue(response.getEntity().getContent(), type);
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
