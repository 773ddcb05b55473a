package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchange of an API token for a short-lived one. */
class HotdataTokensTest {
    private final Hotdata hotdata = new Hotdata(HotdataEra.JUNE);
    private final String apiToken = hotdata.simulator.token();

    @AfterEach
    void close() {
        hotdata.close();
    }

    private int statusWith(String bearer) throws IOException {
        return hotdata.send(hotdata.bare("/v1/connections")
                        .header("Authorization", "Bearer " + bearer)
                        .header("X-Workspace-Id", hotdata.workspace.id()))
                .status();
    }

    @Test
    void aMintedTokenIsGoodForFiveMinutes() throws IOException {
        Reply minted = hotdata.exchange("grant_type=api_token&client_id=c&api_token=" + apiToken);
        String token = minted.at("/access_token");

        assertThat(token).startsWith("eyJ");
        assertThat(minted.at("/expires_in")).isEqualTo("300");
        assertThat(statusWith(token)).isEqualTo(200);
        hotdata.clock.advance(Duration.ofSeconds(299));
        assertThat(statusWith(token)).isEqualTo(200);
        hotdata.clock.advance(Duration.ofSeconds(1));
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @Test
    void aRefreshTokenGivesAnother() throws IOException {
        Reply first = hotdata.exchange("grant_type=api_token&client_id=c&api_token=" + apiToken);
        hotdata.clock.advance(Duration.ofMinutes(6));

        Reply second =
                hotdata.exchange("grant_type=refresh_token&client_id=c&refresh_token=" + first.at("/refresh_token"));

        assertThat(statusWith(second.at("/access_token"))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=api_token&client_id=c&api_token=hd_wrong, 401, invalid_grant",
        "grant_type=refresh_token&client_id=c&refresh_token=rt_wrong, 401, invalid_grant",
        "grant_type=api_token&client_id=c, 400, invalid_request",
        "grant_type=password&client_id=c, 400, unsupported_grant_type",
        "client_id=c, 400, invalid_request",
    })
    void aGrantThatIsNoneIsRefused(String form, int status, String error) throws IOException {
        Reply reply = hotdata.exchange(form);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.at("/error")).isEqualTo(error);
    }

    @Test
    void withItsApiTokenAMintedOneEnds() throws IOException {
        String token = hotdata.exchange("grant_type=api_token&client_id=c&api_token=" + apiToken)
                .at("/access_token");
        hotdata.simulator.revokeToken(apiToken);

        assertThat(statusWith(token)).isEqualTo(401);
    }
}
