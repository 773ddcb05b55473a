package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.simulators.airbyte.AirbyteSimulator;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Airbyte's configuration API, which answers the whole list at once, catalogs included. */
final class AirbyteConfig extends Vendor<AirbyteConfig.ConnectionRecord, AirbyteConfig.PageRecord> {
    private static final String ROOT = "/api/v1/connections";
    private static final String WORKSPACE = "744cc0ed-7f05-4949-9e60-2a814f90c035";

    /** A connection with every documented member; a catalog is open, so it stays a tree. */
    record ConnectionRecord(
            String connectionId,
            String name,
            @Nullable String namespaceDefinition,
            @Nullable String namespaceFormat,
            @Nullable String prefix,
            String sourceId,
            String destinationId,
            @Nullable List<String> operationIds,
            JsonNode syncCatalog,
            @Nullable BasicRecord schedule,
            @Nullable String scheduleType,
            @Nullable ScheduleDataRecord scheduleData,
            String status,
            @Nullable String statusReason,
            @Nullable ResourcesRecord resourceRequirements,
            @Nullable String sourceCatalogId,
            @Nullable String destinationCatalogId,
            @Nullable String geography,
            boolean breakingChange,
            @Nullable Boolean notifySchemaChanges,
            @Nullable Boolean notifySchemaChangesByEmail,
            @Nullable String nonBreakingChangesPreference,
            @JsonProperty("created_at") @Nullable Long createdAt,
            @Nullable String backfillPreference,
            @Nullable String workspaceId,
            @Nullable String dataplaneGroupId,
            @Nullable List<TagRecord> tags,
            @Nullable Boolean onDemandEnabled) {}

    record ScheduleDataRecord(
            @Nullable BasicRecord basicSchedule, @Nullable CronRecord cron) {}

    record BasicRecord(long units, String timeUnit) {}

    record CronRecord(String cronExpression, String cronTimeZone) {}

    record ResourcesRecord(
            @JsonProperty("cpu_request") @Nullable String cpuRequest,
            @JsonProperty("cpu_limit") @Nullable String cpuLimit,
            @JsonProperty("memory_request") @Nullable String memoryRequest,
            @JsonProperty("memory_limit") @Nullable String memoryLimit) {}

    record TagRecord(String tagId, String workspaceId, String name, String color) {}

    record PageRecord(List<ConnectionRecord> connections) {}

    AirbyteConfig() {
        super("airbyte-config", "airbyte", ConnectionRecord.class, PageRecord.class);
    }

    private interface Api {
        @POST(ROOT + "/get")
        Call<ConnectionRecord> get(@Body Map<String, String> body);

        @POST(ROOT + "/list")
        Call<PageRecord> list(@Body Map<String, String> body);
    }

    @Override
    ConnectorConfig config(URI server) {
        return ConnectorConfig.builder()
                .set("base-url", server)
                .set("api", "config")
                .set("workspace", WORKSPACE)
                .secret("token", Secret.of("token-of-the-benchmark"))
                .build();
    }

    @Override
    Ask get(String id) {
        return Ask.post(ROOT + "/get", "{\"connectionId\":\"" + id + "\"}");
    }

    @Override
    Ask list() {
        return listOf(WORKSPACE);
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
        return new RetrofitCalls<>(
                () -> api.get(Map.of("connectionId", id)), () -> api.list(Map.of("workspaceId", WORKSPACE)));
    }

    @Override
    Recording record(int first, int rows) throws IOException {
        try (AirbyteSimulator simulator = AirbyteAccount.start(first, rows, AirbyteAccount.Streams.SOME)) {
            SimulatorClient client = new SimulatorClient(simulator.baseUrl(), Map.of());
            byte[] list = client.bytes(listOf(simulator.state().workspaceId()));
            String id =
                    Json.MAPPER.readTree(list).at("/connections/0/connectionId").textValue();
            return new Recording(id, client.bytes(get(id)), list);
        }
    }

    private static Ask listOf(String workspace) {
        return Ask.post(ROOT + "/list", "{\"workspaceId\":\"" + workspace + "\"}");
    }
}
