package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.ConfigUpdate;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.SecretDisplay;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest extends PlanasonixSimulatorTestBase {
    private static final String BILLING =
            "{'name':'billing-pg','type':'postgres','config':{'host':'pg.bill.test','port':5433}}";

    private String create(String body) {
        Reply reply = caller.post(CONNECTIONS, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.at("/id");
    }

    @Test
    void aCreatedConnectionIsAnsweredBareWithConfigWithoutUpdatedAt() {
        Reply reply = caller.post(CONNECTIONS, BILLING);
        assertThat(reply.json())
                .isEqualTo(json("{'id':'conn_000001','name':'billing-pg','type':'postgres',"
                        + "'config':{'host':'pg.bill.test','port':5433},'createdAt':'2026-01-01T00:00:00Z'}"));
    }

    @Test
    void createdAtIsReadBackOnlyWhereTheTenantShowsIt() {
        String path = CONNECTIONS + "/" + create(BILLING);
        assertThat(caller.get(path).json())
                .isEqualTo(json("{'id':'conn_000001','name':'billing-pg','type':'postgres',"
                        + "'config':{'host':'pg.bill.test','port':5433},'updatedAt':'2026-01-01T00:00:00Z'}"));
        tenant.createdAtOnGet(true);
        assertThat(caller.get(path).at("/createdAt")).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void theListHasNoConfigAndCountsItsItems() {
        assertThat(caller.get(CONNECTIONS).json()).isEqualTo(json("{'data':[],'meta':{'total':0}}"));
        create(BILLING);
        assertThat(caller.get(CONNECTIONS).json())
                .isEqualTo(json("{'data':[{'id':'conn_000001','name':'billing-pg','type':'postgres',"
                        + "'createdAt':'2026-01-01T00:00:00Z','updatedAt':'2026-01-01T00:00:00Z'}],"
                        + "'meta':{'total':1}}"));
    }

    @Test
    void theListIsFilteredByTypeAndPartOfTheName() {
        state.addConnection("a", "Raw-Lake", "s3", json("{}"));
        state.addConnection("b", "raw-lake", "gcs", json("{}"));
        state.addConnection("c", "other", "s3", json("{}"));
        Reply reply = caller.get(CONNECTIONS + "?type=s3&search=LAKE");
        assertThat(reply.all("id")).containsExactly("a");
    }

    @Test
    void aParameterThatTheListDoesNotHaveIsRefusedByName() {
        Reply reply = caller.get(CONNECTIONS + "?limit=5");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/details"))
                .isEqualTo(json("{'d':[{'field':'limit','issue':'unknown'}]}").get("d"));
    }

    @Test
    void everyMistakeOfACreateIsNamed() {
        Reply reply =
                caller.post(CONNECTIONS, "{'name':'  ','config':{'port':0},'credentialId':'cred_x','colour':'red'}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/error/code")).isEqualTo("invalid_request");
        assertThat(reply.all("field"))
                .containsExactlyInAnyOrder("name", "type", "config.port", "credentialId", "colour");
        assertThat(reply.all("issue"))
                .containsExactlyInAnyOrder("blank", "missing", "out_of_range", "unknown_credential", "unknown");
    }

    @Test
    void aTakenNameIsAConflictUnlessTheTenantAllowsIt() {
        create(BILLING);
        assertThat(caller.post(CONNECTIONS, BILLING).status()).isEqualTo(409);
        tenant.uniqueNames(false);
        assertThat(caller.post(CONNECTIONS, BILLING).status()).isEqualTo(201);
    }

    @Test
    void aSoftDeletedCredentialCannotBeUsed() {
        caller.post("/api/credentials", "{'name':'c','type':'database','config':{}}");
        caller.delete("/api/credentials/cred_000001");
        Reply reply =
                caller.post(CONNECTIONS, "{'name':'n','type':'postgres','config':{},'credentialId':'cred_000001'}");
        assertThat(reply.all("issue")).containsExactly("unknown_credential");
    }

    @Test
    void secretsInAConfigAreMaskedAtEveryDepthOrLeftOut() {
        state.addConnection("a", "a", "postgres", json("{'host':'h','password':'p','ssh':{'private_key':'k'}}"));
        assertThat(caller.get(CONNECTIONS + "/a").json().get("config"))
                .isEqualTo(json("{'host':'h','password':'********','ssh':{'private_key':'********'}}"));
        tenant.secretDisplay(SecretDisplay.DROPPED);
        assertThat(caller.get(CONNECTIONS + "/a").json().get("config")).isEqualTo(json("{'host':'h','ssh':{}}"));
    }

    @Test
    void anUpdateReplacesTheConfigLiterallyEvenByAMask() {
        state.addConnection("a", "a", "postgres", json("{'host':'h','port':1,'password':'p'}"));
        clock.advance(Duration.ofHours(1));
        Reply reply = caller.put(CONNECTIONS + "/a", "{'config':{'host':'other'}}");
        assertThat(reply.at("/updatedAt")).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(state.storedConfig("a")).contains(json("{'host':'other'}"));
        caller.put(CONNECTIONS + "/a", "{'config':{'password':'********'}}");
        assertThat(state.storedConfig("a")).contains(json("{'password':'********'}"));
    }

    @Test
    void aTenantMayMergeTheConfig() {
        state.addConnection("a", "a", "postgres", json("{'host':'h','port':1,'database':'d'}"));
        tenant.configUpdate(ConfigUpdate.MERGE);
        caller.put(CONNECTIONS + "/a", "{'config':{'port':2,'database':null}}");
        assertThat(state.storedConfig("a")).contains(json("{'host':'h','port':2}"));
    }

    @Test
    void anUpdateOfTheNameAloneChangesNothingElse() {
        state.addConnection("a", "a", "postgres", json("{'host':'h'}"));
        Reply reply = caller.put(CONNECTIONS + "/a", "{'name':'b'}");
        assertThat(reply.at("/name")).isEqualTo("b");
        assertThat(state.storedConfig("a")).contains(json("{'host':'h'}"));
    }

    @Test
    void aConnectionInUseIsNotDeleted() {
        state.addConnection("a", "a", "postgres", json("{}"));
        state.activePipelines("a", 2);
        Reply reply = caller.delete(CONNECTIONS + "/a");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.at("/error/message")).isEqualTo("2 active pipelines use this connection");
        assertThat(state.connectionIds()).containsExactly("a");
    }

    @Test
    void aDeletedConnectionIsGone() {
        state.addConnection("a", "a", "postgres", json("{}"));
        assertThat(caller.delete(CONNECTIONS + "/a").json())
                .isEqualTo(json("{'ok':true,'id':'a','deletedAt':'2026-01-01T00:00:00Z'}"));
        assertThat(caller.delete(CONNECTIONS + "/a").status()).isEqualTo(404);
    }

    @Test
    void anIdWithASlashIsOnePartOfThePath() {
        state.addConnection("a/b ü", "odd", "postgres", json("{}"));
        assertThat(caller.get(CONNECTIONS + "/a%2Fb%20%C3%BC").at("/name")).isEqualTo("odd");
    }

    @Test
    void aTestStoresNothingAndSaysHowItWent() {
        Reply reply = caller.post(CONNECTIONS + "/test", "{'type':'postgres','config':{'host':'h'}}");
        assertThat(reply.json())
                .isEqualTo(json("{'ok':true,'latencyMs':38,'serverVersion':'PostgreSQL 16.2',"
                        + "'message':'Login and SELECT 1 succeeded'}"));
        assertThat(state.connectionIds()).isEmpty();
    }

    @Test
    void aTestTakesThePasswordFromTheCredential() {
        state.expectPassword("h", "right");
        caller.post("/api/credentials", "{'name':'c','type':'database','config':{'password':'wrong'}}");
        String test = "{'type':'postgres','config':{'host':'h'},'credentialId':'cred_000001'}";
        assertThat(caller.post(CONNECTIONS + "/test", test).json())
                .isEqualTo(json("{'ok':false,'message':'password authentication failed'}"));
        caller.put("/api/credentials/cred_000001", "{'config':{'password':'right'}}");
        assertThat(caller.post(CONNECTIONS + "/test", test).at("/ok")).isEqualTo("true");
    }

    @Test
    void aHostCanBeMadeToFail() {
        state.failTests("h", "no route to host");
        Reply reply = caller.post(CONNECTIONS + "/test", "{'type':'postgres','config':{'host':'h'}}");
        assertThat(reply.json()).isEqualTo(json("{'ok':false,'message':'no route to host'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'host':'db.unreachable.test'", "'host':'db.tls.test'", "'password':'invalid-one'"})
    void someSettingsFailByTheirLooks(String setting) {
        Reply reply = caller.post(CONNECTIONS + "/test", "{'type':'postgres','config':{" + setting + "}}");
        assertThat(reply.at("/ok")).isEqualTo("false");
    }

    @Test
    void seededConnectionsAreListed() {
        simulator.seedConnections(250);
        assertThat(caller.get(CONNECTIONS).at("/meta/total")).isEqualTo("250");
    }

    @Test
    void aTenantMayHaveAPrefixBeforeTheApi() {
        try (PlanasonixSimulator prefixed = new PlanasonixSimulator(SimulatorOptions.defaults(), "/v1")) {
            prefixed.start();
            Caller there = Caller.of(prefixed);
            assertThat(there.get("/v1/api/connections").status()).isEqualTo(200);
            assertThat(there.get("/v1/api/v1/jobs").status()).isEqualTo(200);
            assertThat(there.get("/api/connections").status()).isEqualTo(404);
            assertThat(prefixed.settings().get("base-url")).endsWith("/v1");
        }
    }
}
