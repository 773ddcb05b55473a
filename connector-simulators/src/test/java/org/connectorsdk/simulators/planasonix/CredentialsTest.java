package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialsTest extends PlanasonixSimulatorTestBase {
    private static final String CREDENTIALS = "/api/credentials";
    private static final String ONE = CREDENTIALS + "/cred_000001";

    @BeforeEach
    void create() {
        Reply reply = caller.post(
                CREDENTIALS,
                "{'name':'reader','type':'database','config':{'username':'ro','password':'p','api_key':'k'}}");
        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void aCredentialComesInAnEnvelopeWithoutItsSecrets() {
        assertThat(caller.get(ONE).json())
                .isEqualTo(json("{'data':{'id':'cred_000001','name':'reader','type':'database','status':'active',"
                        + "'created_at':'2026-01-01T00:00:00Z','updated_at':'2026-01-01T00:00:00Z',"
                        + "'config':{'username':'ro'}}}"));
        assertThat(state.storedCredential("cred_000001"))
                .contains(json("{'username':'ro','password':'p','api_key':'k'}"));
    }

    @Test
    void theListIsOnePage() {
        Reply reply = caller.get(CREDENTIALS);
        assertThat(reply.all("id")).containsExactly("cred_000001");
        assertThat(reply.json().at("/meta/page")).isEqualTo(json("{'limit':50,'cursor':null}"));
    }

    @Test
    void anUpdateMerges() {
        caller.put(ONE, "{'config':{'username':'ro2'}}");
        assertThat(state.storedCredential("cred_000001"))
                .contains(json("{'username':'ro2','password':'p','api_key':'k'}"));
    }

    @Test
    void deletingIsSoftAndCanBeUndone() {
        assertThat(caller.delete(ONE).json())
                .isEqualTo(
                        json("{'data':{'id':'cred_000001','status':'deleted','deleted_at':'2026-01-01T00:00:00Z'}}"));
        assertThat(caller.get(ONE).at("/data/status")).isEqualTo("deleted");
        assertThat(caller.post(ONE + "/restore", "").json())
                .isEqualTo(json("{'data':{'id':'cred_000001','status':'active','deleted_at':null}}"));
        assertThat(state.isActiveCredential("cred_000001")).isTrue();
    }

    @Test
    void purgingIsForEver() {
        assertThat(caller.delete(ONE + "/permanent").json())
                .isEqualTo(json("{'data':{'id':'cred_000001','purged':true}}"));
        assertThat(caller.get(ONE).status()).isEqualTo(404);
    }

    @Test
    void aTypeThatTheVendorDoesNotKnowIsRefused() {
        Reply reply = caller.post(CREDENTIALS, "{'name':'n','type':'sword','config':{}}");
        assertThat(reply.all("issue")).containsExactly("not_allowed");
    }
}
