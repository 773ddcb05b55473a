package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.connectorsdk.simulators.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AirbyteConnectionsTest extends AirbyteFixture {
    private static final String STREAM = """
            {"stream": {"name": "orders", "namespace": "public", "madeUp": {"big": 9007199254740993, "exact": 0.10},
              "jsonSchema": {"type": "object", "properties": {"id": {"type": "integer"}, "note": {"type": "string"}}},
              "supportedSyncModes": ["full_refresh"]},
             "config": {"syncMode": "full_refresh", "destinationSyncMode": "overwrite", "selected": true,
              "mappers": [{"type": "hashing", "mapperConfiguration": {"method": "SHA-256"}}]}}""";

    private String create(String members) {
        return "{\"sourceId\": \"" + source + "\", \"destinationId\": \"" + destination + "\", \"status\": \"active\""
                + (members.isEmpty() ? "" : ", " + members) + "}";
    }

    private Reply update(String members) throws IOException {
        return config("/connections/update", "{\"connectionId\": \"" + connection + "\", " + members + "}");
    }

    @Test
    void aNewConnectionGetsTheDefaultsOfTheVendor() throws IOException {
        Reply created = config("/connections/create", create(""));
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text("/name")).isEqualTo("shop <> lake");
        assertThat(created.text("/namespaceDefinition")).isEqualTo("source");
        assertThat(created.text("/scheduleType")).isEqualTo("manual");
        assertThat(created.text("/nonBreakingChangesPreference")).isEqualTo("ignore");
        assertThat(created.at("/syncCatalog/streams")).isEmpty();
        assertThat(created.at("/breakingChange").booleanValue()).isFalse();
        assertThat(created.at("/created_at").longValue())
                .isEqualTo(clock.instant().getEpochSecond());
        assertThat(names(created.json())).doesNotContain("geography");
    }

    @Test
    void everyAcceptedCreateMakesAnotherConnection() throws IOException {
        String body = create("\"name\": \"twin\"");
        String first = config("/connections/create", body).text("/connectionId");
        assertThat(config("/connections/create", body).text("/connectionId")).isNotEqualTo(first);
        assertThat(state.connectionIds()).hasSize(3);
    }

    @Test
    void aCatalogIsGivenBackWithEverythingThatNobodyKnows() throws IOException {
        Reply created =
                config("/connections/create", create("\"syncCatalog\": {\"own\": 1, \"streams\": [" + STREAM + "]}"));
        ObjectNode expected = Json.parseObject(STREAM);
        expected.withObject("/config").put("aliasName", "orders").put("fieldSelectionEnabled", false);
        assertThat(created.at("/syncCatalog/streams/0")).isEqualTo(expected);
        assertThat(created.at("/syncCatalog/own").intValue()).isEqualTo(1);
        assertThat(created.raw().text()).contains("9007199254740993", "0.10");
    }

    @Test
    void streamsThatAreNotSelectedAreNotStored() throws IOException {
        String streams = STREAM + "," + STREAM.replace("\"selected\": true", "\"selected\": false");
        assertThat(update("\"syncCatalog\": {\"streams\": [" + streams + "]}").at("/syncCatalog/streams"))
                .hasSize(1);
    }

    @Test
    void aStreamWithoutSelectionFlagBreaksTheServer() throws IOException {
        String stream = STREAM.replace("\"selected\": true,", "");
        assertThat(update("\"syncCatalog\": {\"streams\": [" + stream + "]}").status())
                .isEqualTo(500);
    }

    @Test
    void selectingFieldsCutsTheSchemaDownToThem() throws IOException {
        String stream = STREAM.replace(
                "\"selected\": true",
                "\"selected\": true, \"fieldSelectionEnabled\": true, \"selectedFields\": [{\"fieldPath\":"
                        + " [\"note\"]}]");
        Reply reply = update("\"syncCatalog\": {\"streams\": [" + stream + "]}");
        assertThat(names(reply.at("/syncCatalog/streams/0/stream/jsonSchema/properties")))
                .containsExactly("note");
        Reply unknown = update("\"syncCatalog\": {\"streams\": [" + stream.replace("[\"note\"]", "[\"nope\"]") + "]}");
        assertThat(unknown.status()).isEqualTo(422);
    }

    @Test
    void anUpdateChangesWhatIsThereAndNothingElse() throws IOException {
        ObjectNode before = state.connection(connection);
        update("\"name\": \"renamed\", \"prefix\": null");
        before.put("name", "renamed");
        assertThat(state.connection(connection)).isEqualTo(before);
    }

    @Test
    void anUpdateCannotMoveAnEnd() throws IOException {
        assertThat(update("\"sourceId\": \"" + source + "\"").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "\"schedule\": {\"units\": 1, \"timeUnit\": \"days\"}                                  # 500",
                "\"scheduleData\": {\"basicSchedule\": {\"units\": 1, \"timeUnit\": \"days\"}}         # 500",
                "\"scheduleType\": \"basic\"                                                           # 500",
                "\"scheduleType\": \"manual\", \"scheduleData\": {}                                    # 500",
                "\"scheduleType\": \"basic\", \"scheduleData\": {}                                     # 422",
                "\"scheduleType\": \"cron\", \"scheduleData\": {\"cron\": {\"cronExpression\": \"0 15 2 * * ?\","
                        + " \"cronTimeZone\": \"Etc/UTC\"}} # 400",
                "\"scheduleType\": \"cron\", \"scheduleData\": {\"cron\": {\"cronExpression\": \"15 2 * * *\","
                        + " \"cronTimeZone\": \"UTC\"}}       # 400",
                "\"scheduleType\": \"cron\", \"scheduleData\": {\"cron\": {\"cronExpression\": \"0 */5 * * * ?\","
                        + " \"cronTimeZone\": \"UTC\"}}    # 400",
                "\"scheduleType\": \"cron\", \"scheduleData\": {\"cron\": {\"cronExpression\": \"0 15 2 * * ?\","
                        + " \"cronTimeZone\": \"Europe/Lisbon\"}} # 200",
                "\"scheduleType\": \"basic\", \"scheduleData\": {\"basicSchedule\": {\"units\": 12, \"timeUnit\":"
                        + " \"hours\"}} # 200",
                "\"scheduleType\": \"manual\"                                                          # 200"
            })
    void schedulesAreRefusedWithTheOddStatusesOfTheVendor(String members, int status) throws IOException {
        assertThat(update(members).status()).isEqualTo(status);
    }

    @Test
    void aBasicScheduleIsEchoedInItsOldFormToo() throws IOException {
        Reply reply = update("\"scheduleType\": \"basic\","
                + " \"scheduleData\": {\"basicSchedule\": {\"units\": 12, \"timeUnit\": \"hours\"}}");
        assertThat(reply.at("/schedule/units").intValue()).isEqualTo(12);
        assertThat(names(update("\"scheduleType\": \"manual\"").json())).doesNotContain("schedule", "scheduleData");
    }

    @Test
    void resourceRequirementsAreWrittenInSnakeCase() throws IOException {
        assertThat(update("\"resourceRequirements\": {\"cpu_request\": \"0.5\"}")
                        .status())
                .isEqualTo(200);
        assertThat(update("\"resourceRequirements\": {\"cpuRequest\": \"0.5\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aDeletedConnectionIsStillShownAndNoLongerListed() throws IOException {
        assertThat(config("/connections/delete", id("connectionId", connection)).status())
                .isEqualTo(204);
        assertThat(config("/connections/delete", id("connectionId", connection)).status())
                .isEqualTo(204);
        assertThat(getConnection().text("/status")).isEqualTo("deprecated");
        String workspace = id("workspaceId", state.workspaceId());
        assertThat(config("/connections/list", workspace).at("/connections")).isEmpty();
        String withDeleted = workspace.replace("}", ", \"includeTombstone\": true}");
        assertThat(config("/connections/list", withDeleted).at("/connections")).hasSize(1);
    }

    @Test
    void aWorkspaceThatNobodyKnowsHasNoConnections() throws IOException {
        Reply reply = config("/connections/list", id("workspaceId", NOWHERE));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/connections")).isEmpty();
    }

    @Test
    void aLockedConnectionIsNeitherChangedNorSynced() throws IOException {
        state.setOnConnection(connection, "status", Json.parse("\"locked\""));
        Reply reply = update("\"name\": \"renamed\"");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("/type")).isEqualTo("error:connection/locked");
        assertThat(sync().text("/type")).isEqualTo("error:connection/locked");
    }

    @Test
    void endsOfTwoWorkspacesDoNotGoTogether() throws IOException {
        String elsewhere = state.addWorkspace("Elsewhere");
        String other =
                state.addDestination("S3", elsewhere, "far", Json.object().put("bucket", "b"));
        String body = create("").replace(destination, other);
        assertThat(config("/connections/create", body).status()).isEqualTo(500);
    }
}
