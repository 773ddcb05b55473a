package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Managed tables and uploads as of June. */
class HotdataManagedTest {
    private static final String PARQUET = "PAR1" + "x".repeat(64) + "PAR1";

    private final Hotdata hotdata = new Hotdata(HotdataEra.JUNE);
    private String connection = "";
    private String schemas = "";

    @BeforeEach
    void connect() throws IOException {
        connection = "/v1/connections/"
                + hotdata.create("m", "managed", "{'schemas':[{'name':'Main','tables':[{'name':'Events'}]}]}");
        schemas = connection + "/schemas";
    }

    @AfterEach
    void close() {
        hotdata.close();
    }

    private Reply load(String table, String upload) throws IOException {
        return hotdata.post(schemas + table + "/loads", "{'mode':'replace','upload_id':'" + upload + "'}");
    }

    @Test
    void declarationsInTheConfigurationAreThereInLowerCase() throws IOException {
        assertThat(hotdata.texts(hotdata.get("/v1/information_schema").json().path("tables"), "table"))
                .containsExactly("events");
        assertThat(hotdata.get(connection + "/health").at("/latency_ms")).isEqualTo("0");
    }

    @Test
    void aSchemaIsAddedWithItsTables() throws IOException {
        Reply reply = hotdata.post(schemas, "{'name':'Analytics','tables':[{'name':'Page_Views'}]}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("/schema")).isEqualTo("analytics");
        assertThat(reply.json().path("tables").toString()).isEqualTo("[\"page_views\"]");
        assertThat(hotdata.post(schemas, "{'name':'ANALYTICS'}").status()).isEqualTo(409);
    }

    @Test
    void aTableIsAddedToASchemaThatIsThere() throws IOException {
        Reply reply = hotdata.post(schemas + "/MAIN/tables", "{'name':'Clicks'}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("/table")).isEqualTo("clicks");
        assertThat(hotdata.post(schemas + "/main/tables", "{'name':'clicks'}").status())
                .isEqualTo(409);
        assertThat(hotdata.post(schemas + "/other/tables", "{'name':'clicks'}").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "with space", "", "ü"})
    void anIdentifierIsRefused(String name) throws IOException {
        assertThat(hotdata.post(schemas, "{'name':'" + name + "'}").status()).isEqualTo(400);
    }

    @Test
    void aTableIsDropped() throws IOException {
        assertThat(hotdata.delete(schemas + "/MAIN/tables/EVENTS").status()).isEqualTo(204);
        assertThat(hotdata.delete(schemas + "/main/tables/events").status()).isEqualTo(404);
    }

    @Test
    void anUploadIsLoadedOnce() throws IOException {
        String upload = hotdata.upload(PARQUET);
        Reply loaded = load("/Main/tables/Events", upload);
        assertThat(loaded.status()).isEqualTo(200);
        assertThat(loaded.at("/schema_name")).isEqualTo("main");
        assertThat(loaded.at("/table_name")).isEqualTo("events");
        assertThat(loaded.at("/row_count")).isEqualTo("4");
        JsonNode arrow = new ObjectMapper().readTree(loaded.at("/arrow_schema_json"));
        assertThat(hotdata.texts(arrow, "name")).containsExactly("id", "value");
        Reply again = load("/main/tables/events", upload);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/error/message")).isEqualTo("upload is not available for another load");
        assertThat(hotdata.get(connection).at("/synced_table_count")).isEqualTo("1");
        assertThat(hotdata.get("/v1/files").at("/uploads/0/status")).isEqualTo("consumed");
    }

    @Test
    void aLoadLeavesNoProfile() throws IOException {
        load("/main/tables/events", hotdata.upload(PARQUET));
        assertThat(hotdata.get(connection + "/tables/main/events/profile").status())
                .isEqualTo(404);
    }

    @Test
    void anUploadThatAnotherLoadHoldsIsNotAvailable() throws IOException {
        String upload = hotdata.upload(PARQUET);
        hotdata.workspace.uploads().get(0).status("processing");
        assertThat(load("/main/tables/events", upload).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name\n1,a\n", "PAR1 cut off", "PAR1", "PAR"})
    void whatIsNotParquetFailsAtTheLoadAndIsReturned(String content) throws IOException {
        String upload = hotdata.upload(content);
        assertThat(load("/main/tables/events", upload).status()).isEqualTo(400);
        assertThat(hotdata.workspace.uploads().get(0).status()).isEqualTo("pending");
    }

    @Test
    void aLoadNeedsADeclaredTableAKnownUploadAndItsMode() throws IOException {
        String upload = hotdata.upload(PARQUET);
        Reply undeclared = load("/main/tables/nothing", upload);
        assertThat(undeclared.status()).isEqualTo(404);
        assertThat(undeclared.at("/error/message")).contains("not declared");
        assertThat(load("/main/tables/events", "upld0").status()).isEqualTo(404);
        String append = "{'mode':'append','upload_id':'" + upload + "'}";
        assertThat(hotdata.post(schemas + "/main/tables/events/loads", append).status())
                .isEqualTo(400);
    }

    @Test
    void anUploadKeepsItsTypeSizeAndTime() throws IOException {
        Reply upload = hotdata.send(
                hotdata.request("/v1/files").header("Content-Type", "text/csv").POST(BodyPublishers.ofString("a,b")));
        assertThat(upload.status()).isEqualTo(201);
        assertThat(upload.at("/id")).matches("upld[0-9a-z]{26}");
        assertThat(upload.at("/size_bytes")).isEqualTo("3");
        assertThat(upload.at("/content_type")).isEqualTo("text/csv");
        assertThat(upload.at("/created_at")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(hotdata.workspace.uploads().get(0).file().head()).isEqualTo(new byte[] {'a', ',', 'b'});
        Reply untyped = hotdata.send(hotdata.request("/v1/files").POST(BodyPublishers.ofString("x")));
        assertThat(untyped.json().path("content_type").isNull()).isTrue();
        assertThat(hotdata.texts(hotdata.get("/v1/files?status=consumed").json(), "id"))
                .isEmpty();
    }

    @Test
    void anUploadIsNeitherEmptyNorTooLarge() throws IOException {
        hotdata.simulator.behaviour().uploadLimit(10);
        assertThat(hotdata.send(hotdata.request("/v1/files").POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(400);
        assertThat(hotdata.send(hotdata.request("/v1/files").POST(BodyPublishers.ofString("x".repeat(11))))
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/cache", "DELETE,/tables/main/events/cache", "GET,/tables/main/events/profile"})
    void aManagedConnectionHasNoCacheToPurgeAndNoProfile(String method, String path) throws IOException {
        Reply reply = method.equals("GET") ? hotdata.get(connection + path) : hotdata.delete(connection + path);
        assertThat(reply.status()).isEqualTo(method.equals("GET") ? 404 : 400);
    }

    @Test
    void onlyManagedConnectionsTakeDeclarationsAndLoads() throws IOException {
        String remote = "/v1/connections/" + hotdata.createPostgres("pg") + "/schemas";
        String load = "{'mode':'replace','upload_id':'u'}";
        assertThat(List.of(
                        hotdata.post(remote, "{'name':'s'}").status(),
                        hotdata.post(remote + "/s/tables", "{'name':'t'}").status(),
                        hotdata.delete(remote + "/s/tables/t").status(),
                        hotdata.post(remote + "/s/tables/t/loads", load).status()))
                .containsOnly(400);
    }
}
