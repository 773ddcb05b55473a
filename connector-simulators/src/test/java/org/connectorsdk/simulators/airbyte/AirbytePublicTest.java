package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AirbytePublicTest extends AirbyteFixture {
    private Reply create(String members) throws IOException {
        return open(
                "POST",
                "/connections",
                "{\"sourceId\": \"" + source + "\", \"destinationId\": \"" + destination + "\"" + members + "}");
    }

    private Reply patch(String members) throws IOException {
        return open("PATCH", "/connections/" + connection, "{" + members + "}");
    }

    private Reply startJob(String type) throws IOException {
        return open("POST", "/jobs", "{\"connectionId\": \"" + connection + "\", \"jobType\": \"" + type + "\"}");
    }

    @Test
    void pagesHaveTwentyAndTheLastLinkLeadsToAnEmptyOne() throws IOException {
        simulator.seedConnections(44);
        Reply first = open("GET", "/connections");
        assertThat(first.at("/data")).hasSize(20);
        assertThat(first.text("/previous")).isEmpty();
        Reply last = open("GET", "/connections?limit=20&offset=40");
        assertThat(last.at("/data")).hasSize(5);
        assertThat(last.text("/next")).endsWith("offset=60");
        assertThat(open("GET", "/connections?limit=20&offset=60").text("/next")).isEmpty();
        assertThat(open("GET", "/connections?limit=101").status()).isEqualTo(400);
    }

    @Test
    void linksNameAHostOfTheServersChoice() throws IOException {
        state.linkHost("https://internal-host");
        assertThat(open("GET", "/connections").text("/next")).startsWith("https://internal-host/api/public/v1/");
    }

    @Test
    void workspacesCanBeRepeatedOrJoined() throws IOException {
        String other = state.addWorkspace("Other");
        assertThat(open("GET", "/connections?workspaceIds=" + other).at("/data"))
                .isEmpty();
        assertThat(open("GET", "/connections?workspaceIds=" + other + "," + state.workspaceId())
                        .at("/data"))
                .hasSize(1);
        assertThat(open("GET", "/connections?workspaceIds=" + other + "&workspaceIds=" + state.workspaceId())
                        .at("/data"))
                .hasSize(1);
    }

    @Test
    void aNewConnectionWithoutStreamsCopiesEveryStreamAsAWhole() throws IOException {
        Reply reply = create("");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/status")).isEqualTo("active");
        assertThat(reply.text("/namespaceDefinition")).isEqualTo("destination");
        assertThat(texts(reply.at("/configurations/streams"), "name")).containsExactly("orders", "customers");
        assertThat(reply.text("/configurations/streams/0/syncMode")).isEqualTo("full_refresh_overwrite");
        assertThat(reply.at("/createdAt").longValue()).isEqualTo(clock.instant().getEpochSecond());
    }

    @Test
    void bothApisShowTheSameConnection() throws IOException {
        connection = create(", \"namespaceDefinition\": \"custom_format\", \"namespaceFormat\": \"x\","
                        + " \"nonBreakingSchemaUpdatesBehavior\": \"disable_connection\", \"configurations\":"
                        + " {\"streams\": ["
                        + "{\"name\": \"orders\", \"namespace\": \"public\", \"syncMode\":"
                        + " \"incremental_deduped_history\","
                        + " \"cursorField\": [\"updated_at\"]}]}")
                .text("/connectionId");
        Reply config = getConnection();
        assertThat(config.text("/namespaceDefinition")).isEqualTo("customformat");
        assertThat(config.text("/nonBreakingChangesPreference")).isEqualTo("disable");
        assertThat(config.text("/syncCatalog/streams/0/config/syncMode")).isEqualTo("incremental");
        assertThat(config.text("/syncCatalog/streams/0/config/destinationSyncMode"))
                .isEqualTo("append_dedup");
    }

    @Test
    void aPatchChangesWhatIsThereAndNothingElse() throws IOException {
        ObjectNode before = state.connection(connection);
        assertThat(patch("\"name\": \"renamed\"").text("/name")).isEqualTo("renamed");
        before.put("name", "renamed");
        assertThat(state.connection(connection)).isEqualTo(before);
    }

    @Test
    void cronComesBackWithItsZoneAndCanBeSentBack() throws IOException {
        String schedule = "\"schedule\": {\"scheduleType\": \"cron\", \"cronExpression\": \"0 15 2 * * ?\"}";
        assertThat(patch(schedule).text("/schedule/cronExpression")).isEqualTo("0 15 2 * * ? UTC");
        assertThat(patch(schedule.replace("?\"", "? UTC\"")).text("/schedule/cronExpression"))
                .isEqualTo("0 15 2 * * ? UTC");
        assertThat(patch(schedule.replace("?\"", "? Europe/Lisbon\"")).status()).isEqualTo(400);
    }

    @Test
    void anIntervalIsShownAsProseAndCannotBeSent() throws IOException {
        config(
                "/connections/update",
                "{\"connectionId\": \"" + connection + "\", \"scheduleType\": \"basic\","
                        + " \"scheduleData\": {\"basicSchedule\": {\"units\": 24, \"timeUnit\": \"hours\"}}}");
        assertThat(open("GET", "/connections/" + connection).text("/schedule/basicTiming"))
                .isEqualTo("Every 24 HOURS");
        assertThat(patch("\"schedule\": {\"scheduleType\": \"basic\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aStreamThatTheSourceDoesNotOfferIsRefused() throws IOException {
        assertThat(create(", \"configurations\": {\"streams\": [{\"name\": \"nope\"}]}")
                        .status())
                .isEqualTo(400);
        assertThat(create(", \"configurations\": {\"streams\": [{\"name\": \"orders\", \"primaryKey\": [[\"note\"]]}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatNobodyKnowsOfAStreamIsGivenBack() throws IOException {
        String stream = "{\"name\": \"orders\", \"namespace\": \"public\", \"syncMode\": \"full_refresh_append\","
                + " \"hashedFields\": [{\"fieldName\": \"note\"}], \"exact\": 0.10}";
        Reply reply = patch("\"configurations\": {\"streams\": [" + stream + "]}");
        assertThat(reply.raw().text()).contains("0.10");
        assertThat(reply.at("/configurations/streams/0/hashedFields/0/fieldName")
                        .asText())
                .isEqualTo("note");
    }

    @Test
    void aDeletedConnectionIsShownAndNotListed() throws IOException {
        assertThat(open("DELETE", "/connections/" + connection).status()).isEqualTo(204);
        assertThat(open("GET", "/connections/" + connection).text("/status")).isEqualTo("deprecated");
        assertThat(open("GET", "/connections").at("/data")).isEmpty();
        assertThat(open("GET", "/connections?includeDeleted=true").at("/data")).hasSize(1);
    }

    @Test
    void aJobIsShownWithTextTimesAndItsEndIfAny() throws IOException {
        Reply started = startJob("sync");
        String path = "/jobs/" + started.at("/jobId").longValue();
        assertThat(started.text("/startTime")).isEqualTo("2026-01-01T00:00Z");
        assertThat(names(open("GET", path).json())).contains("duration").doesNotContain("lastUpdatedAt");
        clock.advance(Duration.ofMinutes(1));
        Reply done = open("GET", path);
        assertThat(done.text("/status")).isEqualTo("succeeded");
        assertThat(done.text("/duration")).isEqualTo("PT3S");
        assertThat(done.at("/rowsSynced").longValue()).isEqualTo(640);
    }

    @Test
    void theTwoKindsOfConflictDifferInTheirTitle() throws IOException {
        startJob("sync");
        Reply running = startJob("sync");
        assertThat(running.status()).isEqualTo(409);
        assertThat(running.text("/title")).isEqualTo("try-again-later");
        clock.advance(Duration.ofMinutes(1));
        patch("\"status\": \"inactive\"");
        assertThat(startJob("sync").text("/title")).isEqualTo("state-conflict");
    }

    @Test
    void clearingIsCalledResettingAndRefreshingIsRefused() throws IOException {
        assertThat(startJob("clear").text("/jobType")).isEqualTo("reset");
        assertThat(startJob("refresh").status()).isEqualTo(422);
    }

    @Test
    void cancellingAnswersWithTheJobAndIsAConflictAfterItsEnd() throws IOException {
        String path = "/jobs/" + startJob("sync").at("/jobId").longValue();
        Reply cancelled = open("DELETE", path);
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("/status")).isEqualTo("cancelled");
        assertThat(open("DELETE", path).text("/title")).isEqualTo("state-conflict");
    }

    @Test
    void anUnknownJobIsAConflictHere() throws IOException {
        assertThat(open("GET", "/jobs/99").status()).isEqualTo(409);
    }

    @Test
    void jobsAreFilteredAndOrdered() throws IOException {
        startJob("sync");
        clock.advance(Duration.ofMinutes(1));
        startJob("reset");
        assertThat(texts(open("GET", "/jobs?connectionId=" + connection).at("/data"), "jobId"))
                .containsExactly("2", "1");
        assertThat(texts(open("GET", "/jobs?orderBy=createdAt%7CASC").at("/data"), "jobId"))
                .containsExactly("1", "2");
        assertThat(open("GET", "/jobs?jobType=reset&status=running").at("/data"))
                .hasSize(1);
        assertThat(open("GET", "/jobs?connectionId=" + NOWHERE).at("/data")).isEmpty();
    }

    /** The first runs on while the second, a minute younger, has ended. */
    private void startTwoJobs() {
        simulator.jobs().next(JobPlan.endless(), JobPlan.byClock(Duration.ZERO, Duration.ofSeconds(3)));
        simulator.jobs().start(connection, "sync");
        clock.advance(Duration.ofMinutes(1));
        simulator.jobs().start(state.addConnection("second", source, destination), "sync");
        clock.advance(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "createdAtStart=2026-01-01T00:01:00Z, 2",
        "createdAtEnd=2026-01-01T01:00:59%2B01:00, 1",
        "createdAtStart=2026-01-01T00:00:30Z&createdAtEnd=2026-01-01T00:00:59Z, ''",
        "updatedAtEnd=2026-01-01T00:01:03Z, 2",
        "updatedAtStart=2026-01-01T00:01:04Z, 1"
    })
    void jobsAreFoundByTimeOfBeginningAndLastChange(String query, String ids) throws IOException {
        startTwoJobs();
        assertThat(String.join(" ", texts(open("GET", "/jobs?" + query).at("/data"), "jobId")))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"createdAt%7CDESC, 2 1", "createdAt%7CASC, 1 2", "updatedAt%7CDESC, 1 2", "updatedAt%7CASC, 2 1"})
    void jobsAreOrderedByEitherTime(String order, String ids) throws IOException {
        startTwoJobs();
        assertThat(String.join(" ", texts(open("GET", "/jobs?orderBy=" + order).at("/data"), "jobId")))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"createdAtStart=yesterday", "updatedAtEnd=2026-01-01"})
    void whatIsNoTimeIsRefused(String query) throws IOException {
        assertThat(open("GET", "/jobs?" + query).status()).isEqualTo(400);
    }

    @Test
    void streamsAreABareArrayOfPathsWithoutTypes() throws IOException {
        Reply reply = open("GET", "/streams?sourceId=" + source + "&destinationId=" + destination);
        assertThat(reply.json().isArray()).isTrue();
        assertThat(reply.text("/0/streamName")).isEqualTo("orders");
        assertThat(reply.text("/0/streamnamespace")).isEqualTo("public");
        assertThat(reply.text("/0/propertyFields/0/0")).isEqualTo("id");
        assertThat(open("GET", "/streams").status()).isEqualTo(400);
    }

    @Test
    void sourcesShowTheirTypeUnlessTheyAreOfAStrangersMaking() throws IOException {
        String custom = state.addSource(
                "Tide Tables", state.workspaceId(), "tides", Json.object().put("api_key", "k"));
        assertThat(open("GET", "/sources/" + source).text("/sourceType")).isEqualTo("postgres");
        Reply tides = open("GET", "/sources/" + custom);
        assertThat(names(tides.json())).doesNotContain("sourceType");
        assertThat(tides.text("/configuration/api_key")).isEqualTo("**********");
        assertThat(open("GET", "/destinations").at("/data")).hasSize(1);
        assertThat(open("GET", "/workspaces/" + state.workspaceId()).text("/name"))
                .isEqualTo("Main");
    }
}
