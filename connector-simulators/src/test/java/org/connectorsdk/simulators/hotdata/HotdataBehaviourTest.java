package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HotdataBehaviourTest {
    private final Hotdata hotdata = new Hotdata();

    @AfterEach
    void close() {
        hotdata.close();
    }

    @Test
    void whatIsAbsentCanBeNull() throws IOException {
        hotdata.simulator.behaviour().nullsForAbsent(true);
        JsonNode created = hotdata.post(
                        "/v1/connections", "{'name':'pg','source_type':'postgres','config':" + Hotdata.PG_CONFIG + "}")
                .json();
        assertThat(created.has("discovery_error")).isTrue();
        assertThat(created.path("discovery_error").isNull()).isTrue();
        JsonNode schema = hotdata.get("/v1/information_schema").json();
        assertThat(schema.has("next_cursor")).isTrue();
        assertThat(schema.at("/tables/0").has("columns")).isTrue();
    }

    @Test
    void objectsCanHaveMembersThatNobodyKnows() throws IOException {
        hotdata.createPostgres("pg");
        hotdata.simulator.evolution().unknownMembers(true);
        JsonNode list = hotdata.get("/v1/connections").json();
        assertThat(list.has("added_later")).isTrue();
        assertThat(list.at("/connections/0").has("added_later_too")).isTrue();
        assertThat(list.at("/connections/0/name").asText()).isEqualTo("pg");
        assertThat(hotdata.get("/v1/connections/none").json().at("/error").has("added_later"))
                .isTrue();
    }

    @Test
    void wordsCanBeOnesThatNobodyKnows() throws IOException {
        hotdata.simulator.evolution().unknownWords(true);
        Reply created = hotdata.post(
                "/v1/connections", "{'name':'pg','source_type':'postgres','config':" + Hotdata.PG_CONFIG + "}");
        assertThat(created.at("/discovery_status")).isEqualTo("unheard_of_discovery_status");
        hotdata.post(
                "/v1/refresh", "{'connection_id':'" + created.at("/id") + "','data':true,'include_uncached':true}");
        JsonNode profile = hotdata.get("/v1/connections/" + created.at("/id") + "/tables/public/orders/profile")
                .json();
        assertThat(profile.at("/columns/0/profile/type").asText()).isEqualTo("unheard_of_type");
        assertThat(hotdata.get("/v1/connection-types/postgres").at("/config_schema/type"))
                .isEqualTo("object");
    }

    @Test
    void theSameSeedGivesTheSameAnswers() throws IOException {
        try (Hotdata twin = new Hotdata()) {
            assertThat(twin.createPostgres("pg")).isEqualTo(hotdata.createPostgres("pg"));
            assertThat(twin.simulator.token()).isEqualTo(hotdata.simulator.token());
        }
    }

    @Test
    void faultsGoByTheServicesNamesOfItsOperations() throws IOException {
        hotdata.simulator.faults().on("create_connection").inject(Fault.statusAfterExecuting(503));
        Reply lie = hotdata.post(
                "/v1/connections", "{'name':'pg','source_type':'postgres','config':" + Hotdata.PG_CONFIG + "}");
        assertThat(lie.status()).isEqualTo(503);
        assertThat(hotdata.workspace.connections()).hasSize(1);
    }

    @Test
    void timeIsTheClocks() throws IOException {
        hotdata.clock.advance(Duration.ofDays(40));
        assertThat(hotdata.post("/v1/secrets", "{'name':'a','value':'v'}").at("/created_at"))
                .isEqualTo("2026-02-10T00:00:00Z");
    }

    @Test
    void itIsFoundByItsIdWithWhatAClientNeeds() throws IOException {
        assertThat(Simulators.ids()).contains("hotdata");
        try (VendorSimulator found = Simulators.find("hotdata").orElseThrow().start(SimulatorOptions.defaults())) {
            Map<String, String> settings = found.settings();
            assertThat(settings).containsOnlyKeys("base-url", "token", "workspace");
            assertThat(settings).containsEntry("base-url", found.baseUrl().toString());
            assertThat(found.secretSettings()).containsExactly("token");
            assertThat(settings.get("token")).isNotEqualTo(hotdata.simulator.token());
        }
        assertThat(Simulators.find("nobody")).isEmpty();
    }

    @Test
    void aSampleConnectionIsOneThatTheServiceAccepts() throws IOException {
        var sample = hotdata.simulator.sampleConnection("sample");
        String config = sample.config().toString().replace("}", ",\"password\":\"p\"}");
        String id = hotdata.create(sample.name(), sample.type(), config);
        assertThat(hotdata.get("/v1/connections/" + id + "/health").at("/healthy"))
                .isEqualTo("true");
    }
}
