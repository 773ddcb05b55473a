package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workflows in progress outlive a new version of the library: it makes of their histories what the old one made. Where a
 * change is meant, {@code -Dhistories.write=true} records the histories again, and a release note says that fleets end
 * before the upgrade.
 */
@Timeout(60)
class ReplayTest {
    private static final Path RESOURCES = Path.of("src/test/resources/histories");

    private static void replay(String json) throws Exception {
        try (TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance()) {
            Worker worker = engine.newWorker("replay");
            ConnectorWorker.registerWorkflows(worker);
            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(json, "fleet"), worker);
        }
    }

    /** A fleet with a good sync, a lost start, a refused one, one that was put off, and the histories of all. */
    private static List<WorkflowExecutionHistory> recorded() {
        ScriptedActivities vendor = new ScriptedActivities().account("acme", "good", "lost", "late", "last");
        vendor.starting = order -> {
            if (order.connection().equals("lost")) {
                throw new IllegalStateException("no answer");
            }
            if (order.connection().equals("late") && vendor.count("start acme/late") == 1) {
                throw ScriptedActivities.putOff(java.time.Duration.ofMinutes(10));
            }
            return ScriptedActivities.job(order.account(), order.connection(), JobState.RUNNING);
        };
        vendor.recovering = order -> new ConnectorActivities.Recovered(null, false, "nothing is shown");
        List<WorkflowExecutionHistory> histories = new ArrayList<>();
        try (Engine engine = Engine.scripted(vendor)) {
            engine.fleet("fleet").run(FleetOrder.of(FleetAccount.of("acme")).window(2));
            for (WorkflowExecution execution : engine.executions()) {
                histories.add(engine.recorded(execution));
            }
        }
        return histories;
    }

    @Test
    void whatWasRecordedNowIsReplayed() throws Exception {
        List<WorkflowExecutionHistory> histories = recorded();

        assertThat(histories).hasSize(5);
        for (WorkflowExecutionHistory history : histories) {
            replay(history.toJson(false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "good", "lost", "late"})
    void whatAnEarlierVersionRecordedIsReplayed(String name) throws Exception {
        if (Boolean.getBoolean("histories.write")) {
            write();
        }
        replay(stored(name));
    }

    @Test
    void aHistoryOfOtherStepsIsNoticed() throws Exception {
        String other = stored("good").replace("ConnectorPrepare", "ConnectorLook");

        assertThatThrownBy(() -> replay(other)).isInstanceOf(Exception.class);
    }

    private static String stored(String name) throws IOException {
        try (InputStream in = ReplayTest.class.getResourceAsStream("/histories/" + name + ".json")) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write() throws IOException {
        Files.createDirectories(RESOURCES);
        for (WorkflowExecutionHistory history : recorded()) {
            String id = history.getWorkflowExecution().getWorkflowId();
            String name = id.substring(id.lastIndexOf('/') + 1);
            String host = "\"identity\": \"[^\"]*\"";
            Files.writeString(
                    RESOURCES.resolve(name + ".json"),
                    history.toJson(true).replaceAll(host, "\"identity\": \"worker\"") + "\n");
        }
    }
}
