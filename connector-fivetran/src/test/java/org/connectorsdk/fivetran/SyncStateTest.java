package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NoticeWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.StatusWire;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One look at a connection after the start of a sync: what it means. */
class SyncStateTest {
    private static final String BEFORE = "2026-03-01T06:00:12.670390Z";
    private static final Instant NOW = Instant.parse("2026-03-01T07:00:00Z");

    /** What a look sees; the defaults are those of an idle connection whose last end was the baseline. */
    private record Look(
            @Nullable String succeededAt,
            @Nullable String failedAt,
            String state,
            String schedule,
            @Nullable Boolean historical,
            boolean paused,
            List<Lenient<NoticeWire>> tasks) {

        static Look of(@Nullable String succeededAt, @Nullable String failedAt) {
            return new Look(succeededAt, failedAt, "scheduled", "auto", false, false, List.of());
        }

        Look state(String word, String scheduleType) {
            return new Look(succeededAt, failedAt, word, scheduleType, historical, paused, tasks);
        }

        Look historical(@Nullable Boolean due) {
            return new Look(succeededAt, failedAt, state, schedule, due, paused, tasks);
        }

        Look inPause() {
            return new Look(succeededAt, failedAt, state, schedule, historical, true, tasks);
        }

        Look task(NoticeWire task) {
            return new Look(succeededAt, failedAt, state, schedule, historical, paused, List.of(Lenient.of(task)));
        }

        Job as(String kind, String baseline) {
            ConnectionId id = ConnectionId.of("tidy_lantern");
            StatusWire status = state.isEmpty()
                    ? null
                    : new StatusWire(
                            "connected",
                            state,
                            "on_schedule",
                            historical,
                            "2026-03-01T08:00:00Z",
                            tasks,
                            List.of(),
                            Map.of());
            ConnectionWire wire = new ConnectionWire(
                    id.value(),
                    "g",
                    "postgres",
                    "shop_pg",
                    null,
                    succeededAt,
                    failedAt,
                    paused,
                    schedule,
                    360L,
                    status,
                    JsonObject.empty(),
                    null,
                    null,
                    Map.of());
            JobRef ref = JobRef.inferred(Fivetran.ID, "a", kind, baseline, id, "");
            return SyncLook.job(ref, wire, NOW);
        }

        JobState sync() {
            return as("sync", BEFORE).status().state();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the success is new, whatever else is
        "2026-03-01T06:30:00Z, , SUCCEEDED",
        "2026-03-01T06:30:00Z, 2026-03-01T06:40:00Z, SUCCEEDED",
        "2026-03-01T06:30:00Z, 2026-02-01T06:00:00Z, SUCCEEDED",
        // the failure alone is new
        "2026-03-01T06:00:12.670390Z, 2026-03-01T06:30:00Z, FAILED",
        ", 2026-03-01T06:30:00Z, FAILED",
        // nothing is new
        "2026-03-01T06:00:12.670390Z, , QUEUED",
        "2026-03-01T06:00:12.670390Z, 2026-02-11T06:00:07.000913Z, QUEUED",
        "2026-02-11T06:00:07Z, 2026-03-01T06:00:12.670390Z, QUEUED",
        // the same second is not the same time
        "2026-03-01T06:00:12.670391Z, , SUCCEEDED",
        "2026-03-01T06:00:12.670390001Z, , SUCCEEDED",
        "2026-03-01T06:00:12.67039Z, , QUEUED",
        "2026-03-01T06:00:12Z, , QUEUED",
    })
    void anEndCountsWhenItIsLaterThanTheBaseline(
            @Nullable String succeededAt, @Nullable String failedAt, JobState expected) {
        assertThat(Look.of(succeededAt, failedAt).sync()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "syncing, auto, RUNNING",
        "scheduled, auto, QUEUED",
        "rescheduled, auto, QUEUED",
        "rescheduled, manual, RESCHEDULED",
        "paused, auto, PAUSED",
        "dreaming, auto, UNKNOWN",
    })
    void withoutANewEndTheStateSpeaks(String word, String schedule, JobState expected) {
        Job job = Look.of(BEFORE, null).state(word, schedule).as("sync", BEFORE);
        assertThat(job.status().state()).isEqualTo(expected);
        assertThat(job.status().raw()).isEqualTo(word);
        assertThat(job.resumesAt().isPresent()).isEqualTo(word.equals("rescheduled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"syncing", "scheduled", "paused", "rescheduled", "dreaming"})
    void aNewEndCountsInEveryState(String word) {
        assertThat(Look.of("2026-03-01T06:30:00Z", null).state(word, "manual").sync())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @ParameterizedTest
    @CsvSource({", , QUEUED", "2020-01-01T00:00:00Z, , SUCCEEDED", ", 2020-01-01T00:00:00Z, FAILED"})
    void afterNeverEveryEndIsNew(@Nullable String succeededAt, @Nullable String failedAt, JobState expected) {
        assertThat(Look.of(succeededAt, failedAt).as("sync", "never").status().state())
                .isEqualTo(expected);
    }

    @Test
    void aLaterFailureStandsInTheVendorFields() {
        Job job = Look.of("2026-03-01T06:30:00Z", "2026-03-01T06:40:00Z").as("sync", BEFORE);
        assertThat(job.vendorFields().string("failed_at")).contains("2026-03-01T06:40:00Z");
        assertThat(job.endedAt()).contains(Instant.parse("2026-03-01T06:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "reload, true, QUEUED",
        "reload, false, SUCCEEDED",
        "table-reload, true, SUCCEEDED",
        "table-reload, false, SUCCEEDED",
    })
    void aReloadHasEndedWhenNoFullLoadIsDue(String kind, boolean due, JobState expected) {
        assertThat(Look.of("2026-03-01T06:30:00Z", null)
                        .historical(due)
                        .as(kind, BEFORE)
                        .status()
                        .state())
                .isEqualTo(expected);
    }

    @Test
    void aReloadOfWhichNobodyTellsWhetherItIsOverIsWarnedOf() {
        Look silent = Look.of("2026-03-01T06:30:00Z", null).historical(null);
        assertThat(silent.as("reload", BEFORE).status().state()).isEqualTo(JobState.QUEUED);
        assertThat(silent.as("reload", BEFORE).warnings())
                .singleElement()
                .asString()
                .contains("is_historical_sync");
        assertThat(silent.as("sync", BEFORE).warnings()).isEmpty();
    }

    @Test
    void aPausedReloadIsKept() {
        assertThat(Look.of(BEFORE, null)
                        .state("paused", "auto")
                        .as("reload", BEFORE)
                        .status()
                        .state())
                .isEqualTo(JobState.QUEUED);
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled, PAUSED, QUEUED",
        "rescheduled, PAUSED, QUEUED",
        "paused, PAUSED, QUEUED",
        "dreaming, PAUSED, QUEUED",
        "'', PAUSED, QUEUED",
        "syncing, RUNNING, RUNNING",
    })
    void aPausedConnectionRunsNothingMore(String word, JobState sync, JobState reload) {
        Look paused = Look.of(BEFORE, null).state(word, "manual").inPause();
        assertThat(paused.sync()).isEqualTo(sync);
        assertThat(paused.as("reload", BEFORE).status().state()).isEqualTo(reload);
    }

    @Test
    void theFirstTaskIsTheReasonOfAFailure() {
        Look failed = Look.of(BEFORE, "2026-03-01T06:30:00Z");
        NoticeWire task = new NoticeWire("reconnect", "Reconnect", null, Map.of());
        NoticeWire silent = new NoticeWire("reconnect", null, JsonObject.of("rows", 3), Map.of());
        assertThat(failed.task(task).as("sync", BEFORE).failure().orElseThrow().message())
                .isEqualTo("Reconnect");
        assertThat(failed.task(silent)
                        .as("sync", BEFORE)
                        .failure()
                        .orElseThrow()
                        .message())
                .isEqualTo("{\"rows\":3}");
        assertThat(failed.as("sync", BEFORE).failure().orElseThrow().message())
                .isEqualTo("no reason is given; see the connection's log in Fivetran");
    }

    @ParameterizedTest
    @ValueSource(longs = {-90, 90})
    void theVendorsClockAloneCounts(long skewSeconds) {
        Instant end = NOW.plus(Duration.ofSeconds(skewSeconds));
        Job job = Look.of(end.toString(), null).as("sync", end.minusMillis(1).toString());
        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(Look.of(end.toString(), null)
                        .as("sync", end.toString())
                        .status()
                        .state())
                .isEqualTo(JobState.QUEUED);
    }

    @Test
    void anEndThatIsNoTimeIsNoEndAndIsWarnedOf() {
        Job job = Look.of("last Tuesday", null).as("sync", BEFORE);
        assertThat(job.status().state()).isEqualTo(JobState.QUEUED);
        assertThat(job.warnings()).singleElement().asString().contains("succeeded_at");
    }
}
