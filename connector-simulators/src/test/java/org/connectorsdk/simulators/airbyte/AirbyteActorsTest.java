package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.CheckOutcome;
import org.connectorsdk.simulators.airbyte.model.SourceCatalog;
import org.junit.jupiter.api.Test;

class AirbyteActorsTest extends AirbyteFixture {
    private static final String POSTGRES = "61c1a7f3-5d0e-4b1e-8f77-2a3b9c0d4e55";

    private String configuration(String password) {
        return "{\"host\": \"h\", \"port\": 5432, \"database\": \"d\", \"username\": \"u\", \"password\": \"" + password
                + "\"}";
    }

    private Reply create(String configuration) throws IOException {
        return config(
                "/sources/create",
                "{\"sourceDefinitionId\": \"" + POSTGRES + "\", \"workspaceId\": \"" + state.workspaceId()
                        + "\", \"name\": \"new\", \"connectionConfiguration\": " + configuration + "}");
    }

    private Reply replace(String configuration) throws IOException {
        return open("PUT", "/sources/" + source, "{\"name\": \"shop\", \"configuration\": " + configuration + "}");
    }

    private Reply check() throws IOException {
        return config("/sources/check_connection", id("sourceId", source));
    }

    private Reply discover(String more) throws IOException {
        return config("/sources/discover_schema", "{\"sourceId\": \"" + source + "\"" + more + "}");
    }

    @Test
    void secretsComeBackMasked() throws IOException {
        Reply reply = config("/sources/get", id("sourceId", source));
        assertThat(reply.text("/connectionConfiguration/password")).isEqualTo("**********");
        assertThat(reply.text("/connectionConfiguration/username")).isEqualTo("reader");
        assertThat(reply.text("/sourceName")).isEqualTo("Postgres");
    }

    @Test
    void theMaskSentBackKeepsTheSecretThatIsStored() throws IOException {
        assertThat(replace(configuration("**********")).status()).isEqualTo(200);
        assertThat(state.configuration(source).path("password").asText()).isEqualTo("s3cret");
        replace(configuration("n3w"));
        assertThat(state.configuration(source).path("password").asText()).isEqualTo("n3w");
    }

    @Test
    void aMaskInANewSourceIsStoredAsAWrongPassword() throws IOException {
        source = create(configuration("**********")).text("/sourceId");
        assertThat(check().text("/status")).isEqualTo("failed");
    }

    @Test
    void aConfigurationThatTheConnectorDoesNotTakeIsUnprocessable() throws IOException {
        assertThat(create("{\"host\": \"h\"}").status()).isEqualTo(422);
        String change = "{\"configuration\": {\"port\": \"5432\"}}";
        assertThat(open("PATCH", "/sources/" + source, change).status()).isEqualTo(422);
    }

    @Test
    void deletingASourceDeletesItsConnections() throws IOException {
        assertThat(config("/sources/delete", id("sourceId", source)).status()).isEqualTo(204);
        assertThat(getConnection().text("/status")).isEqualTo("deprecated");
        assertThat(config("/sources/get", id("sourceId", source)).status()).isEqualTo(404);
    }

    @Test
    void aFailedCheckDiffersFromOneThatCouldNotRun() throws IOException {
        assertThat(check().text("/status")).isEqualTo("succeeded");
        state.check(source, CheckOutcome.failure("State code: 28P01; password rejected"));
        Reply no = check();
        assertThat(no.status()).isEqualTo(200);
        assertThat(no.text("/message")).contains("28P01");
        assertThat(no.at("/jobInfo/succeeded").booleanValue()).isTrue();
        state.check(source, CheckOutcome.couldNotRun());
        assertThat(check().at("/jobInfo/succeeded").booleanValue()).isFalse();
    }

    @Test
    void checksCountMilliseconds() throws IOException {
        assertThat(check().at("/jobInfo/createdAt").longValue())
                .isEqualTo(clock.instant().toEpochMilli());
    }

    @Test
    void discoveryIsServedFromACacheWithATimeOfZero() throws IOException {
        assertThat(discover("").at("/jobInfo/createdAt").longValue()).isPositive();
        Reply cached = discover("");
        assertThat(cached.at("/jobInfo/createdAt").longValue()).isZero();
        assertThat(cached.text("/jobInfo/configId")).isEqualTo("NoConfiguration");
        assertThat(discover(", \"disable_cache\": true")
                        .at("/jobInfo/createdAt")
                        .longValue())
                .isPositive();
    }

    @Test
    void discoveryProposesSettingsForEachStream() throws IOException {
        Reply reply = discover("");
        assertThat(reply.text("/catalog/streams/0/stream/name")).isEqualTo("orders");
        assertThat(reply.at("/catalog/streams/0/config/primaryKey/0/0").asText())
                .isEqualTo("id");
        assertThat(reply.at("/catalog/streams/0/config/suggested").booleanValue())
                .isTrue();
        assertThat(reply.text("/catalogId")).isNotBlank();
    }

    @Test
    void aDiscoveryThatFailsHasNoCatalog() throws IOException {
        state.failDiscovery(source, "password authentication failed");
        Reply reply = discover("");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(names(reply.json())).containsExactly("jobInfo");
        assertThat(reply.text("/jobInfo/logs/logLines/1")).isEqualTo("password authentication failed");
    }

    @Test
    void aCatalogOfTwentyThousandStreamsIsSentAsItIsMade() throws IOException, InterruptedException {
        state.discovers(source, SourceCatalog.generated(20_000, 40));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.baseUrl() + "/api/v1/sources/discover_schema"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(id("sourceId", source)))
                .build();
        long streams = 0;
        long bytes;
        try (InputStream body = HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofInputStream())
                        .body();
                JsonParser parser = new JsonFactory().createParser(body)) {
            while (parser.nextToken() != null) {
                streams += "supportedSyncModes".equals(parser.currentName()) ? 1 : 0;
            }
            bytes = parser.currentLocation().getByteOffset();
        }
        assertThat(bytes).isGreaterThan(50_000_000);
        assertThat(streams).isGreaterThanOrEqualTo(20_000);
    }

    @Test
    void answersCanShowAndHideMembersOfASource() throws IOException {
        state.show(source, "connectionConfiguration", Json.parse("null"));
        state.hide(source, "sourceName");
        Reply reply = config("/sources/get", id("sourceId", source));
        assertThat(reply.at("/connectionConfiguration").isNull()).isTrue();
        assertThat(names(reply.json())).doesNotContain("sourceName");
    }
}
