package org.connectorsdk.benchmarks;

import com.airbyte.api.Airbyte;
import com.airbyte.api.models.operations.GetConnectionRequest;
import com.airbyte.api.models.operations.ListConnectionsRequest;
import com.airbyte.api.models.shared.Security;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Airbyte's own client for Java, with its defaults. */
final class AirbyteSdkPeer implements Peer {
    private final Airbyte client;
    private final String id;

    AirbyteSdkPeer(URI server, String id) {
        this.id = id;
        try {
            this.client = Airbyte.builder()
                    .setServerURL(server + "/api/public/v1")
                    .setSecurity(new Security("token-of-the-benchmark"))
                    .build();
        } catch (Exception e) { // as its signature says
            throw new IllegalStateException("Airbyte's client cannot be made", e);
        }
    }

    @Override
    public String get() throws IOException {
        try {
            return client.connections.getConnection(new GetConnectionRequest(id)).connectionResponse.name;
        } catch (Exception e) {
            throw new IOException("get failed", e);
        }
    }

    @Override
    public List<?> list() throws IOException {
        ListConnectionsRequest request = new ListConnectionsRequest();
        request.limit = 100;
        try {
            return Arrays.asList(client.connections.listConnections(request).connectionsResponse.data);
        } catch (Exception e) {
            throw new IOException("list failed", e);
        }
    }

    @Override
    public void close() {
        // It has nothing that can be closed.
    }
}
