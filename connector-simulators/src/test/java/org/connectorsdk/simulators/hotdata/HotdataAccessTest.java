package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotdataAccessTest {
    private final Hotdata hotdata = new Hotdata();

    @AfterEach
    void close() {
        hotdata.close();
    }

    @Test
    void withoutATokenNothingIsShown() throws IOException {
        Reply reply = hotdata.send(hotdata.bare("/v1/connections").header("X-Workspace-Id", hotdata.workspace.id()));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text()).isEqualTo("{\"error\":\"missing_authorization\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "Bearer", "Bearer "})
    void anOddAuthorizationCountsAsNone(String header) throws IOException {
        Reply reply = hotdata.send(hotdata.bare("/v1/workspaces").header("Authorization", header));
        assertThat(reply.text()).isEqualTo("{\"error\":\"missing_authorization\"}");
    }

    @Test
    void aTokenIsGoodUntilItIsRevoked() throws IOException {
        String token = hotdata.simulator.issueToken();
        var request = hotdata.bare("/v1/workspaces").header("Authorization", "Bearer " + token);
        assertThat(hotdata.send(request).status()).isEqualTo(200);
        hotdata.simulator.revokeToken(token);
        assertThat(hotdata.send(request).status()).isEqualTo(401);
    }

    @Test
    void aTokenOfOneWorkspaceMayNotListThem() throws IOException {
        String token = hotdata.simulator.issueWorkspaceToken();
        var request = hotdata.bare("/v1/workspaces").header("Authorization", "Bearer " + token);
        assertThat(hotdata.send(request).status()).isEqualTo(403);
    }

    @Test
    void withoutAWorkspaceThereIsNoSuchPath() throws IOException {
        Reply reply = hotdata.send(
                hotdata.bare("/v1/connections").header("Authorization", "Bearer " + hotdata.simulator.token()));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void theWorkspaceHadToBeNamedInJuneToo() throws IOException {
        hotdata.simulator.behaviour().era(HotdataEra.JUNE);
        Reply reply = hotdata.send(
                hotdata.bare("/v1/connections").header("Authorization", "Bearer " + hotdata.simulator.token()));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo("{\"error\":\"missing_workspace\"}");
    }

    @Test
    void aForeignWorkspaceIsForbiddenBeforeAnythingElseIsLookedAt() throws IOException {
        Reply reply = hotdata.send(hotdata.bare("/v1/connections/nothing")
                .header("Authorization", "Bearer " + hotdata.simulator.token())
                .header("X-Workspace-Id", "ws_foreign"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.at("/error/code")).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void workspacesSeeNothingOfEachOther() throws IOException {
        String id = hotdata.createPostgres("pg");
        HotdataWorkspace other = hotdata.simulator.addWorkspace("prod");
        var request = hotdata.bare("/v1/connections/" + id)
                .header("Authorization", "Bearer " + hotdata.simulator.token())
                .header("X-Workspace-Id", other.id());
        assertThat(hotdata.send(request).status()).isEqualTo(404);
    }

    @Test
    void workspacesAreListedWithATokenAlone() throws IOException {
        hotdata.simulator.addWorkspace("prod");
        Reply reply = hotdata.send(
                hotdata.bare("/v1/workspaces").header("Authorization", "Bearer " + hotdata.simulator.token()));
        assertThat(hotdata.texts(reply.json(), "name")).containsExactly("dev", "prod");
        assertThat(reply.at("/workspaces/0/public_id")).isEqualTo(hotdata.workspace.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing", "/connections", "/v1/connections/"})
    void anUnknownPathIsAnsweredWithoutABody(String path) throws IOException {
        Reply reply = hotdata.get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void anOperationCanBeRetired() throws IOException {
        String id = hotdata.createPostgres("pg");
        hotdata.simulator.behaviour().retired("check_connection_health");
        Reply reply = hotdata.get("/v1/connections/" + id + "/health");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEmpty();
        assertThat(hotdata.get("/v1/connections/" + id).status()).isEqualTo(200);
    }
}
