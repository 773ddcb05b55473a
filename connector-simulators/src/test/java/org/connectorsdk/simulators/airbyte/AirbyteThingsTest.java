package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public sources and destinations, definitions, workspaces, tags, and what looks back on a connection. */
class AirbyteThingsTest extends AirbyteFixture {
    private static final String POSTGRES = "61c1a7f3-5d0e-4b1e-8f77-2a3b9c0d4e55";
    private static final String CONFIGURATION =
            "{\"host\": \"h\", \"port\": 5432, \"database\": \"d\", \"username\": \"u\", \"password\": \"p\"}";

    /** JSON with single quotes; {@code ~} is the workspace. */
    private String body(String text) {
        return text.replace('\'', '"').replace("~", state.workspaceId());
    }

    private Reply createSource(String more) throws IOException {
        return open("POST", "/sources", body("{'name': 'new', 'workspaceId': '~'" + more + "}"));
    }

    private void assertProblem(Reply reply, int status, String title) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text("/title")).isEqualTo(title);
        assertThat(reply.raw().header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aSourceIsMadeOfADefinitionOrOfTheTypeInItsConfiguration() throws IOException {
        Reply byId = createSource(", 'definitionId': '" + POSTGRES + "', 'configuration': " + CONFIGURATION);
        assertThat(byId.status()).isEqualTo(200);
        assertThat(byId.text("/configuration/password")).isEqualTo("**********");
        Reply byType = createSource(", 'configuration': {'sourceType': 'faker', 'count': 3}");
        assertThat(byType.text("/sourceType")).isEqualTo("faker");
        assertThat(byType.at("/configuration").has("sourceType")).isFalse();
    }

    @Test
    void aSourceThatNoConnectorTakesIsABadRequest() throws IOException {
        assertProblem(createSource(", 'definitionId': '" + POSTGRES + "', 'configuration': {}"), 400, "bad-request");
        assertProblem(createSource(", 'configuration': {'sourceType': 'none'}"), 400, "bad-request");
        assertProblem(createSource(""), 400, "bad-request");
        assertProblem(createSource(", 'configuration': {}, 'surprise': 1"), 400, "bad-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PATCH | /sources/~ | {}",
                "PUT | /sources/~ | {'name': 'n', 'configuration': {}}",
                "DELETE | /sources/~ | ``",
                "PATCH | /destinations/~ | {}",
                "DELETE | /destinations/~ | ``",
                "DELETE | /workspaces/~ | ``",
                "GET | /tags/~ | ``",
                "PATCH | /tags/~ | {'name': 'n', 'color': 'c'}",
                "DELETE | /tags/~ | ``",
            })
    void whatIsNotThereIsNotFound(String method, String path, String sent) throws IOException {
        assertProblem(open(method, path.replace("~", NOWHERE), body(sent)), 404, "resource-not-found");
    }

    @ParameterizedTest
    @CsvSource({"declarative_sources", "sources", "destinations"})
    void aDefinitionThatIsNotThereIsNotFoundAndAnUnseenWorkspaceIsForbidden(String kind) throws IOException {
        String path = "/definitions/" + kind + "/" + NOWHERE;
        assertProblem(open("GET", "/workspaces/" + state.workspaceId() + path), 404, "resource-not-found");
        assertProblem(open("GET", "/workspaces/" + NOWHERE + path), 403, "forbidden");
    }

    @Test
    void aWorkspaceThatIsChangedAndNotThereLooksForbidden() throws IOException {
        assertProblem(open("PATCH", "/workspaces/" + NOWHERE, "{}"), 403, "forbidden");
    }

    @Test
    void aPutReplacesTheConfigurationAndAPatchMergesIt() throws IOException {
        open("PATCH", "/sources/" + source, body("{'configuration': {'host': 'other'}}"));
        assertThat(state.configuration(source).path("host").asText()).isEqualTo("other");
        assertThat(state.configuration(source).path("database").asText()).isEqualTo("shop");
        open("PUT", "/sources/" + source, body("{'name': 'n', 'configuration': " + CONFIGURATION + "}"));
        assertThat(state.configuration(source).path("database").asText()).isEqualTo("d");
    }

    @Test
    void aTypeInAChangedConfigurationIsNotKept() throws IOException {
        open("PATCH", "/sources/" + source, body("{'configuration': {'sourceType': 'postgres'}}"));
        assertThat(state.configuration(source).has("sourceType")).isFalse();
        String typed = CONFIGURATION.replace("{", "{'sourceType': 'postgres', ");
        open("PUT", "/sources/" + source, body("{'name': 'n', 'configuration': " + typed + "}"));
        assertThat(state.configuration(source).has("sourceType")).isFalse();
    }

    @Test
    void aConfigurationNamesItsTypeInTheDialectOfTheClients() throws IOException {
        restart(options(), SimulatorOptions.defaults().vendor("dialect", "client"));
        assertThat(open("GET", "/destinations/" + destination).text("/configuration/destinationType"))
                .isEqualTo("mysql");
        assertThat(open("GET", "/sources").text("/data/0/configuration/sourceType"))
                .isEqualTo("postgres");
        assertThat(state.configuration(source).has("sourceType")).isFalse();
    }

    @Test
    void aDefinitionOfAWorkspaceIsUsableThereAlone() throws IOException {
        String other = state.addWorkspace("other");
        String id = open(
                        "POST",
                        "/workspaces/" + other + "/definitions/sources",
                        body("{'name': 'n', 'dockerRepository': 'acme/n', 'dockerImageTag': '1'}"))
                .text("/id");
        JsonNode there = open("GET", "/connector_definitions?type=source&workspaceId=" + other)
                .at("/data");
        assertThat(texts(there, "id")).contains(id);
        assertThat(texts(open("GET", "/connector_definitions?type=source").at("/data"), "id"))
                .doesNotContain(id);
        assertProblem(open("GET", "/connector_definitions"), 400, "bad-request");
    }

    @Test
    void deletingAWorkspaceDeletesWhatIsInIt() throws IOException {
        assertThat(open("DELETE", "/workspaces/" + state.workspaceId()).status())
                .isEqualTo(204);
        assertThat(open("GET", "/sources/" + source).status()).isEqualTo(404);
        assertThat(open("GET", "/workspaces?includeDeleted=true").at("/data")).hasSize(1);
    }

    @Test
    void aTagIsOfOneNameInItsWorkspace() throws IOException {
        String tag = body("{'name': 'hot', 'color': 'FF0000', 'workspaceId': '~'}");
        assertThat(open("POST", "/tags", tag).status()).isEqualTo(200);
        assertProblem(open("POST", "/tags", tag), 409, "state-conflict");
    }

    @Test
    void listsOverWorkspacesWantTheirPage() throws IOException {
        assertThat(config("/sources/list_paginated", body("{'workspaceIds': ['~']}"))
                        .status())
                .isEqualTo(400);
        Reply page = config(
                "/sources/list_paginated",
                body("{'workspaceIds': ['~'], 'pagination': {'pageSize': 1}, 'nameContains': 'SHOP'}"));
        assertThat(texts(page.at("/sources"), "name")).containsExactly("shop");
    }

    @Test
    void workspacesAreFoundByWhatTheyBelongTo() throws IOException {
        assertThat(config("/workspaces/list_by_user_id", id("userId", state.userId()))
                        .at("/workspaces"))
                .hasSize(1);
        assertThat(config("/workspaces/list_by_user_id", id("userId", NOWHERE)).status())
                .isEqualTo(404);
        assertThat(config("/workspaces/get_by_slug", id("slug", "main")).text("/workspaceId"))
                .isEqualTo(state.workspaceId());
        assertThat(config("/workspaces/get_by_slug", id("slug", "none")).status())
                .isEqualTo(404);
    }

    @Test
    void aPartialUpdateKeepsWhatItDoesNotName() throws IOException {
        config("/sources/partial_update", body("{'sourceId': '" + source + "', 'name': 'renamed'}"));
        assertThat(config("/sources/get", id("sourceId", source)).text("/name")).isEqualTo("renamed");
        assertThat(state.configuration(source).path("password").asText()).isEqualTo("s3cret");
    }

    @Test
    void eventsAreThoseOfTheTypesAndTimesThatAreAskedFor() throws IOException {
        sync();
        String asked = "{'connectionId': '" + connection + "', 'eventTypes': ['SYNC_STARTED']";
        assertThat(config("/connections/events/list", body(asked + "}")).at("/events"))
                .hasSize(1);
        String ago = ", 'createdAtEnd': '1970-01-01T00:00:00Z'}";
        assertThat(config("/connections/events/list", body(asked + ago)).at("/events"))
                .isEmpty();
        assertThat(config("/connections/events/list", body(asked + ", 'createdAtEnd': 'now'}"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aZoneThatIsNoneIsRefused() throws IOException {
        String query = "{'connectionId': '" + connection + "', 'timezone': 'Mars/Olympus'}";
        assertThat(config("/connections/stream_history", body(query)).status()).isEqualTo(422);
    }

    @Test
    void jobsOfOtherWorkspacesAreLeftOut() throws IOException {
        sync();
        String types = "'configTypes': ['sync'], 'workspaceIds': ";
        assertThat(config("/jobs/list_for_workspaces", body("{" + types + "['~']}"))
                        .text("/totalJobCount"))
                .isEqualTo("1");
        assertThat(config("/jobs/list_for_workspaces", body("{" + types + "['" + NOWHERE + "']}"))
                        .text("/totalJobCount"))
                .isEqualTo("0");
    }
}
