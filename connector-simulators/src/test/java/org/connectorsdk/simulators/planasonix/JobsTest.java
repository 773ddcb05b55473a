package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Plan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest extends PlanasonixSimulatorTestBase {
    private static final String SYNC = "/api/v1/connections/pg/sync";
    private static final String BACKFILLS = "/api/v1/backfills";
    private static final String WEEK = "{'start_at':'2026-01-01T00:00:00Z','end_at':'2026-01-08T00:00:00Z'}";

    @BeforeEach
    void seed() {
        state.addConnection("pg", "pg", "postgres", json("{}"));
        state.addConnection("other", "other", "postgres", json("{}"));
    }

    private String sync(String body) {
        Reply reply = caller.post(SYNC, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        return reply.at("/data/job/id");
    }

    private List<String> statuses(String path, int looks) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < looks; i++) {
            seen.add(caller.get(path).at("/data/status"));
        }
        return seen;
    }

    @Test
    void aSyncIsAnsweredWithItsQueuedJobTwoLevelsDeep() {
        assertThat(caller.post(SYNC, "{'priority':'low','metadata':{'a':1},'pipeline_id':'pl_5'}")
                        .json())
                .isEqualTo(json("{'data':{'job':{'id':'job_000001','type':'connection_sync','status':'queued',"
                        + "'connection_id':'pg','pipeline_id':'pl_5','created_at':'2026-01-01T00:00:00Z',"
                        + "'queued_at':'2026-01-01T00:00:00Z'}}}"));
    }

    @Test
    void eachLookCarriesAJobFurther() {
        String id = sync("");
        assertThat(statuses(JOBS + "/" + id, 3)).containsExactly("running", "succeeded", "succeeded");
    }

    @Test
    void theClockCanCarryAJobInstead() {
        state.nextJob(JobScript.succeeding().lasting(Duration.ofSeconds(3), Duration.ofMinutes(2)));
        String id = sync("");
        assertThat(statuses(JOBS + "/" + id, 2)).containsExactly("queued", "queued");
        clock.advance(Duration.ofSeconds(3));
        assertThat(statuses(JOBS + "/" + id, 2)).containsExactly("running", "running");
        clock.advance(Duration.ofMinutes(2));
        Reply ended = caller.get(JOBS + "/" + id);
        assertThat(ended.json())
                .isEqualTo(json("{'data':{'id':'job_000001','type':'connection_sync','status':'succeeded',"
                        + "'connection_id':'pg','pipeline_id':null,'created_at':'2026-01-01T00:00:00Z',"
                        + "'started_at':'2026-01-01T00:00:03Z','queued_at':'2026-01-01T00:00:00Z',"
                        + "'finished_at':'2026-01-01T00:02:03Z','duration_seconds':120,'metrics':"
                        + "{'rows_extracted':900,'rows_loaded':900,'bytes_read':40500},'error':null}}"));
    }

    @Test
    void aFailedJobSaysWhy() {
        state.nextJob(JobScript.failing("source_timeout", "the source went away"));
        String id = sync("");
        statuses(JOBS + "/" + id, 1);
        Reply failed = caller.get(JOBS + "/" + id);
        assertThat(failed.at("/data/status")).isEqualTo("failed");
        assertThat(failed.json().at("/data/error"))
                .isEqualTo(json("{'code':'source_timeout','message':'the source went away'}"));
        assertThat(failed.at("/data/metrics/rows_loaded")).isEqualTo("0");
    }

    @Test
    void aStuckJobRunsOn() {
        state.nextJob(JobScript.stuck());
        assertThat(statuses(JOBS + "/" + sync(""), 5)).containsOnly("running");
    }

    @Test
    void aJobCanPassThroughAndEndInStatesThatNobodyPublished() {
        state.nextJob(JobScript.endingAs("partial").via("compacting"));
        assertThat(statuses(JOBS + "/" + sync(""), 3)).containsExactly("running", "compacting", "partial");
    }

    @Test
    void aSecondSyncIsToldWhichOneRuns() {
        String id = sync("");
        Reply reply = caller.post(SYNC, "");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json()).isEqualTo(json("{'error':'Sync already in progress','existing_job_id':'" + id + "'}"));
        assertThat(caller.post("/api/v1/connections/other/sync", "").status()).isEqualTo(202);
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameJob() {
        String id = sync("{'idempotency_key':'k'}");
        assertThat(sync("{'idempotency_key':'k'}")).isEqualTo(id);
        assertThat(state.jobIds("pg")).hasSize(1);
    }

    @Test
    void resultsAreAConflictUntilTheJobHasEnded() {
        String id = sync("{'streams':['fin.invoices']}");
        assertThat(caller.get(JOBS + "/" + id + "/results").status()).isEqualTo(409);
        tenant.partialResults(true);
        assertThat(caller.get(JOBS + "/" + id + "/results").at("/data/tables/0/rows_loaded"))
                .isEqualTo("0");
        statuses(JOBS + "/" + id, 2);
        Reply results = caller.get(JOBS + "/" + id + "/results");
        assertThat(results.at("/data/status")).isEqualTo("succeeded");
        assertThat(results.at("/data/tables/0/name")).isEqualTo("fin.invoices");
        assertThat(results.at("/data/tables/0/rows_loaded")).isEqualTo("900");
        assertThat(results.at("/data/tables/0/checksum")).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void cancellingTakesEffectAtTheNextLook() {
        String id = sync("");
        Reply cancelling = caller.post(JOBS + "/" + id + "/cancel", "");
        assertThat(cancelling.json())
                .isEqualTo(json("{'data':{'id':'job_000001','status':'cancelling',"
                        + "'cancel_requested_at':'2026-01-01T00:00:00Z'}}"));
        assertThat(statuses(JOBS + "/" + id, 1)).containsExactly("cancelled");
        assertThat(caller.post(JOBS + "/" + id + "/cancel", "").at("/data/status"))
                .isEqualTo("cancelled");
    }

    @Test
    void aJobMayEndWellAlthoughItWasCancelled() {
        state.nextJob(JobScript.succeeding().ignoringCancel());
        String id = sync("");
        caller.post(JOBS + "/" + id + "/cancel", "");
        assertThat(statuses(JOBS + "/" + id, 2)).containsExactly("cancelling", "succeeded");
    }

    @Test
    void jobsArePagedByCursorNewestFirst() {
        for (int i = 0; i < 5; i++) {
            state.startSync("pg");
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = caller.get(JOBS + "?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            seen.addAll(page.all("id"));
            cursor = page.json().at("/meta/page/cursor").asText("");
            assertThat(page.at("/meta/page/limit")).isEqualTo("2");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        assertThat(seen).containsExactly("job_000005", "job_000004", "job_000003", "job_000002", "job_000001");
    }

    @Test
    void jobsAreFilteredByWhatTheVendorHas() {
        String first = sync("{'pipeline_id':'pl_1'}");
        statuses(JOBS + "/" + first, 2);
        clock.advance(Duration.ofHours(1));
        String second = sync("");
        assertThat(ids("?connection_id=pg&status=succeeded")).containsExactly(first);
        assertThat(ids("?pipeline_id=pl_1")).containsExactly(first);
        assertThat(ids("?since=2026-01-01T00:30:00Z&type=connection_sync")).containsExactly(second);
        assertThat(ids("?until=2026-01-01T00:30:00Z")).containsExactly(first);
        assertThat(ids("?connection_id=other")).isEmpty();
    }

    private List<String> ids(String query) {
        return caller.get(JOBS + query).all("id");
    }

    @Test
    void aForgottenJobIsNotFound() {
        String id = sync("");
        state.forgetJob(id);
        assertThat(caller.get(JOBS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void aBackfillRunsAtOnceAndCompletesWithItsJobs() {
        Reply started = caller.post("/api/v1/connections/pg/backfill", WEEK);
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.at("/data/backfill/status")).isEqualTo("queued");
        assertThat(started.at("/data/backfill/progress_percent")).isEqualTo("0");
        String path = BACKFILLS + "/" + started.at("/data/backfill/id");
        assertThat(caller.get(path).at("/data/progress_percent")).isEqualTo("50");
        Reply ended = caller.get(path);
        assertThat(ended.at("/data/status")).isEqualTo("completed");
        assertThat(ended.at("/data/progress_percent")).isEqualTo("100");
        assertThat(ended.at("/data/rows_processed")).isEqualTo("900");
        assertThat(ended.json().at("/data/job_ids")).hasSize(2);
        assertThat(caller.get(JOBS + "/" + ended.at("/data/job_ids/0")).at("/data/status"))
                .isEqualTo("succeeded");
    }

    @Test
    void aBackfillIsCancelledWhenAllItsJobsAre() {
        Reply started = caller.post("/api/v1/connections/pg/backfill", WEEK);
        String path = BACKFILLS + "/" + started.at("/data/backfill/id");
        for (String job : state.jobIds("pg")) {
            caller.post(JOBS + "/" + job + "/cancel", "");
        }
        assertThat(statuses(path, 1)).containsExactly("cancelled");
    }

    @Test
    void backfillsAreListedWithoutTheirTables() {
        caller.post("/api/v1/connections/pg/backfill", WEEK);
        Reply list = caller.get(BACKFILLS + "?connection_id=pg&status=queued");
        assertThat(list.has("/data/0/id")).isTrue();
        assertThat(list.has("/data/0/tables")).isFalse();
        assertThat(caller.get(BACKFILLS + "?status=completed").json().get("data"))
                .isEmpty();
    }

    @Test
    void highPriorityNeedsTheLargestPlan() {
        tenant.plan(Plan.PROFESSIONAL);
        assertThat(caller.post(SYNC, "{'priority':'high'}").status()).isEqualTo(403);
        assertThat(caller.post(SYNC, "{'priority':'normal'}").status()).isEqualTo(202);
    }
}
