package org.connectorsdk.testkit.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.job.JobState;
import org.junit.jupiter.api.Test;

class SimulatedJobsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

    private Instant now = NOW;
    private final SimulatedJobs jobs = new SimulatedJobs(() -> now, Map.of(JobState.SUCCEEDED, "done"));

    @Test
    void eachLookIsAStepAndTheLastOneStays() {
        SimulatedJob job = jobs.start("a1", "shop");

        assertEquals("queued", job.state());
        assertEquals("running", jobs.look("a1").state());
        assertEquals("done", jobs.look("a1").state());
        now = NOW.plusSeconds(1);
        assertEquals("done", jobs.look("a1").state());
        assertEquals(Optional.of(NOW), job.startedAt());
        assertEquals(Optional.of(NOW), job.endedAt());
    }

    @Test
    void aScriptDecidesHowTheNextJobGoesAndNoOther() {
        jobs.script(List.of(new SimulatedJobs.Step(JobState.FAILED, "broken", "the disk is full")));
        jobs.start("a1", "shop");
        jobs.start("a2", "shop");

        assertEquals("broken", jobs.look("a1").state());
        assertEquals(Optional.of("the disk is full"), jobs.look("a1").reason());
        assertEquals("running", jobs.look("a2").state());
    }

    @Test
    void aJobRunsUntilItEndsOrIsCancelled() {
        jobs.start("a1", "shop");
        assertEquals(Optional.of("a1"), jobs.running("shop").map(SimulatedJob::id));
        assertFalse(jobs.running("other").isPresent());

        assertEquals("cancelled", jobs.cancel("a1").state());

        assertFalse(jobs.running("shop").isPresent());
        assertEquals(Optional.of(NOW), jobs.look("a1").endedAt());
    }

    @Test
    void whatHadEndedIsNotCancelled() {
        jobs.start("a1", "shop");
        jobs.look("a1");
        jobs.look("a1");

        assertEquals("done", jobs.cancel("a1").state());
    }

    @Test
    void aListIsNewestFirstAndGoesOnBehindItsCursor() {
        for (String id : List.of("a1", "a2", "a3")) {
            jobs.start(id, "shop");
        }
        jobs.start("b1", "other");
        jobs.mostOnPage(2);

        CursorPage<SimulatedJob> first = jobs.page("shop", Optional.empty(), "", 10);
        CursorPage<SimulatedJob> second =
                jobs.page("shop", Optional.empty(), first.next().orElseThrow(), 10);

        assertEquals(List.of("a3", "a2"), ids(first));
        assertEquals(List.of("a1"), ids(second));
        assertEquals(Optional.empty(), second.next());
    }

    @Test
    void aListOfOneStateLeavesOutTheOthers() {
        jobs.start("a1", "shop");
        jobs.start("a2", "shop");
        jobs.look("a2");

        assertEquals(List.of("a2"), ids(jobs.page("shop", Optional.of("running"), "", 10)));
    }

    private static List<String> ids(CursorPage<SimulatedJob> page) {
        return page.elements().stream().map(SimulatedJob::id).toList();
    }

    @Test
    void whatWasForgottenIsNotFoundAndStillCounted() {
        jobs.start("a1", "shop");
        jobs.forget();

        assertEquals(
                Refusal.Kind.NOT_FOUND,
                assertThrows(Refusal.class, () -> jobs.look("a1")).kind());
        assertEquals(1, jobs.started());
    }
}
