package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Dialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployments that speak as the vendor's own clients expect it. How they are written to is in {@link DialectTest}. */
class VendorClientDialectTest {
    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    @BeforeEach
    void speak() {
        fixture.tenant().dialect(Dialect.VENDOR_CLIENT);
    }

    @Test
    void paramsAreTheConfig() {
        ConnectionId id = fixture.seeded("a", "postgres", "{'host':'h','port':5432,'password':'p'}");
        Connection found = right(fixture.open().get(id));
        assertThat(found.config()).isEqualTo(json("{'host':'h','port':'5432','password':'********'}"));
        assertThat(found.vendorFields().string("category")).contains("source");
    }

    @Test
    void aSyncRunsToItsEnd() {
        Connections connections = fixture.open();
        Job job = right(connections.sync(fixture.seeded("a"), SyncRequest.full()));
        assertThat(job.ref().jobId()).isEqualTo("job_000001");
        Job ended = right(connections.await(job.ref(), WaitPolicy.standard()));
        assertThat(ended.status().raw()).isEqualTo("completed");
        assertThat(ended.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.progress().rows()).hasValue(900);
        assertThat(ended.progress().tablesDone()).hasValue(3);
    }

    /** Reads pages of two jobs to the end; after the first page new jobs come in front of those that were read. */
    private static List<String> walked(Connections connections, ConnectionId id, Runnable afterFirst) {
        List<String> ids = new ArrayList<>();
        Page<Job> page = right(connections.jobs(id, new JobQuery(Optional.empty(), 2, Optional.empty())));
        assertThat(page.total()).hasValue(5);
        page.items().forEach(job -> ids.add(job.ref().jobId()));
        afterFirst.run();
        while (!page.isLast()) {
            page = right(connections.jobs(id, new JobQuery(Optional.empty(), 2, page.next())));
            page.items().forEach(job -> ids.add(job.ref().jobId()));
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7})
    void aListOfJobsIsFollowedWhileNewOnesComeInFront(int more) {
        ConnectionId id = fixture.seeded("a");
        for (int i = 0; i < 5; i++) {
            fixture.state().startSync("a");
        }

        List<String> ids = walked(fixture.open(), id, () -> {
            for (int i = 0; i < more; i++) {
                fixture.state().startSync("a");
            }
        });

        assertThat(ids).containsExactly("job_000005", "job_000004", "job_000003", "job_000002", "job_000001");
    }
}
