package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.assertFailed;
import static org.connectorsdk.planasonix.PlanasonixFixture.right;

import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of jobs. */
class JobListTest {
    /** One without an id, one whose metrics are no object, and one as it should be. */
    private static final String ODD_JOBS = "{\"data\":[{\"status\":\"running\"},"
            + "{\"id\":\"job_odd\",\"status\":\"running\",\"connection_id\":\"a\",\"metrics\":\"none\"},"
            + "{\"id\":\"job_2\",\"status\":\"succeeded\",\"connection_id\":\"a\"}]}";

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    @Test
    void jobsAreListedPageByPage() {
        ConnectionId id = fixture.seeded("a");
        for (int i = 0; i < 5; i++) {
            fixture.state().startSync("a");
        }
        Connections connections = fixture.open();
        JobQuery two = new JobQuery(Optional.empty(), 2, Optional.empty());
        Page<Job> first = right(connections.jobs(id, two));
        assertThat(first.items()).extracting(job -> job.ref().jobId()).containsExactly("job_000005", "job_000004");
        Page<Job> second = right(connections.jobs(id, new JobQuery(Optional.empty(), 2, first.next())));
        assertThat(second.items()).extracting(job -> job.ref().jobId()).containsExactly("job_000003", "job_000002");
        Page<Job> third = right(connections.jobs(id, new JobQuery(Optional.empty(), 2, second.next())));
        assertThat(third.isLast()).isTrue();
    }

    @Test
    void jobsAreFilteredByTheVendorsWord() {
        ConnectionId id = fixture.seeded("a");
        fixture.state().startSync("a");
        JobQuery failed = new JobQuery(Optional.of("failed"), 0, Optional.empty());
        assertThat(right(fixture.open().jobs(id, failed)).items()).isEmpty();
        assertThat(right(fixture.open().jobs(id, JobQuery.all())).items()).hasSize(1);
    }

    @Test
    void aPageLargerThanTheVendorHasIsRefusedWithoutARequest() {
        JobQuery large = new JobQuery(Optional.empty(), 101, Optional.empty());
        assertFailed(fixture.open().jobs(ConnectionId.of("a"), large), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.message())
                        .startsWith("planasonix jobs: the request is refused locally [")
                        .contains("pageSize: must be 1 to 100, or 0 for the provider's default"));
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void oneOddJobDoesNotSpoilTheList() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.jobs.list", Fault.status(200).json(ODD_JOBS));
        Page<Job> page = right(fixture.open().jobs(id, JobQuery.all()));
        assertThat(page.items()).extracting(job -> job.ref().jobId()).containsExactly("job_odd", "job_2");
        assertThat(page.warnings()).singleElement().asString().startsWith("element 0 of the list is left out");
        Job odd = page.items().get(0);
        assertThat(odd.status()).isEqualTo(new JobStatus("running", JobState.RUNNING));
        assertThat(odd.vendorFields().string("metrics")).contains("none");
        assertThat(odd.warnings()).hasSize(1);
        assertThat(odd.warnings().get(0)).contains("metrics").doesNotContain("none");
        assertThat(page.items().get(1).warnings()).isEmpty();
    }

    @Test
    void anOddJobThatRunsIsJoinedLikeAnyOther() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.status(409));
        fixture.fault("orchestration.jobs.list", Fault.status(200).json(ODD_JOBS));
        Job job = right(fixture.open().sync(id, SyncRequest.incremental()));
        assertThat(job.ref().jobId()).isEqualTo("job_odd");
        assertThat(job.attached()).isTrue();
    }
}
