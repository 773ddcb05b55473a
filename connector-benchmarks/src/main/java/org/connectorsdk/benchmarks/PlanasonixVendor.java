package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.simulators.planasonix.PlanasonixSimulator;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** Planasonix, which answers the whole list at once, without the settings. */
final class PlanasonixVendor extends Vendor<PlanasonixVendor.ConnectionRecord, PlanasonixVendor.PageRecord> {
    private static final String ROOT = "/api/connections";
    private static final String[] TYPES = {"postgres", "mysql", "snowflake", "s3"};

    record ConnectionRecord(
            String id,
            String name,
            String type,
            @Nullable String credentialId,
            @Nullable JsonNode config,
            @Nullable String createdAt,
            @Nullable String updatedAt) {}

    record MetaRecord(int total) {}

    record PageRecord(List<ConnectionRecord> data, MetaRecord meta) {}

    PlanasonixVendor() {
        super("planasonix", "planasonix", ConnectionRecord.class, PageRecord.class);
    }

    private interface Api {
        @GET(ROOT + "/{id}")
        Call<ConnectionRecord> get(@Path("id") String id);

        @GET(ROOT)
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
        return Ask.get(ROOT);
    }

    @Override
    String nameOf(ConnectionRecord one) {
        return one.name();
    }

    @Override
    List<ConnectionRecord> rows(PageRecord page) {
        return page.data();
    }

    @Override
    RetrofitCalls<ConnectionRecord, PageRecord> declared(Retrofit retrofit, String id) {
        Api api = retrofit.create(Api.class);
        return new RetrofitCalls<>(() -> api.get(id), api::list);
    }

    @Override
    Recording record(int first, int rows) throws IOException {
        try (PlanasonixSimulator simulator = new PlanasonixSimulator(SimulatorClient.options(first))) {
            simulator.start();
            String id = "";
            for (int number = first; number < first + rows; number++) {
                id = String.format("conn_%08d", number);
                ObjectNode config = JsonNodeFactory.instance.objectNode();
                config.put("host", "db-" + number + ".example.test").put("port", 5432);
                config.put("database", "shop").put("sslMode", "verify-full");
                String name = "orders of shop " + number;
                String credential = String.format("cred_%06d", Variety.below(40, number, "credential"));
                simulator.state().addConnection(id, name, Variety.pick(number, "type", TYPES), config, credential);
            }
            SimulatorClient client = SimulatorClient.bearing(
                    simulator.baseUrl(), String.valueOf(simulator.settings().get("token")));
            return new Recording(id, client.bytes(get(id)), client.bytes(list()));
        }
    }
}
