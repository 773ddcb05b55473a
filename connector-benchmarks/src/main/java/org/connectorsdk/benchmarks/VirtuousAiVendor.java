package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.simulators.virtuousai.VirtuousAiSimulator;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** VirtuousAI. The vendor's pages have 100 rows at most; ten of them are put together. */
final class VirtuousAiVendor extends Vendor<VirtuousAiVendor.ConnectionRecord, VirtuousAiVendor.PageRecord> {
    private static final String ROOT = "/api/v1/connections";
    private static final int LARGEST_PAGE = 100;
    private static final String[] PROVIDERS = {"postgres", "s3", "shopify", "sqlserver"};

    record ConnectionRecord(
            String id,
            String name,
            String slug,
            String provider,
            String status,
            String visibility,
            @Nullable JsonNode config,
            boolean hasCredentials,
            boolean isDefault,
            boolean isFromTemplate,
            String createdAt,
            @Nullable String createdBy,
            String updatedAt,
            @Nullable String updatedBy,
            @Nullable String lastUsedAt,
            @Nullable String lastVerifiedAt,
            @Nullable String verificationError,
            @Nullable String verificationErrorCode,
            @Nullable JsonNode verificationDetails) {}

    record UserRecord(
            String id,
            String firstName,
            String lastName,
            @Nullable String profilePictureUrl) {}

    record PageRecord(
            List<ConnectionRecord> connections,
            boolean hasNext,
            int limit,
            int offset,
            int total,
            Map<String, UserRecord> users) {}

    VirtuousAiVendor() {
        super("virtuousai", "virtuousai", ConnectionRecord.class, PageRecord.class);
    }

    private interface Api {
        @GET(ROOT + "/{id}")
        Call<ConnectionRecord> get(@Path("id") String id);

        @GET(ROOT + "?limit=100")
        Call<PageRecord> list();
    }

    @Override
    ConnectorConfig config(URI server) {
        return ConnectorConfig.builder()
                .set("base-url", server)
                .secret("token", Secret.of("token-of-the-benchmark"))
                .build();
    }

    @Override
    Ask get(String id) {
        return Ask.get(ROOT + "/" + id);
    }

    @Override
    Ask list() {
        return Ask.get(ROOT + "?limit=" + LARGEST_PAGE);
    }

    @Override
    String nameOf(ConnectionRecord one) {
        return one.name();
    }

    @Override
    List<ConnectionRecord> rows(PageRecord page) {
        return page.connections();
    }

    @Override
    RetrofitCalls<ConnectionRecord, PageRecord> declared(Retrofit retrofit, String id) {
        Api api = retrofit.create(Api.class);
        return new RetrofitCalls<>(() -> api.get(id), api::list);
    }

    @Override
    Recording record(int first, int rows) throws IOException {
        try (VirtuousAiSimulator simulator = new VirtuousAiSimulator(SimulatorClient.options(first))) {
            simulator.start();
            SimulatorClient client = SimulatorClient.bearing(
                    simulator.baseUrl(), String.valueOf(simulator.settings().get("token")));
            String id = "";
            for (int number = first; number < first + rows; number++) {
                id = seed(simulator, number);
                if (Variety.below(3, number, "verified") > 0) {
                    client.bytes(Ask.post(ROOT + "/" + id + "/verify", ""));
                }
            }
            return new Recording(id, client.bytes(get(id)), SimulatorClient.written(whole(client, rows)));
        }
    }

    private static String seed(VirtuousAiSimulator simulator, int number) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        String host = Variety.below(7, number, "host") == 0 ? ".unreachable.test" : ".example.test";
        config.put("host", "db-" + number + host).put("port", 5432).put("database", "shop");
        return simulator.seedConnection(
                "Orders of shop " + number,
                Variety.pick(number, "provider", PROVIDERS),
                config,
                Variety.below(5, number, "credentials") == 0
                        ? Map.of()
                        : Map.of("password", "password-of-shop-" + number));
    }

    private ObjectNode whole(SimulatorClient client, int rows) throws IOException {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        ArrayNode connections = JsonNodeFactory.instance.arrayNode();
        for (int offset = 0; offset < rows; offset += LARGEST_PAGE) {
            JsonNode page = client.json(Ask.get(list().path() + "&offset=" + offset));
            page.path("connections").forEach(connections::add);
            whole.setAll((ObjectNode) page);
        }
        whole.set("connections", connections);
        return whole.put("offset", 0);
    }
}
