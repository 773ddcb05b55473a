package org.connectorsdk.temporal;

import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import org.connectorsdk.api.Connectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Temporal worker drive connections: registers {@link SyncWorkflow}, {@link FleetWorkflow} and
 * {@link ConnectorActivities}.
 *
 * <pre>{@code
 * Worker worker = factory.newWorker("connectors");
 * try (ConnectorWorker connectors = ConnectorWorker.register(worker, Connectors.discover(), resolver)) {
 *     factory.start();
 *     // until the process shall end
 *     factory.shutdown();
 *     factory.awaitTermination(1, TimeUnit.MINUTES);
 * }
 * }</pre>
 *
 * <p>Close it after the worker: the waits of this worker end then, and the engine gives them to another one.
 *
 * @since 0.1.0
 */
public final class ConnectorWorker implements AutoCloseable {
    private final WorkerActivities activities;
    private final @Nullable AccountClients own;

    private ConnectorWorker(WorkerActivities activities, @Nullable AccountClients own) {
        this.activities = activities;
        this.own = own;
    }

    /**
     * Registers for a worker that introspects nothing.
     *
     * @param worker a worker that was not started
     * @param connectors the providers at hand
     * @param resolver finds the settings of accounts
     * @return what is to be closed after the worker
     */
    public static ConnectorWorker register(Worker worker, Connectors connectors, AccountResolver resolver) {
        AccountClients clients = new AccountClients(connectors, resolver);
        return new ConnectorWorker(activities(worker, clients, CatalogPlaces.NONE), clients);
    }

    /**
     * Registers.
     *
     * @param worker a worker that was not started
     * @param clients the clients of its accounts, which several workers of a process may share; whoever made them closes
     *     them
     * @param places where introspections go
     * @return what is to be closed after the worker
     */
    public static ConnectorWorker register(Worker worker, AccountClients clients, CatalogPlaces places) {
        return new ConnectorWorker(activities(worker, clients, places), null);
    }

    private static WorkerActivities activities(Worker worker, AccountClients clients, CatalogPlaces places) {
        WorkerActivities activities = new WorkerActivities(clients, places);
        registerWorkflows(worker);
        worker.registerActivitiesImplementations(activities);
        return activities;
    }

    /**
     * Registers the workflows alone, for a worker that calls no vendor, and for replays of histories.
     *
     * @param worker a worker that was not started
     */
    public static void registerWorkflows(Worker worker) {
        // An order that cannot be read stays so; the engine would try it for ever.
        WorkflowImplementationOptions usual = WorkflowImplementationOptions.newBuilder()
                .setFailWorkflowExceptionTypes(DataConverterException.class)
                .build();
        worker.registerWorkflowImplementationFactory(
                SyncWorkflow.class, order -> new DurableSync(order(order, SyncOrder.class)), usual);
        worker.registerWorkflowImplementationFactory(
                FleetWorkflow.class, order -> new DurableFleet(order(order, FleetOrder.class)), usual);
    }

    private static <T> T order(EncodedValues arguments, Class<T> type) {
        T order = arguments.get(0, type);
        if (order == null) {
            throw new DataConverterException("the workflow has no order; start it with a " + type.getSimpleName());
        }
        return order;
    }

    /** Ends the waits of this worker, and closes the clients that it has opened itself. Idempotent. */
    @Override
    public void close() {
        activities.close();
        if (own != null) {
            own.close();
        }
    }
}
