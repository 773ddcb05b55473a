package org.connectorsdk.simulators.fivetran;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.fivetran.FivetranBehaviour.LastPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections: listed, created, changed, tested, deleted. */
class FivetranConnectionsTest extends FivetranFixture {
    private static final String BODY = """
            {"group_id":"%s","service":"postgres","paused":true,"run_setup_tests":true,
            "config":{"schema_prefix":"shop_pg","host":"db%s","password":"not-a-real-secret"}}""";

    private Reply create(String host) throws IOException {
        return post(ALL, BODY.formatted(simulator.groupId(), host));
    }

    private Reply createWith(String former, String changed) throws IOException {
        return post(ALL, BODY.formatted(simulator.groupId(), ".example.test").replace(former, changed));
    }

    @Test
    void aNewConnectionHasNeverEndedAndItsSecretsAreMasked() throws IOException {
        Reply created = create(".example.test");
        assertThat(created.status()).isEqualTo(201);
        JsonNode data = created.at("/data");
        assertThat(data.path("schema").asText()).isEqualTo("shop_pg");
        assertThat(data.path("succeeded_at").isNull()).isTrue();
        assertThat(data.at("/status/setup_state").asText()).isEqualTo("connected");
        assertThat(data.at("/status/is_historical_sync").asBoolean()).isTrue();
        assertThat(data.at("/config/password").asText()).isEqualTo("******");
        assertThat(data.path("setup_tests")).hasSize(3);
    }

    @Test
    void aFailedTestDoesNotFailTheCreate() throws IOException {
        Reply created = create(".unreachable.test");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/data/status/setup_state")).isEqualTo("incomplete");
        assertThat(created.text("/data/setup_tests/0/status")).isEqualTo("FAILED");
    }

    @Test
    void anUnpausedConnectionThatPassesStartsByItself() throws IOException {
        createWith("\"paused\":true,", "");
        assertThat(simulator.runsStarted()).isEqualTo(1);
    }

    @Test
    void aSecondConnectionOfANameIsRefused() throws IOException {
        create(".example.test");
        assertThat(create(".example.test").refusal()).isEqualTo("400 InvalidInput");
    }

    @ParameterizedTest
    @CsvSource({
        "schema_prefix, schema, 400",
        "shop_pg, Shop-PG, 400",
        "postgres, telepathy, 400",
        "postgres, heap, 400",
        "'\"paused\"', '\"unknown\"', 400",
        "'\"group_id\":\"', '\"group_id\":\"no_', 404"
    })
    void aCreateThatMakesNoSenseIsRefused(String former, String changed, int status) throws IOException {
        assertThat(createWith(former, changed).status()).isEqualTo(status);
    }

    @Test
    void someServicesHaveNamesOfTwoParts() throws IOException {
        Reply created = post(ALL, """
                {"group_id":"%s","service":"google_sheets","paused":true,
                "config":{"schema":"finance","table":"budget"}}""".formatted(simulator.groupId()));
        assertThat(created.text("/data/schema")).isEqualTo("finance.budget");
    }

    @Test
    void aConfigIsMergedByItsMembers() throws IOException {
        String id = seeded();
        Reply changed = patch(id, "{\"config\":{\"host\":\"replica.example.test\"},\"run_setup_tests\":false}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(simulator.stored(id).path("config"))
                .isEqualTo(Json.parse("{\"host\":\"replica.example.test\",\"password\":\"not-a-real-secret\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"run_setup_tests\":true,\"trust_certificates\":true}",
                "{\"paused\":true,\"run_setup_tests\":false,\"trust_certificates\":true}",
                "{\"config\":{\"schema_prefix\":\"other\"}}",
                "{\"group_id\":\"other\"}",
                "{\"sync_frequency\":7}",
                "{\"sync_frequency\":1440,\"daily_sync_time\":\"03:30\"}"
            })
    void aChangeThatMakesNoSenseIsRefused(String body) throws IOException {
        String id = seeded();
        JsonNode before = simulator.stored(id);
        assertThat(patch(id, body).refusal()).isEqualTo("400 InvalidInput");
        assertThat(simulator.stored(id)).isEqualTo(before);
    }

    @Test
    void aChangeRunsTestsUnlessToldOtherwise() throws IOException {
        String id = seeded();
        Reply changed = patch(id, "{\"config\":{\"host\":\"db.unreachable.test\"}}");
        assertThat(changed.text("/data/status/setup_state")).isEqualTo("broken");
        assertThat(patch(id, "{\"paused\":true,\"run_setup_tests\":false}")
                        .json()
                        .at("/data/setup_tests"))
                .isEmpty();
    }

    @Test
    void aTestNeedsABody() throws IOException {
        String path = ALL + "/" + seeded() + "/test";
        assertThat(post(path, "").refusal()).isEqualTo("400 InvalidInput");
        assertThat(post(path, "{}").status()).isEqualTo(200);
    }

    @Test
    void partsOfATestHaveDetailsOfAnyKind() throws IOException {
        String id = seeded();
        simulator.scriptTests(
                id,
                List.of(new SetupTest("SSH tunnel", "JOB_FAILED", "no", Optional.of(Json.parse("{\"hash\":\"x\"}")))));
        Reply tested = post(ALL + "/" + id + "/test", "{}");
        assertThat(tested.at("/data/setup_tests")).isEqualTo(Json.parse("""
                        [{"title":"SSH tunnel","status":"JOB_FAILED","message":"no","details":{"hash":"x"}}]"""));
        assertThat(tested.text("/data/status/setup_state")).isEqualTo("broken");
    }

    @Test
    void aDeletedConnectionIsGone() throws IOException {
        String id = seeded();
        assertThat(send("DELETE", ALL + "/" + id, "").text("/code")).isEqualTo("Success");
        assertThat(send("DELETE", ALL + "/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void aWalkMeetsEveryConnectionOnceAlthoughOthersGo() throws IOException {
        simulator.seedConnections(7);
        List<String> ids = simulator.connectionIds();
        List<String> met = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(ALL + "?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .at("/data");
            page.path("items").forEach(item -> met.add(item.path("id").asText()));
            cursor = page.path("next_cursor").asText();
            simulator.removeConnection(ids.get(0));
        } while (!cursor.isEmpty());
        assertThat(met).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"ABSENT, false", "NULL, true", "EMPTY, true"})
    void theLastPageIsToldInThreeWays(LastPage form, boolean present) throws IOException {
        simulator.behaviour().lastPage(form);
        assertThat(get(ALL).at("/data").has("next_cursor")).isEqualTo(present);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "cursor=x"})
    void aPageThatCannotBeIsRefused(String query) throws IOException {
        assertThat(get(ALL + "?" + query).refusal()).isEqualTo("400 InvalidInput");
    }

    @Test
    void aNameIsFilteredAsAWhole() throws IOException {
        simulator.seedConnections(2);
        assertThat(get(ALL + "?schema=seeded_0000002").at("/data/items")).hasSize(1);
        assertThat(get(ALL + "?schema=seeded").at("/data/items")).isEmpty();
        assertThat(get(ALL + "?group_id=" + simulator.addGroup("Empty")).at("/data/items"))
                .isEmpty();
    }
}
