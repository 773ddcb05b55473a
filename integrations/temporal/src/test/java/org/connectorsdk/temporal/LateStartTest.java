package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.testkit.memory.InMemoryConnections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that comes to a start late: it was frozen, or opened its account slowly. */
@Timeout(25)
class LateStartTest {
    private final InMemoryConnections memory =
            InMemoryConnections.builder().id("acme").build();
    private final String connection =
            memory.seed(ConnectionSpec.builder("one", "postgres").build()).id().value();
    private final AccountClients clients = new AccountClients(Engine.connectors(memory), Engine.resolver(memory));
    private final WorkerActivities worker = new WorkerActivities(clients, CatalogPlaces.NONE);
    private final ScriptedActivities vendor = new ScriptedActivities();
    private final Engine engine = Engine.scripted(vendor);
    private final CountDownLatch frozen = new CountDownLatch(1);
    private final CountDownLatch thawed = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        thawed.countDown();
        engine.close();
        worker.close();
        memory.close();
    }

    private WorkflowStub begun() throws InterruptedException {
        vendor.preparing = worker::prepare;
        vendor.starting = order -> {
            try {
                frozen.countDown();
                await(thawed);
                return worker.start(order);
            } finally {
                over.countDown();
            }
        };
        WorkflowStub sync = engine.begin(engine.sync("one"), SyncOrder.of("acme", connection));
        await(frozen);
        return sync;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(ScriptedActivities.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aStartThatTheEngineHasGivenUpIsNotSent() throws Exception {
        begun().terminate("a test");

        thawed.countDown();
        await(over);

        assertThat(memory.calls("sync")).isEmpty();
    }

    @Test
    void aStartThatIsCancelledBeforeItIsSentIsNotSent() throws Exception {
        WorkflowStub sync = begun();
        sync.cancel();
        engine.awaitEvent("one", EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED);

        thawed.countDown();

        assertThatThrownBy(() -> sync.getResult(SyncEnd.class)).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(memory.calls("sync")).isEmpty();
    }

    @Test
    void aStartThatComesInTimeIsSent() throws Exception {
        WorkflowStub sync = begun();

        thawed.countDown();

        assertThat(sync.getResult(SyncEnd.class).outcome()).isEqualTo(SyncEnd.Outcome.SUCCEEDED);
        assertThat(memory.calls("sync")).hasSize(1);
    }
}
