package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotdataSecretsTest {
    private final Hotdata hotdata = new Hotdata();

    @AfterEach
    void close() {
        hotdata.close();
    }

    @Test
    void aSecretIsMadeReplacedAndDropped() throws IOException {
        Reply created = hotdata.post("/v1/secrets", "{'name':'Orders-PG','value':'s3cr3t-value'}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/id")).matches("secr[0-9a-z]{26}");
        assertThat(created.at("/name")).isEqualTo("orders-pg");
        hotdata.clock.advance(Duration.ofHours(1));
        Reply updated = hotdata.put("/v1/secrets/ORDERS-pg", "{'value':'n3w-value'}");
        assertThat(updated.at("/updated_at")).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(hotdata.workspace.secrets().get(0).value()).isEqualTo("n3w-value");
        assertThat(hotdata.delete("/v1/secrets/orders-pg").status()).isEqualTo(204);
        assertThat(hotdata.get("/v1/secrets/orders-pg").status()).isEqualTo(404);
    }

    @Test
    void noAnswerTellsAValueAndOnlyTheFirstTellsTheId() throws IOException {
        hotdata.post("/v1/secrets", "{'name':'a','value':'s3cr3t-value'}");
        String known = hotdata.get("/v1/secrets").text()
                + hotdata.get("/v1/secrets/a").text()
                + hotdata.put("/v1/secrets/a", "{'value':'s3cr3t-value'}").text();
        assertThat(known).doesNotContain("s3cr3t-value").doesNotContain("secr0").doesNotContain("\"id\"");
        assertThat(hotdata.workspace.secrets().toString()).doesNotContain("s3cr3t-value");
    }

    @Test
    void aNameIsTakenOnce() throws IOException {
        hotdata.post("/v1/secrets", "{'name':'a','value':'1'}");
        assertThat(hotdata.post("/v1/secrets", "{'name':'A','value':'2'}").status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a.b", "ü"})
    void aNameHasLettersDigitsAndTwoMore(String name) throws IOException {
        assertThat(hotdata.post("/v1/secrets", "{'name':'" + name + "','value':'1'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNotThereCannotBeReplacedOrDropped() throws IOException {
        assertThat(hotdata.put("/v1/secrets/a", "{'value':'1'}").status()).isEqualTo(404);
        assertThat(hotdata.delete("/v1/secrets/a").status()).isEqualTo(404);
        hotdata.simulator.behaviour().deletesAbsentSecrets(true);
        assertThat(hotdata.delete("/v1/secrets/a").status()).isEqualTo(204);
    }

    @Test
    void withoutAStoreNothingWorks() throws IOException {
        hotdata.simulator.behaviour().secretStore(false);
        Reply reply = hotdata.get("/v1/secrets");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.at("/error/code")).isEqualTo("SERVICE_UNAVAILABLE");
    }
}
