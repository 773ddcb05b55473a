package org.connectorsdk.simulators.fivetran;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.connectorsdk.simulators.fivetran.FivetranBehaviour.EndOrder;
import org.connectorsdk.simulators.fivetran.RunStep.Kind;
import org.junit.jupiter.api.Test;

/** Syncs and reloads, as one look after the other sees them. */
class FivetranRunsTest extends FivetranFixture {
    private static final RunStep RUNNING = RunStep.of(Kind.RUNNING);
    private static final RunStep SUCCEEDED = RunStep.of(Kind.SUCCEEDED);

    private String started(RunStep... steps) throws IOException {
        String id = seeded();
        simulator.nextRun(List.of(steps));
        assertThat(sync(id, false).status()).isEqualTo(200);
        return id;
    }

    @Test
    void theTimeOfAnEndComesOneLookAfterTheState() throws IOException {
        assertThat(looks(started(RunStep.of(Kind.QUEUED), RUNNING, SUCCEEDED), 5))
                .containsExactly("scheduled", "syncing", "scheduled", "scheduled succeeded", "scheduled succeeded");
    }

    @Test
    void theTimeOfAnEndCanComeFirst() throws IOException {
        simulator.behaviour().endOrder(EndOrder.TIME_FIRST);
        assertThat(looks(started(RUNNING, SUCCEEDED), 3))
                .containsExactly("syncing", "syncing succeeded", "scheduled succeeded");
    }

    @Test
    void bothSignsOfAnEndCanComeAtOnce() throws IOException {
        simulator.behaviour().endOrder(EndOrder.TOGETHER);
        assertThat(looks(started(RUNNING, RunStep.failed("no")), 2)).containsExactly("syncing", "scheduled failed");
    }

    @Test
    void aListIsALookAtEachOfItsItems() throws IOException {
        started(RUNNING, SUCCEEDED);
        assertThat(get(ALL).text("/data/items/0/status/sync_state")).isEqualTo("syncing");
        assertThat(get(ALL).text("/data/items/0/status/sync_state")).isEqualTo("scheduled");
    }

    @Test
    void endsWithinOneSecondOfTheClockHaveDifferentTimes() throws IOException {
        String id = seeded();
        simulator.recordEnd(id, true, "");
        Instant first = Instant.parse(look(id).text("/data/succeeded_at"));
        simulator.recordEnd(id, true, "");
        assertThat(Instant.parse(look(id).text("/data/succeeded_at"))).isAfter(first);
    }

    @Test
    void aFailureIsATaskAndNeverGoesAway() throws IOException {
        String id = started(RunStep.failed("the source said no"));
        looks(id, 2);
        assertThat(look(id).text("/data/status/tasks/0/message")).isEqualTo("the source said no");
        sync(id, false);
        assertThat(looks(id, 4)).last().isEqualTo("scheduled succeeded failed");
    }

    @Test
    void aSecondStartHasNoEffectWhileOneRuns() throws IOException {
        String id = started(RUNNING);
        look(id);
        assertThat(sync(id, false).status()).isEqualTo(200);
        assertThat(simulator.runsStarted()).isEqualTo(1);
    }

    @Test
    void forceStopsWhatRunsAndStartsAnew() throws IOException {
        String id = started(RUNNING);
        look(id);
        assertThat(sync(id, true).status()).isEqualTo(200);
        assertThat(looks(id, 4)).containsExactly("scheduled", "syncing", "scheduled", "scheduled succeeded");
        assertThat(simulator.runsStarted()).isEqualTo(2);
    }

    @Test
    void aPausedConnectionAcceptsAStartAndRunsNothing() throws IOException {
        String id = seeded();
        patch(id, "{\"paused\":true,\"run_setup_tests\":false}");
        assertThat(sync(id, false).status()).isEqualTo(200);
        assertThat(looks(id, 2)).containsExactly("paused", "paused");
        simulator.behaviour().refusesPaused(true);
        assertThat(sync(id, false).status()).isEqualTo(409);
    }

    @Test
    void aPauseStopsTheRunAndShowsOneLookLater() throws IOException {
        String id = started(RUNNING);
        look(id);
        patch(id, "{\"paused\":true,\"run_setup_tests\":false}");
        assertThat(looks(id, 3)).containsExactly("syncing", "paused", "paused");
    }

