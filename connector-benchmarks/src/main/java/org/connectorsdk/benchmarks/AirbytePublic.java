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
import org.connectorsdk.simulators.airbyte.AirbyteSimulator;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Path;

/**
 * Airbyte's public API. The vendor's pages have 100 rows at most; ten of them are put together, so that all vendors
 * have a list of a thousand.
 */
final class AirbytePublic extends Vendor<AirbytePublic.ConnectionRecord, AirbytePublic.PageRecord> {
    private static final String ROOT = "/api/public/v1/connections";
    private static final int LARGEST_PAGE = 100;

    private final AirbyteAccount.Streams streams;

    AirbytePublic(String name, AirbyteAccount.Streams streams) {
        super(name, "airbyte", ConnectionRecord.class, PageRecord.class);
        this.streams = streams;
    }

    /** A connection with every documented member; those of the past among them. */
    record ConnectionRecord(
            String connectionId,
            String name,
            String sourceId,
            String destinationId,
            String workspaceId,
            String status,
            @Nullable String statusReason,
            ScheduleRecord schedule,
            @Nullable String dataResidency,
            @Nullable String nonBreakingSchemaUpdatesBehavior,
            @Nullable String namespaceDefinition,
            @Nullable String namespaceFormat,
            @Nullable String prefix,
            long createdAt,
            List<TagRecord> tags,
            ConfigurationsRecord configurations) {}

    record ScheduleRecord(
            String scheduleType,
            @Nullable String cronExpression,
            @Nullable String basicTiming) {}

    record TagRecord(String tagId, String workspaceId, String name, String color) {}

    record ConfigurationsRecord(List<StreamRecord> streams) {}

    record StreamRecord(
            String name,
            @Nullable String namespace,
            @Nullable String syncMode,
            @Nullable List<String> cursorField,
            @Nullable List<List<String>> primaryKey,
            @Nullable List<FieldRecord> selectedFields,
            @Nullable List<JsonNode> mappers,
            @Nullable Boolean includeFiles,
            @Nullable String destinationObjectName) {}

    record FieldRecord(List<String> fieldPath) {}

    record PageRecord(
            List<ConnectionRecord> data,
            @Nullable String next,
            @Nullable String previous) {}

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
                .set("api", "public")
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
        return page.data();
    }

    @Override
    RetrofitCalls<ConnectionRecord, PageRecord> declared(Retrofit retrofit, String id) {
        Api api = retrofit.create(Api.class);
        return new RetrofitCalls<>(() -> api.get(id), api::list);
    }

    @Override
    Recording record(int first, int rows) throws IOException {
        try (AirbyteSimulator simulator = AirbyteAccount.start(first, rows, streams)) {
            SimulatorClient client = new SimulatorClient(simulator.baseUrl(), Map.of());
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            for (int offset = 0; offset < rows; offset += LARGEST_PAGE) {
                JsonNode page = client.json(Ask.get(list().path() + "&offset=" + offset));
                page.path("data").forEach(all::add);
            }
            String id = all.get(0).path("connectionId").textValue();
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.set("data", all);
            page.put("previous", "").put("next", "");
            return new Recording(id, client.bytes(get(id)), SimulatorClient.written(page));
        }
    }
}
