package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.AttemptFailure;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.junit.jupiter.api.Test;

class AirbyteJobsTest extends AirbyteFixture {
    private static final AttemptFailure FAILURE = AttemptFailure.of("source", "config_error", "Password expired");

    private long start(JobPlan plan) throws IOException {
        simulator.jobs().next(plan);
        return sync().at("/job/id").longValue();
    }

    private Reply fullJob(long id) throws IOException {
        return config("/jobs/get", "{\"id\": " + id + "}");
    }

    private Reply cancel(long id) throws IOException {
        return config("/jobs/cancel", "{\"id\": " + id + "}");
    }

    private JsonNode listed(String types) throws IOException {
        return config("/jobs/list", "{\"configTypes\": " + types + ", \"configId\": \"" + connection + "\"}")
                .at("/jobs");
    }

    private List<String> statuses(long id, int looks) throws IOException {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < looks; i++) {
            seen.add(job(id).text("/job/status"));
        }
        return seen;
    }

    @Test
    void aJobMovesWithTheClock() throws IOException {
        long id = start(JobPlan.byClock(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        assertThat(job(id).text("/job/status")).isEqualTo("pending");
        clock.advance(Duration.ofSeconds(2));
        assertThat(job(id).text("/job/status")).isEqualTo("running");
        clock.advance(Duration.ofSeconds(10));
        assertThat(job(id).text("/job/status")).isEqualTo("succeeded");
        assertThat(job(id).at("/job/updatedAt").longValue()
                        - job(id).at("/job/createdAt").longValue())
                .isEqualTo(6);
    }

    @Test
    void aJobMovesOneStepWithEachLookAndNotWithLists() throws IOException {
        long id = start(JobPlan.byPolls("pending", "queued", "running", "incomplete", "running", "succeeded"));
        listed("[\"sync\"]");
        assertThat(statuses(id, 7))
                .containsExactly("pending", "queued", "running", "incomplete", "running", "succeeded", "succeeded");
        assertThat(listed("[\"sync\"]").path(0).path("attempts")).hasSize(2);
    }

    @Test
    void jobsCountSecondsAndHoldTheConnectionInConfigId() throws IOException {
        Reply started = sync();
        assertThat(started.at("/job/createdAt").longValue())
                .isEqualTo(clock.instant().getEpochSecond());
        assertThat(started.text("/job/configId")).isEqualTo(connection);
        assertThat(started.text("/job/configType")).isEqualTo("sync");
        assertThat(started.text("/job/status")).isEqualTo("running");
        assertThat(started.at("/attempts/0/attempt/id").intValue()).isZero();
    }

    private Reply listedInWorkspace(String workspace, String more) throws IOException {
        return config(
                "/jobs/list_for_workspaces",
                "{\"configTypes\": [\"sync\"], \"workspaceIds\": [\"" + workspace + "\"]" + more + "}");
    }

    @Test
    void jobsOfAWorkspaceAreListedByStatus() throws IOException {
        long id = start(JobPlan.endless());
        String running = ", \"statuses\": [\"pending\", \"running\"]";
        assertThat(listedInWorkspace(state.workspaceId(), running)
                        .at("/jobs/0/job/id")
                        .longValue())
                .isEqualTo(id);
        assertThat(listedInWorkspace(NOWHERE, running).at("/jobs")).isEmpty();
        cancel(id);
        assertThat(listedInWorkspace(state.workspaceId(), running).at("/jobs")).isEmpty();
        assertThat(listedInWorkspace(state.workspaceId(), "")
                        .at("/totalJobCount")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void theListOverWorkspacesTakesNothingThatItDoesNotKnow() throws IOException {
        assertThat(listedInWorkspace(state.workspaceId(), ", \"statuses\": [\"asleep\"]")
                        .status())
                .isEqualTo(400);
        assertThat(listedInWorkspace(state.workspaceId(), ", \"includingJobId\": 1")
                        .status())
                .isEqualTo(400);
        assertThat(config("/jobs/list_for_workspaces", "{\"configTypes\": [\"odd\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aSecondSyncIsRefusedWhileAnythingRuns() throws IOException {
        sync();
        assertThat(sync().status()).isEqualTo(409);
        clock.advance(Duration.ofMinutes(1));
        assertThat(sync().status()).isEqualTo(200);
    }

    @Test
    void aDeletedConnectionIsInConflictToo() throws IOException {
        config("/connections/delete", id("connectionId", connection));
        assertThat(sync().status()).isEqualTo(409);
    }

    @Test
    void anInactiveConnectionIsSyncedIn2023AndBreaksTheServerToday() throws IOException {
        state.setOnConnection(connection, "status", Json.parse("\"inactive\""));
        assertThat(sync().status()).isEqualTo(500);
        restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        state.setOnConnection(connection, "status", Json.parse("\"inactive\""));
        assertThat(sync().status()).isEqualTo(200);
    }

    @Test
    void aServerCanClaimThatSomethingRunsAndListNothing() throws IOException {
        state.claimRunning(connection, true);
        assertThat(sync().status()).isEqualTo(409);
        assertThat(listed("[\"sync\", \"reset_connection\"]")).isEmpty();
    }

    @Test
    void aJobCanBecomeVisibleLate() throws IOException {
        long id = start(JobPlan.endless().visibleAfter(Duration.ofSeconds(81)));
        assertThat(job(id).status()).isEqualTo(404);
        assertThat(listed("[\"sync\"]")).isEmpty();
        assertThat(sync().status()).isEqualTo(409);
        clock.advance(Duration.ofSeconds(81));
        assertThat(listed("[\"sync\"]")).hasSize(1);
    }

    @Test
    void aFailedAttemptSaysWhyAndAnotherOneNeedNot() throws IOException {
        long id = start(JobPlan.byPolls("running", "incomplete", "running", "failed")
                .failing(List.of(Optional.of(FAILURE), Optional.empty())));
        statuses(id, 4);
        JsonNode attempts = fullJob(id).at("/attempts");
        assertThat(attempts).hasSize(2);
        assertThat(attempts.at("/0/attempt/failureSummary/failures/0/externalMessage")
                        .asText())
                .isEqualTo("Password expired");
        assertThat(attempts.at("/0/attempt/failureSummary/failures/0/timestamp").longValue())
                .isEqualTo(clock.instant().toEpochMilli());
        assertThat(attempts.at("/1/attempt/failureSummary").isMissingNode()).isTrue();
    }

    @Test
    void resettingCancelsWhatRunsAndEmptiesTheStreamsWhenItIsDone() throws IOException {
        long running = start(JobPlan.endless());
        Reply reset = config("/connections/reset", id("connectionId", connection));
        assertThat(reset.text("/job/configType")).isEqualTo("reset_connection");
        assertThat(texts(reset.at("/job/resetConfig/streamsToReset"), "name")).containsExactly("orders", "customers");
        assertThat(simulator.jobs().status(running)).contains("cancelled");
        assertThat(state.rows(connection, "public", "orders")).isEqualTo(100);
        clock.advance(Duration.ofMinutes(1));
        assertThat(state.rows(connection, "public", "orders")).isZero();
    }

    @Test
    void clearingAStreamLeavesTheOthers() throws IOException {
        config(
                "/connections/clear/stream",
                "{\"connectionId\": \"" + connection
                        + "\", \"streams\": [{\"streamName\": \"orders\", \"streamNamespace\": \"public\"}]}");
        clock.advance(Duration.ofMinutes(1));
        assertThat(state.rows(connection, "public", "orders")).isZero();
        assertThat(state.rows(connection, "public", "customers")).isEqualTo(100);
    }

    @Test
    void cancellingAnOldJobKillsTheOneThatRunsNow() throws IOException {
        long old = start(JobPlan.byPolls("succeeded"));
        long current = start(JobPlan.endless());
        assertThat(cancel(old).text("/job/status")).isEqualTo("succeeded");
        assertThat(simulator.jobs().status(current)).contains("cancelled");
        assertThat(cancel(current).status()).isEqualTo(200);
    }

    @Test
    void aCancelledJobCanTakeALookOrTwoToStop() throws IOException {
        long id = start(JobPlan.endless().cancelledAfterLooks(2));
        cancel(id);
        assertThat(statuses(id, 3)).containsExactly("running", "cancelled", "cancelled");
    }

    @Test
    void logsAreSentByOneOperationAlone() throws IOException {
        long id = start(JobPlan.byPolls("running", "succeeded").logging(1_000_000, 0));
        String full = fullJob(id).raw().text();
        assertThat(full).hasSizeGreaterThan(1_000_000);
        assertThat(full.indexOf("\"logs\"")).isLessThan(full.indexOf("\"job\""));
        assertThat(job(id).raw().text()).hasSizeLessThan(1_000);
        assertThat(config("/jobs/get_without_logs", "{\"id\": " + id + "}")
                        .raw()
                        .text())
                .hasSizeLessThan(2_000);
    }

    @Test
    void logsGrowWithEachLook() throws IOException {
        long id = start(JobPlan.endless().logging(10_000, 50_000));
        int first = fullJob(id).raw().body().length;
        assertThat(fullJob(id).raw().body().length - first).isBetween(49_000, 55_000);
    }

    @Test
    void theListIsNewestFirstAndPagedAndWantsTypes() throws IOException {
        long first = start(JobPlan.byPolls("succeeded"));
        long second = start(JobPlan.byPolls("succeeded"));
        assertThat(listed("[\"sync\"]").findValuesAsText("id")).contains(Long.toString(second), Long.toString(first));
        assertThat(listed("[\"sync\"]").at("/0/job/id").longValue()).isEqualTo(second);
        Reply page = config(
                "/jobs/list",
                "{\"configTypes\": [\"sync\"], \"configId\": \"" + connection
                        + "\", \"pagination\": {\"pageSize\": 1}}");
        assertThat(page.at("/jobs")).hasSize(1);
        assertThat(page.at("/totalJobCount").intValue()).isEqualTo(2);
        assertThat(config("/jobs/list", "{\"configTypes\": []}").status()).isEqualTo(500);
    }

    @Test
    void aServerOf2023DoesNotKnowLaterTypesOfJobs() throws IOException {
        assertThat(config("/jobs/list", "{\"configTypes\": [\"clear\"]}").status())
                .isEqualTo(200);
        restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        assertThat(config("/jobs/list", "{\"configTypes\": [\"clear\"]}").status())
                .isEqualTo(400);
    }

    @Test
    void anUnknownJobIsNotFoundOrBreaksTheServer() throws IOException {
        assertThat(job(99).status()).isEqualTo(404);
        simulator.jobs().unknownIdsFail(true);
        assertThat(job(99).status()).isEqualTo(500);
    }

    @Test
    void aJobCanBeForcedIntoAnyStatusAndForgotten() throws IOException {
        long id = sync().at("/job/id").longValue();
        simulator.jobs().force(id, "paused_by_policy");
        assertThat(job(id).text("/job/status")).isEqualTo("paused_by_policy");
        simulator.jobs().forget(id);
        assertThat(job(id).status()).isEqualTo(404);
    }
}
