package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public sources and destinations, connector types, and operations whose answer is always the same. */
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
    void aSourceIsMadeByDefinitionOrByTypeInItsConfiguration() throws IOException {
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
            })
    void whatIsNotThereIsNotFound(String method, String path, String sent) throws IOException {
        assertProblem(open(method, path.replace("~", NOWHERE), body(sent)), 404, "resource-not-found");
    }

    @Test
    void connectorTypesAreListedByKindForAWorkspaceThatIsThere() throws IOException {
        String path = "/connector_definitions?type=source&workspaceId=";
        assertThat(texts(open("GET", path + state.workspaceId()).at("/data"), "name"))
                .contains("Postgres");
        assertProblem(open("GET", path + NOWHERE), 403, "forbidden");
        assertProblem(open("GET", "/connector_definitions"), 400, "bad-request");
    }

    @Test
    void aCannedAnswerRepeatsOnlyWhatTheRequestSays() throws IOException {
        Reply tag = open("PATCH", "/tags/" + NOWHERE, body("{'name': 'hot', 'color': 'FF0000'}"));
        assertThat(tag.status()).isEqualTo(200);
        assertThat(texts(Json.array().add(tag.json()), "tagId")).containsExactly(NOWHERE);
        assertThat(tag.text("/name") + tag.text("/color")).isEqualTo("hotFF0000");
        Reply workspace = open("POST", "/workspaces", body("{'name': 'new'}"));
        assertThat(names(workspace.json())).contains("name").doesNotContain("notifications");
        assertThat(open("DELETE", "/tags/" + NOWHERE).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/sources/list_paginated | {'workspaceIds': ['~']} | 400",
                "/sources/list_paginated | {'workspaceIds': ['~'], 'pagination': {}} | 200",
                "/workspaces/get_by_slug | {'slug': 'main', 'surprise': 1} | 400",
                "/workspaces/get_by_slug | {'slug': 'main'} | 200",
            })
    void aCannedAnswerIsGivenToARequestThatTheOperationTakes(String path, String sent, int status) throws IOException {
        assertThat(config(path, body(sent)).status()).isEqualTo(status);
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
}
