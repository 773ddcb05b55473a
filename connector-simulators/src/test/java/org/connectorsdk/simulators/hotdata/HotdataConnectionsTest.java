package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.SecretEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotdataConnectionsTest {
    private final Hotdata hotdata = new Hotdata();

    @AfterEach
    void close() {
        hotdata.close();
    }

    @Test
    void aConnectionLivesFromCreateToDelete() throws IOException {
        Reply created = hotdata.post(
                "/v1/connections", "{'name':'pg','source_type':'postgres','config':" + Hotdata.PG_CONFIG + "}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/id")).matches("conn[0-9a-z]{26}");
        assertThat(created.at("/discovery_status")).isEqualTo("success");
        assertThat(created.json().has("discovery_error")).isFalse();
        String path = "/v1/connections/" + created.at("/id");
        assertThat(hotdata.get(path).text())
                .isEqualTo(
                        "{\"id\":\"" + created.at("/id")
                                + "\",\"name\":\"pg\",\"source_type\":\"postgres\",\"table_count\":5,\"synced_table_count\":0}");
        assertThat(hotdata.get("/v1/connections").at("/connections/0/name")).isEqualTo("pg");
        assertThat(hotdata.delete(path).status()).isEqualTo(204);
        assertThat(hotdata.get(path).at("/error/code")).isEqualTo("NOT_FOUND");
        assertThat(hotdata.delete(path).status()).isEqualTo(404);
        assertThat(hotdata.get("/v1/connections").text()).isEqualTo("{\"connections\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                     | 400 | text/plain       | as JSON
            {'source_type':'duckdb','config':{}}                  | 422 | text/plain       | missing field `name`
            {'name':'x','config':{}}                              | 422 | text/plain       | missing field `source_type`
            {'name':'x','source_type':'duckdb'}                   | 422 | text/plain       | missing field `config`
            {'name':7,'source_type':'duckdb','config':{}}         | 422 | text/plain       | name: expected a string
            {'name':'x','source_type':'duckdb','config':{},'a':1} | 422 | text/plain       | unknown field `a`
            {'name':' ','source_type':'duckdb','config':{}}       | 400 | application/json | must not be empty
            {'name':'taken','source_type':'odd','config':3}       | 409 | application/json | already exists
            {'name':'x','source_type':'odd','config':3}           | 400 | application/json | config must be an object
            {'name':'x','source_type':'odd','config':{}}          | 400 | application/json | unsupported source type
            {'name':'x','source_type':'duckdb','config':{}}       | 400 | application/json | missing field `path`
            {'name':'x','source_type':'duckdb','config':{'path':1}} | 400 | application/json | path: expected a string
            {'name':'x','source_type':'duckdb','config':{'path':'p'},'storage_backend':'s3'} | 400 | application/json | storage_backend
            {'name':'x','source_type':'duckdb','config':{'path':'p'},'secret_name':'a','secret_id':'b'} | 400 | application/json | mutually exclusive
            {'name':'x','source_type':'duckdb','config':{'path':'p'},'secret_name':'a'} | 400 | application/json | not found
            {'name':'x','source_type':'duckdb','config':{'path':'p'},'secret_id':'a'} | 400 | application/json | not found
            """)
    void aCreateIsRefusedInTheServicesOrderAndWords(String body, int status, String type, String words)
            throws IOException {
        hotdata.workspace.seedConnection("taken", "duckdb");
        Reply reply = hotdata.post("/v1/connections", body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.type()).startsWith(type);
        assertThat(reply.text()).contains(words);
        assertThat(hotdata.workspace.connections()).hasSize(1);
        assertThat(hotdata.workspace.secrets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "65536", "'\"5432\"'", "1.5"})
    void aPortIsAnIntegerOfSixteenBits(String port) throws IOException {
        Reply reply = hotdata.post(
                "/v1/connections",
                "{'name':'x','source_type':'mysql','config':" + Hotdata.PG_CONFIG.replace("5432", port) + "}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("port: expected 0 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        ".unreachable.test, connection failed: host did not answer",
        ".timeout.test, connection failed: timed out",
        ".tls.test, connection failed: certificate verify failed",
        ".unknown.test, connection failed: failed to lookup address information",
    })
    void anUnreachableSourceIsRegisteredAllTheSame(String host, String error) throws IOException {
        Reply created = hotdata.post(
                "/v1/connections",
                "{'name':'x','source_type':'postgres','config':" + Hotdata.PG_CONFIG.replace(".example.test", host)
                        + "}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/discovery_status")).isEqualTo("failed");
        assertThat(created.at("/discovery_error")).isEqualTo(error);
        assertThat(created.at("/tables_discovered")).isEqualTo("0");
        Reply health = hotdata.get("/v1/connections/" + created.at("/id") + "/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.at("/healthy")).isEqualTo("false");
        assertThat(health.at("/error")).isEqualTo(error);
    }

    @Test
    void aBadCredentialIsHealedByReplacingTheSecret() throws IOException {
        String id = hotdata.create("pg", "postgres", Hotdata.PG_CONFIG.replace("}", ",'password':'an invalid one'}"));
        String health = "/v1/connections/" + id + "/health";
        assertThat(hotdata.get(health).at("/error")).startsWith("authentication failed");
        hotdata.put("/v1/secrets/conn-pg-password", "{'value':'a good one'}");
        Reply healed = hotdata.get(health);
        assertThat(healed.at("/healthy")).isEqualTo("true");
        assertThat(healed.json().has("error")).isFalse();
    }

    @Test
    void discoveryCanBeSkipped() throws IOException {
        Reply created = hotdata.post(
                "/v1/connections",
                "{'name':'x','source_type':'postgres','skip_discovery':true,'config':" + Hotdata.PG_CONFIG + "}");
        assertThat(created.at("/discovery_status")).isEqualTo("skipped");
        assertThat(hotdata.get("/v1/connections/" + created.at("/id")).at("/table_count"))
                .isEqualTo("0");
    }

    @Test
    void anInlineCredentialBecomesASecret() throws IOException {
        hotdata.create(
                "My Pg.1",
                "postgres",
                Hotdata.PG_CONFIG.replace("}", ",'token':'t0k','password':'','bearer_token':'b'}"));
        ConnectionEntry connection = hotdata.workspace.connection("My Pg.1").orElseThrow();
        assertThat(hotdata.workspace.secrets()).singleElement().satisfies(secret -> {
            assertThat(secret.name()).isEqualTo("conn-my-pg_1-token");
            assertThat(secret.value()).isEqualTo("t0k");
            assertThat(connection.secretId()).contains(secret.id());
        });
        assertThat(connection.config().has("token")).isFalse();
        assertThat(connection.config().path("bearer_token").asText()).isEqualTo("b");
    }

    @Test
    void anAutomaticSecretAvoidsATakenName() throws IOException {
        hotdata.post("/v1/secrets", "{'name':'conn-a-password','value':'other'}");
        hotdata.create("a", "postgres", Hotdata.PG_CONFIG.replace("}", ",'password':'p'}"));
        assertThat(hotdata.workspace.secrets())
                .extracting(SecretEntry::name)
                .containsExactly("conn-a-password", "conn-a-password-1");
    }

    @Test
    void withANamedSecretInlineCredentialsAreDropped() throws IOException {
        hotdata.post("/v1/secrets", "{'name':'Shared','value':'s'}");
        String config = Hotdata.PG_CONFIG.replace("}", ",'password':'p'}");
        Reply created = hotdata.post(
                "/v1/connections",
                "{'name':'a','source_type':'postgres','secret_name':'Shared','config':" + config + "}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(hotdata.workspace.secrets()).extracting(SecretEntry::name).containsExactly("shared");
        assertThat(hotdata.workspace.connection("a").orElseThrow().config().has("password"))
                .isFalse();
    }

    @Test
    void theLastConnectionTakesItsSecretAlong() throws IOException {
        hotdata.post("/v1/secrets", "{'name':'shared','value':'s'}");
        String body =
                "{'name':'%s','source_type':'postgres','secret_name':'shared','config':" + Hotdata.PG_CONFIG + "}";
        String first = hotdata.post("/v1/connections", body.replace("%s", "a")).at("/id");
        String second = hotdata.post("/v1/connections", body.replace("%s", "b")).at("/id");
        hotdata.delete("/v1/connections/" + first);
        assertThat(hotdata.workspace.secrets()).hasSize(1);
        hotdata.delete("/v1/connections/" + second);
        assertThat(hotdata.workspace.secrets()).isEmpty();
    }

    @Test
    void snowflakeCannotReadABareInlinePassword() throws IOException {
        String config = "{'account':'a','user':'u','warehouse':'w','database':'d','password':'p'}";
        String id = hotdata.create("sf", "snowflake", config);
        assertThat(hotdata.get("/v1/connections/" + id + "/health").at("/error"))
                .contains("password or private_key");
    }

    @Test
    void aGlueCatalogTakesNoInlineToken() throws IOException {
        String config = "{'warehouse':'w','token':'t','catalog_type':{'type':'glue','region':'eu-1'}}";
        Reply reply = hotdata.post("/v1/connections", "{'name':'i','source_type':'iceberg','config':" + config + "}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("glue");
    }

    @Test
    void aLongListIsWrittenWhileItIsSent() throws IOException {
        hotdata.simulator.seedConnections(5_000);
        Reply reply = hotdata.get("/v1/connections");
        List<String> names = hotdata.texts(reply.json(), "name");
        assertThat(names).hasSize(5_000).startsWith("seeded-1", "seeded-2").endsWith("seeded-5000");
        assertThat(reply.raw().headers().firstValue("Transfer-Encoding")).contains("chunked");
    }

    @Test
    void aSeededConnectionHasBeenDiscovered() throws IOException {
        hotdata.simulator.seedConnections(1);
        String id = hotdata.workspace.connections().get(0).id();
        assertThat(hotdata.get("/v1/connections/" + id).at("/table_count")).isNotEqualTo("0");
    }

    @Test
    void typesDescribeTheirConfigurationAndCredential() throws IOException {
        assertThat(hotdata.texts(hotdata.get("/v1/connection-types").json(), "name"))
                .contains("postgres", "snowflake", "iceberg", "managed", "stripe");
        Reply postgres = hotdata.get("/v1/connection-types/postgres");
        assertThat(postgres.at("/config_schema/properties/port/type")).isEqualTo("integer");
        assertThat(postgres.at("/auth/properties/password/format")).isEqualTo("password");
        assertThat(hotdata.get("/v1/connection-types/duckdb").json().has("auth"))
                .isFalse();
        assertThat(hotdata.get("/v1/connection-types/odd").status()).isEqualTo(404);
    }
}