    @Test
    void aRescheduledRunTellsWhenItGoesOn() throws IOException {
        String id = started(RUNNING, RunStep.rescheduled(Duration.ofMinutes(20)));
        look(id);
        JsonNode put = look(id).at("/data");
        assertThat(put.at("/status/sync_state").asText()).isEqualTo("rescheduled");
        assertThat(put.path("schedule_type").asText()).isEqualTo("manual");
        assertThat(Instant.parse(put.at("/status/rescheduled_for").asText()))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(20)));
        sync(id, false);
        assertThat(look(id).at("/data/status/rescheduled_for").isNull()).isTrue();
        assertThat(simulator.runsStarted()).isEqualTo(2);
    }

    @Test
    void aQueuedRunCanBeRescheduledUnderItsSchedule() throws IOException {
        String id = started(RunStep.postponed(Duration.ofMinutes(20)), RUNNING);
        JsonNode queued = look(id).at("/data");
        assertThat(queued.at("/status/sync_state").asText()).isEqualTo("rescheduled");
        assertThat(queued.path("schedule_type").asText()).isEqualTo("auto");
        assertThat(Instant.parse(queued.at("/status/rescheduled_for").asText()))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(20)));
        assertThat(looks(id, 1)).containsExactly("syncing");
    }

    @Test
    void aRunThatForceStopsCanLeaveAFailure() throws IOException {
        simulator.behaviour().stoppedRunsFail(true);
        String id = started(RUNNING);
        look(id);
        sync(id, true);
        assertThat(looks(id, 1)).containsExactly("scheduled failed");
    }

    @Test
    void aRunThatIsStoppedLeavesNoEnd() throws IOException {
        assertThat(looks(started(RUNNING, RunStep.of(Kind.STOPPED)), 3))
                .containsExactly("syncing", "scheduled", "scheduled");
    }

    @Test
    void aReloadIsHistoricalUntilItHasSucceeded() throws IOException {
        String id = seeded();
        simulator.recordEnd(id, true, "");
        assertThat(look(id).at("/data/status/is_historical_sync").asBoolean()).isFalse();
        assertThat(post(ALL + "/" + id + "/resync", "").status()).isEqualTo(200);
        assertThat(look(id).at("/data/status/is_historical_sync").asBoolean()).isTrue();
        looks(id, 3);
        assertThat(look(id).at("/data/status/is_historical_sync").asBoolean()).isFalse();
    }

    @Test
    void aReloadWaitsForTheRunningSync() throws IOException {
        String id = started(RUNNING, SUCCEEDED);
        look(id);
        post(ALL + "/" + id + "/resync", "");
        assertThat(simulator.runsStarted()).isEqualTo(1);
        looks(id, 2);
        assertThat(simulator.runsStarted()).isEqualTo(2);
        simulator.behaviour().refusesReloadWhileRunning(true);
        assertThat(post(ALL + "/" + id + "/resync", "").status()).isEqualTo(409);
    }

    @Test
    void aReloadOfAPausedConnectionIsKept() throws IOException {
        String id = seeded();
        patch(id, "{\"paused\":true,\"run_setup_tests\":false}");
        post(ALL + "/" + id + "/resync", "");
        assertThat(simulator.runsStarted()).isZero();
        patch(id, "{\"paused\":false,\"run_setup_tests\":false}");
        assertThat(simulator.runsStarted()).isEqualTo(1);
    }

    @Test
    void aReloadOfTablesHasToNameSomeThatAreThere() throws IOException {
        String id = seeded();
        String reload = ALL + "/" + id + "/resync";
        assertThat(post(reload, "{\"scope\":{}}").refusal()).isEqualTo("400 InvalidInput");
        assertThat(post(reload, "{\"scope\":{\"public\":[]}}").status()).isEqualTo(400);
        assertThat(post(reload, "{\"scope\":{\"public\":[\"Orders\"]}}").status())
                .isEqualTo(400);
        assertThat(post(reload, "{\"scope\":{\"public\":[\"orders\"]}}").status())
                .isEqualTo(200);
        String older = ALL + "/" + id + "/schemas/tables/resync";
        assertThat(post(older, "{\"public\":[\"orders\"]}").status()).isEqualTo(200);
    }

    @Test
    void theVendorsClockCanBeApartFromOurs() throws IOException {
        simulator.skewClock(Duration.ofSeconds(-90));
        String id = started(SUCCEEDED);
        looks(id, 2);
        assertThat(Instant.parse(look(id).text("/data/succeeded_at")))
                .isBetween(clock.instant().minusSeconds(91), clock.instant().minusSeconds(89));
    }
}
