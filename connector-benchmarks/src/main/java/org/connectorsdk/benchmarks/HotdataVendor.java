package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.simulators.hotdata.HotdataSimulator;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** Hotdata, which answers the whole list at once, three members a connection. */
final class HotdataVendor extends Vendor<HotdataVendor.OneRecord, HotdataVendor.PageRecord> {
    private static final String ROOT = "/v1/connections";
    private static final String[] TYPES = {"postgres", "mysql", "snowflake"};

    record OneRecord(String id, String name, String source_type, long table_count, long synced_table_count) {}

    record RowRecord(String id, String name, String source_type) {}

    record PageRecord(List<RowRecord> connections) {}

    HotdataVendor() {
        super("hotdata", "hotdata", OneRecord.class, PageRecord.class);
    }

    private interface Api {
        @GET(ROOT + "/{id}")
        Call<OneRecord> get(@Path("id") String id);

        @GET(ROOT)
        Call<PageRecord> list();
    }

    @Override
    ConnectorConfig config(URI server) {
        return ConnectorConfig.builder()
                .set("base-url", server)
                .secret("token", Secret.of("token-of-the-benchmark"))
                .set("workspace", "work0000000000000000000000000a")
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
    String nameOf(OneRecord one) {
        return one.name();
    }

    @Override
    List<RowRecord> rows(PageRecord page) {
        return page.connections();
    }

    @Override
    RetrofitCalls<OneRecord, PageRecord> declared(Retrofit retrofit, String id) {
        Api api = retrofit.create(Api.class);
        return new RetrofitCalls<>(() -> api.get(id), api::list);
    }

    @Override
    Recording record(int first, int rows) throws IOException {
        try (HotdataSimulator simulator = HotdataSimulator.start(SimulatorClient.options(first))) {
            String id = "";
            for (int number = first; number < first + rows; number++) {
                String name = "orders_of_shop_" + number;
                id = simulator
                        .workspace()
                        .seedConnection(name, Variety.pick(number, "type", TYPES))
                        .id();
            }
            Map<String, String> settings = simulator.settings();
            SimulatorClient client = new SimulatorClient(
                    simulator.baseUrl(),
                    Map.of(
                            "Authorization",
                            "Bearer " + settings.get("token"),
                            "X-Workspace-Id",
                            String.valueOf(settings.get("workspace"))));
            return new Recording(id, client.bytes(get(id)), client.bytes(list()));
        }
    }
}
