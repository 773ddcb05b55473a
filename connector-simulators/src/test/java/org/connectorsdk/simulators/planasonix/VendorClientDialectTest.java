package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.connectorsdk.simulators.planasonix.PlanasonixTenant.ConfigUpdate;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Dialect;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.SecretDisplay;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator in the form that the vendor's own clients expect. */
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
        assertThat(reply.json().get("params")).isEqualTo(json("{'host':'h','port':'5432','password':'p'}"));
        assertThat(reply.has("/config")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MASKED  | {'host':'h','port':'5432','password':'********'}
            DROPPED | {'host':'h','port':'5432'}
            CLEAR   | {'host':'h','port':'5432','password':'p'}
            """)
    void aTenantSaysHowLoginsAreShown(SecretDisplay display, String params) {
        tenant.secretDisplay(display);
        assertThat(caller.get(CONNECTIONS + "/pg").json().get("params")).isEqualTo(json(params));
    }

    @Test
    void aConnectionIsCreatedFromParamsAndItsCategory() {
        Reply reply = caller.post(
                CONNECTIONS, "{'name':'a','type':'mysql','category':'destination','params':{'host':'h','port':'1'}}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("/category")).isEqualTo("destination");
        assertThat(state.storedConfig(reply.at("/id"))).contains(json("{'host':'h','port':'1'}"));
    }

    @Test
    void theSettingsOfTheOtherDialectAreLostWithoutAWord() {
        Reply reply = caller.post(
                CONNECTIONS,
                "{'name':'b','type':'mysql','category':'source','config':{'host':'h'},'credentialId':'nobody'}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(state.storedConfig(reply.at("/id"))).contains(json("{}"));
        assertThat(state.credentialOf(reply.at("/id"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'name':'b','type':'mysql','params':{}}                              | category
            {'name':'b','type':'mysql','category':'middle','params':{}}          | category
            {'name':' ','type':'mysql','category':'source','params':{}}          | name
            {'name':'b','category':'source','params':{}}                         | type
            {'name':'b','type':'x','category':'source','params':{'n':5432}}      | params.n
            {'name':'b','type':'x','category':'source','params':{'port':'0'}}    | params.port
            {'name':'b','type':'x','category':'source','params':{'port':'many'}} | params.port
            {'name':'b','type':'x','category':'source','params':{'tls':true}}    | params.tls
            """)
    void whatTheVendorsClientNeverSendsIsRefused(String body, String field) {
        Reply reply = caller.post(CONNECTIONS, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/error/details/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'host':'other'}", "{'password':'********'}"})
    void anUpdateIsTheWholeConnectionAsItStands(String params) {
        String whole = "{'id':'pg','name':'pg','type':'postgres','category':'source','params':" + params + "}";
        assertThat(caller.put(CONNECTIONS + "/pg", whole).status()).isEqualTo(200);
        assertThat(state.storedConfig("pg")).contains(json(params));
    }

    @Test
    void whatAnUpdateDoesNotNameIsGone() {
        tenant.configUpdate(ConfigUpdate.MERGE);
        caller.put(CONNECTIONS + "/pg", "{'name':'pg','type':'postgres','category':'destination'}");
        assertThat(state.storedConfig("pg")).contains(json("{}"));
        assertThat(caller.get(CONNECTIONS + "/pg").at("/category")).isEqualTo("destination");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'params':{'host':'other'}}",
                "{'name':'pg','type':'mysql','category':'source','params':{}}",
                "{'id':'other','name':'pg','type':'postgres','category':'source','params':{}}",
                "{'name':'pg','type':'postgres','params':{}}"
            })
    void anUpdateThatIsNoWholeConnectionOfItsKindIsRefused(String body) {
        assertThat(caller.put(CONNECTIONS + "/pg", body).status()).isEqualTo(400);
        assertThat(state.storedConfig("pg")).contains(json("{'host':'h','port':'5432','password':'p'}"));
    }

    @Test
    void theReferenceRefusesParams() {
        tenant.dialect(Dialect.REFERENCE);
        String body = "{'name':'a','type':'mysql','category':'source','params':{'host':'h'}}";
        assertThat(caller.post(CONNECTIONS, body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"reference, REFERENCE", "client, VENDOR_CLIENT", "CLIENT, VENDOR_CLIENT"})
    void aSimulatorStartsInTheDialectThatItIsTold(String told, Dialect dialect) {
        assertThat(Dialect.of(told)).isEqualTo(dialect);
        try (PlanasonixSimulator own =
                new PlanasonixSimulator(SimulatorOptions.defaults().vendor("dialect", told))) {
            assertThat(own.tenant().speaksVendorClient()).isEqualTo(dialect == Dialect.VENDOR_CLIENT);
        }
    }

    @Test
    void anotherDialectIsRefused() {
        SimulatorOptions auto = SimulatorOptions.defaults().vendor("dialect", "auto");
        assertThatThrownBy(() -> new PlanasonixSimulator(auto))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dialect: reference or client, got auto");
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
        assertThat(page.all("job_id")).containsExactly("job_000001");
        assertThat(page.at("/total")).isEqualTo("3");
    }

    @Test
    void cancellingTakesEffectAtOnce() {
        caller.post(SYNC, "");
        assertThat(caller.post(JOBS + "/job_000001/cancel", "").json())
                .isEqualTo(json("{'job_id':'job_000001','status':'cancelled'}"));
    }
}
