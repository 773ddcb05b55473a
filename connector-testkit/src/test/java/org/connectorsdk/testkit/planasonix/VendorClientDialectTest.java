package org.connectorsdk.testkit.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.testkit.planasonix.PlanasonixTenant.Dialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VendorClientDialectTest extends PlanasonixSimulatorTestBase {

    private static final String SYNC = "/api/v1/connections/pg/sync";

    @BeforeEach
    void speak() {
        tenant.dialect(Dialect.VENDOR_CLIENT);
        state.addConnection("pg", "pg", "postgres", json("{'host':'h','port':5432,'password':'p'}"));
    }

    @Test
    void theListIsABareArray() {
        assertThat(caller.get(CONNECTIONS).json().isArray()).isTrue();
        assertThat(caller.get(CONNECTIONS).at("/0/category")).isEqualTo("source");
    }

    @Test
    void settingsAreTextsUnderParams() {
        Reply reply = caller.get(CONNECTIONS + "/pg");
        assertThat(reply.json().get("params")).isEqualTo(json("{'host':'h','port':'5432','password':'********'}"));
        assertThat(reply.has("/config")).isFalse();
    }

    @Test
    void bothFormsOfACreateAreUnderstood() {
        String older = "{'name':'a','type':'mysql','category':'destination','params':{'host':'h'}}";
        String documented = "{'name':'b','type':'mysql','config':{'host':'h'}}";
        assertThat(caller.post(CONNECTIONS, older).at("/category")).isEqualTo("destination");
        assertThat(caller.post(CONNECTIONS, documented).status()).isEqualTo(201);
    }

    @Test
    void anUpdateMayRepeatTheWholeConnection() {
        Reply reply = caller.put(
                CONNECTIONS + "/pg",
                "{'id':'pg','name':'pg','type':'postgres','category':'source','params':{'host':'other'}}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(state.storedConfig("pg")).contains(json("{'host':'other'}"));
    }

    @Test
    void aTestSaysSuccess() {
        Reply reply = caller.post(CONNECTIONS + "/test", "{'type':'postgres','params':{'host':'h'}}");
        assertThat(reply.at("/success")).isEqualTo("true");
        assertThat(reply.has("/ok")).isFalse();
    }

    @Test
    void aSyncIsCreatedBare() {
        Reply reply = caller.post(SYNC, "{'sync_type':'full'}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json()).isEqualTo(json("{'job_id':'job_000001','status':'queued'}"));
    }

    @Test
    void aJobIsBareCompletesAndCountsRowsAsProgress() {
        caller.post(SYNC, "");
        caller.get(JOBS + "/job_000001");
        assertThat(caller.get(JOBS + "/job_000001").json())
                .isEqualTo(json("{'job_id':'job_000001','status':'completed','progress':{'rows_synced':900}}"));
        assertThat(caller.get(JOBS + "/job_000001/results").at("/summary/total_rows_synced"))
                .isEqualTo("900");
    }

    @Test
    void jobsArePagedByOffset() {
        for (int i = 0; i < 3; i++) {
            state.startSync("pg");
        }
        Reply page = caller.get(JOBS + "?limit=2&offset=2");
        assertThat(page.json().findValuesAsText("job_id")).containsExactly("job_000001");
        assertThat(page.at("/total")).isEqualTo("3");
    }

    @Test
    void cancellingTakesEffectAtOnce() {
        caller.post(SYNC, "");
        assertThat(caller.post(JOBS + "/job_000001/cancel", "").json())
                .isEqualTo(json("{'job_id':'job_000001','status':'cancelled'}"));
    }
}
