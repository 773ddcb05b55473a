package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of clients in other languages, and of people: what cannot be meant fails, and hangs nothing. */
@Timeout(25)
class BadOrderTest {
    private final Engine engine = Engine.scripted(new ScriptedActivities());

    @AfterEach
    void close() {
        engine.close();
    }

    private WorkflowStub workflow(String type) {
        return engine.client()
                .newUntypedWorkflowStub(
                        type,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(Engine.QUEUE)
                                .setWorkflowId("bad")
                                .build());
    }

    @Test
    void anOrderWithoutMembersFailsTheSync() {
        WorkflowStub sync = workflow("ConnectorSync");
        sync.start(Map.of("account", "acme"));

        assertThatThrownBy(() -> sync.getResult(SyncEnd.class)).isInstanceOf(WorkflowFailedException.class);
    }

    @Test
    void aWindowOfZeroFailsTheFleet() {
        WorkflowStub fleet = workflow("ConnectorFleet");
        fleet.start(Map.of("accounts", List.of(), "window", 0));

        assertThatThrownBy(() -> fleet.getResult(FleetReport.class)).isInstanceOf(WorkflowFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ConnectorSync", "ConnectorFleet"})
    void noOrderAtAllFailsTheWorkflow(String type) {
        WorkflowStub workflow = workflow(type);
        workflow.start();

        assertThatThrownBy(() -> workflow.getResult(Object.class)).isInstanceOf(WorkflowFailedException.class);
    }

    @Test
    void spansThatNoClockHoldsAreRefused() {
        SyncPolicy policy = SyncPolicy.standard();
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);

        assertThatThrownBy(() -> policy.patience(endless)).hasMessageStartingWith("patience");
        assertThatThrownBy(() -> policy.starts(endless, Duration.ZERO)).hasMessageStartingWith("startLimit");
        assertThatThrownBy(() -> policy.looks(endless, Duration.ZERO)).hasMessageStartingWith("settle");
        assertThatThrownBy(() -> policy.looks(Duration.ZERO, Duration.ofDays(4)))
                .hasMessageStartingWith("lookFor");
    }

    @Test
    void aLongestPauseBelowTheShortestIsRefused() {
        assertThatThrownBy(() -> SyncPolicy.standard().pauses(Duration.ofSeconds(10), Duration.ofSeconds(1)))
                .hasMessageStartingWith("longestPause");
    }
}
