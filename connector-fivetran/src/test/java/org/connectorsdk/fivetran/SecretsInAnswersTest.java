package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Secrets that an answer shows although it should not, wherever they stand: no neutral value shows them. */
class SecretsInAnswersTest {
    private static final String SECRET = "s3cr3t-in-clear";

    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private static ObjectNode data(ObjectNode body) {
        return (ObjectNode) body.path("data");
    }

    private static Fault telling(String list) {
        return Fault.rewriteJson(body -> ((ObjectNode) data(body).path("status"))
                .putArray(list)
                .addObject()
                .put("code", "reconnect")
                .putObject("details")
                .put("password", SECRET)
                .put("user", "reader"));
    }

    @Test
    void aJobShowsNoSecretOfATask() {
        ConnectionId id = fixture.seeded();
        Job started = right(fixture.open().sync(id, SyncRequest.full()));
        fixture.fault("get-connection", telling("tasks"));
        Job seen = right(fixture.open().job(started.ref()));
        assertThat(seen.vendorFields().toJson()).contains("reader").doesNotContain(SECRET);
    }

    @Test
    void theReasonOfAFailureShowsNoSecretOfItsTask() {
        ConnectionId id = fixture.seeded();
        Job started = right(fixture.open().sync(id, SyncRequest.full()));
        fixture.simulator().recordEnd(id.value(), false, "");
        fixture.fault("get-connection", telling("tasks"));
        Job failed = right(fixture.open().job(started.ref()));
        assertThat(failed.failure().orElseThrow().message()).contains("reader").doesNotContain(SECRET);
    }

    @Test
    void aTestReportShowsNoSecretOfAWarning() {
        fixture.fault("run-setup-tests", telling("warnings"));
        TestReport report = right(fixture.open().test(fixture.seeded()));
        assertThat(report.vendorFields().toJson()).contains("reader").doesNotContain(SECRET);
    }

    @Test
    void aStepWithAnOddMemberShowsNoSecret() {
        fixture.fault(
                "run-setup-tests",
                Fault.rewriteJson(body -> data(body)
                        .putArray("setup_tests")
                        .addObject()
                        .put("password", SECRET)
                        .put("note", "kept")
                        .putObject("status")));
        assertThat(right(fixture.open().test(fixture.seeded())).parts())
                .singleElement()
                .satisfies(part -> assertThat(part.vendorFields().toJson())
                        .contains("kept")
                        .doesNotContain(SECRET));
    }

    @Test
    void settingsThatAreNoObjectAreLeftOutWithAWarning() {
        fixture.fault(
                "get-connection",
                Fault.rewriteJson(body -> data(body).putArray("config").add(SECRET)));
        Connection found = right(fixture.open().get(fixture.seeded()));
        assertThat(found.vendorFields().toJson()).doesNotContain(SECRET);
        assertThat(found.warnings()).anySatisfy(warning -> assertThat(warning).contains("config", "left out"));
    }
}
