package org.connectorsdk.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.testkit.memory.InMemoryConnections;

/** Temporal in memory, whose time is skipped while nothing happens. */
final class Engine implements AutoCloseable {
    static final String QUEUE = "connectors";

    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
    private final List<AutoCloseable> workers = new ArrayList<>();

    /** A worker whose activities are scripted. */
    static Engine scripted(ConnectorActivities activities) {
        Engine engine = new Engine();
        Worker worker = engine.environment.newWorker(QUEUE);
        ConnectorWorker.registerWorkflows(worker);
        worker.registerActivitiesImplementations(activities);
        engine.environment.start();
        return engine;
    }

    /** The same, whose fleets go on as a new run after so many events. */
    static Engine scripted(ConnectorActivities activities, int longestHistory) {
        Engine engine = new Engine();
        Worker worker = engine.environment.newWorker(QUEUE);
        WorkflowImplementationOptions usual = WorkflowImplementationOptions.getDefaultInstance();
        worker.registerWorkflowImplementationFactory(
                SyncWorkflow.class, order -> new DurableSync(order.get(0, SyncOrder.class)), usual);
        worker.registerWorkflowImplementationFactory(
                FleetWorkflow.class,
                order -> new DurableFleet(order.get(0, FleetOrder.class), longestHistory, Duration.ofMillis(300)),
                usual);
        worker.registerActivitiesImplementations(activities);
        engine.environment.start();
        return engine;
    }

    /** A worker over accounts that live in memory, each by its id. */
    static Engine over(InMemoryConnections... accounts) {
        return over(resolver(accounts), connectors(accounts));
    }

    static Engine over(AccountResolver resolver, Connectors connectors) {
        Engine engine = new Engine();
        engine.addWorker(WorkerOptions.getDefaultInstance(), new AccountClients(connectors, resolver));
        engine.environment.start();
        return engine;
    }

    /** For tests that add their workers themselves. */
    static Engine bare() {
        return new Engine();
    }

    ConnectorWorker addWorker(WorkerOptions options, AccountClients clients) {
        return addWorker(options, clients, CatalogPlaces.NONE);
    }

    ConnectorWorker addWorker(WorkerOptions options, AccountClients clients, CatalogPlaces places) {
        ConnectorWorker worker = ConnectorWorker.register(environment.newWorker(QUEUE, options), clients, places);
        workers.add(worker);
        return worker;
    }

    static Connectors connectors(InMemoryConnections... accounts) {
        return Connectors.of(Stream.of(accounts)
                .map(InMemoryConnections::provider)
                .toArray(org.connectorsdk.api.spi.ConnectorProvider[]::new));
    }

    static AccountResolver resolver(InMemoryConnections... accounts) {
        return name -> Stream.of(accounts)
                .filter(account -> account.provider().descriptor().id().equals(name))
                .findFirst()
                .map(account -> new Account(
                        name,
                        org.connectorsdk.api.config.ConnectorConfig.builder().build()));
    }

    TestWorkflowEnvironment environment() {
        return environment;
    }

    WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    <W> W workflow(Class<W> type, String id) {
        return client().newWorkflowStub(
                        type,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(QUEUE)
                                .setWorkflowId(id)
                                .build());
    }

    SyncWorkflow sync(String id) {
        return workflow(SyncWorkflow.class, id);
    }

    FleetWorkflow fleet(String id) {
        return workflow(FleetWorkflow.class, id);
    }

    /** Starts without waiting for the end. */
    WorkflowStub begin(SyncWorkflow workflow, SyncOrder order) {
        WorkflowClient.start(workflow::run, order);
        return WorkflowStub.fromTyped(workflow);
    }

    WorkflowStub begin(FleetWorkflow workflow, FleetOrder order) {
        WorkflowClient.start(workflow::run, order);
        return WorkflowStub.fromTyped(workflow);
    }

    List<HistoryEvent> history(String workflow) {
        return history(WorkflowExecution.newBuilder().setWorkflowId(workflow).build());
    }

    List<HistoryEvent> history(WorkflowExecution execution) {
        return recorded(execution).getEvents();
    }

    WorkflowExecutionHistory recorded(WorkflowExecution execution) {
        return client().fetchHistory(execution.getWorkflowId(), execution.getRunId());
    }

    /** Waits until something is in a history, in real time and not for long. */
    void awaitEvent(String workflow, EventType type) {
        eventually(() -> count(history(workflow), type) > 0);
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ScriptedActivities.PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** All workflows that ran, open and closed. The engine in memory fails to list them while they change. */
    List<WorkflowExecution> executions() {
        for (int tried = 1; ; tried++) {
            try {
                return listed();
            } catch (StatusRuntimeException changing) {
                if (changing.getStatus().getCode() != Status.Code.UNKNOWN || tried == 10) {
                    throw changing;
                }
            }
        }
    }

    private List<WorkflowExecution> listed() {
        var service = environment.getWorkflowServiceStubs().blockingStub();
        List<WorkflowExecution> all = new ArrayList<>();
        service.listClosedWorkflowExecutions(ListClosedWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(environment.getNamespace())
                        .build())
                .getExecutionsList()
                .forEach(info -> all.add(info.getExecution()));
        service.listOpenWorkflowExecutions(ListOpenWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(environment.getNamespace())
                        .build())
                .getExecutionsList()
                .forEach(info -> all.add(info.getExecution()));
        return all;
    }

    static long count(List<HistoryEvent> history, EventType type) {
        return history.stream().filter(event -> event.getEventType() == type).count();
    }

    @Override
    public void close() {
        environment.shutdownNow();
        for (AutoCloseable worker : workers) {
            try {
                worker.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        environment.close();
    }
}
