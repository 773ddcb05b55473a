package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.error.ConnectorError;

/** The activities of one worker, each called once and without a workflow, over a vendor that runs on this machine. */
final class ActivityBench implements AutoCloseable {
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final SimulatedAccount account;
    private final WorkerActivities worker;

    ActivityBench(String vendor, CatalogPlaces places) {
        account = SimulatedAccount.start(vendor);
        worker = new WorkerActivities(
                new AccountClients(Connectors.discover(), SimulatedAccount.resolver(List.of(account))), places);
        environment.registerActivitiesImplementations(worker);
    }

    SimulatedAccount account() {
        return account;
    }

    ConnectorActivities activities() {
        return environment.newActivityStub(
                ConnectorActivities.class, ConnectorActivityOptions.reads(Duration.ofMinutes(6)));
    }

    /** What the engine is told of an activity that fails. */
    ApplicationFailure failure(Consumer<ConnectorActivities> call) {
        ActivityFailure failed = catchThrowableOfType(ActivityFailure.class, () -> call.accept(activities()));
        return (ApplicationFailure) failed.getCause();
    }

    ConnectorError error(Consumer<ConnectorActivities> call) {
        return ConnectorFailures.toError(failure(call)).orElseThrow();
    }

    long requests() {
        return account.harness().simulator().journal().arrived();
    }

    @Override
    public void close() {
        environment.close();
        worker.close();
        account.close();
    }
}
