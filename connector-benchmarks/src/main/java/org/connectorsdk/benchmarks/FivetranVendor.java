package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.simulators.fivetran.FivetranSimulator;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** Fivetran, whose pages have up to a thousand connections. */
final class FivetranVendor extends Vendor<FivetranVendor.OneRecord, FivetranVendor.PageRecord> {
    private static final String ROOT = "/v1/connections";
    private static final int LARGEST_PAGE = 1_000;
    private static final String[] SERVICES = {"postgres", "mysql"};

    record ConnectionRecord(
            String id,
            @JsonProperty("group_id") String groupId,
            String service,
            @JsonProperty("service_version") @Nullable Integer serviceVersion,
            String schema,
            @JsonProperty("connected_by") @Nullable String connectedBy,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("succeeded_at") @Nullable String succeededAt,
            @JsonProperty("failed_at") @Nullable String failedAt,
            boolean paused,
            @JsonProperty("pause_after_trial") boolean pauseAfterTrial,
            @JsonProperty("sync_frequency") int syncFrequency,
            @JsonProperty("daily_sync_time") @Nullable String dailySyncTime,
            @JsonProperty("schedule_type") String scheduleType,
            @Nullable JsonNode schedule,
            StatusRecord status,
            @Nullable JsonNode config,
            @JsonProperty("setup_tests") @Nullable List<SetupTestRecord> setupTests,
            @JsonProperty("networking_method") @Nullable String networkingMethod,
            @JsonProperty("private_link_id") @Nullable String privateLinkId,
            @JsonProperty("proxy_agent_id") @Nullable String proxyAgentId,

            @JsonProperty("hybrid_deployment_agent_id") @Nullable
            String hybridDeploymentAgentId,

            @JsonProperty("data_delay_sensitivity") @Nullable
            String dataDelaySensitivity,

            @JsonProperty("data_delay_threshold") @Nullable Integer dataDelayThreshold,
            @JsonProperty("source_sync_details") @Nullable JsonNode sourceSyncDetails,
            @JsonProperty("connect_card") @Nullable JsonNode connectCard,
            @JsonProperty("connect_card_config") @Nullable JsonNode connectCardConfig,

            @JsonProperty("destination_configuration") @Nullable
            JsonNode destinationConfiguration,

            @JsonProperty("destination_schema_names") @Nullable
            String destinationSchemaNames,

            @JsonProperty("external_secrets_manager_id") @Nullable
            String externalSecretsManagerId) {}

    record StatusRecord(
            @JsonProperty("setup_state") String setupState,
            @JsonProperty("sync_state") String syncState,
            @JsonProperty("update_state") String updateState,
            @JsonProperty("is_historical_sync") boolean isHistoricalSync,
            @JsonProperty("rescheduled_for") @Nullable String rescheduledFor,
            @JsonProperty("schema_status") @Nullable String schemaStatus,
            List<NoticeRecord> tasks,
            List<NoticeRecord> warnings) {}

    record NoticeRecord(
            String code, String message, @Nullable String details) {}

    record SetupTestRecord(
            String title,
            String status,
            @Nullable String message,
            @Nullable JsonNode details) {}

    record OneRecord(String code, @Nullable String message, ConnectionRecord data) {}

    record ItemsRecord(
            List<ConnectionRecord> items,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    record PageRecord(String code, @Nullable String message, ItemsRecord data) {}

    FivetranVendor() {
        super("fivetran", "fivetran", OneRecord.class, PageRecord.class);
    }

    private interface Api {
        @GET(ROOT + "/{id}")
        Call<OneRecord> get(@Path("id") String id);

        @GET(ROOT + "?limit=1000")
        Call<PageRecord> list();
    }

    @Override
    ConnectorConfig config(URI server) {
        return ConnectorConfig.builder()
                .set("base-url", server)
                .secret("api-key", Secret.of("key-of-the-benchmark"))
                .secret("api-secret", Secret.of("secret-of-the-benchmark"))
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
    String nameOf(OneRecord one) {
        return one.data().schema();
    }

    @Override
    List<ConnectionRecord> rows(PageRecord page) {
        return page.data().items();
    }

    @Override
    RetrofitCalls<OneRecord, PageRecord> declared(Retrofit retrofit, String id) {
        Api api = retrofit.create(Api.class);
        return new RetrofitCalls<>(() -> api.get(id), api::list);
    }

    @Override
    Recording record(int first, int rows) throws IOException {
        try (FivetranSimulator simulator = new FivetranSimulator(SimulatorClient.options(first))) {
            simulator.start();
            String id = "";
            for (int number = first; number < first + rows; number++) {
                id = seed(simulator, number);
            }
            Map<String, String> settings = simulator.settings();
            byte[] account =
                    (settings.get("api-key") + ":" + settings.get("api-secret")).getBytes(StandardCharsets.UTF_8);
            String basic = "Basic " + Base64.getEncoder().encodeToString(account);
            SimulatorClient client = new SimulatorClient(simulator.baseUrl(), Map.of("Authorization", basic));
            return new Recording(id, client.bytes(get(id)), client.bytes(list()));
        }
    }

    private static String seed(FivetranSimulator simulator, int number) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("host", "db-" + number + ".example.test").put("port", 5432).put("user", "reader");
        config.put("password", "password-of-shop-" + number).put("database", "shop");
        String id = simulator.seedConnection("shop_" + number, Variety.pick(number, "service", SERVICES), config);
        if (Variety.below(4, number, "synced") > 0) {
            boolean good = Variety.below(6, number, "good") > 0;
            simulator.recordEnd(id, good, good ? "" : "The source has refused the login.");
        }
        if (Variety.below(9, number, "paused") == 0) {
            simulator.pause(id, true);
        }
        return id;
    }
}
