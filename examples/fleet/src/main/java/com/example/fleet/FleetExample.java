package com.example.fleet;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.simulators.planasonix.PlanasonixSimulator;
import org.connectorsdk.temporal.Account;
import org.connectorsdk.temporal.AccountResolver;
import org.connectorsdk.temporal.ConnectorWorker;
import org.connectorsdk.temporal.FleetAccount;
import org.connectorsdk.temporal.FleetOrder;
import org.connectorsdk.temporal.FleetReport;
import org.connectorsdk.temporal.FleetWorkflow;
import org.connectorsdk.temporal.SyncPolicy;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * Starts an engine, a vendor and a worker, syncs every connection of an account, and prints what became of them. A
 * platform keeps the part from {@code order} on; the engine and the vendor are elsewhere then.
 */
public final class FleetExample {
    private static final String QUEUE = "connectors";
    private static final int USUAL = 200;

    private FleetExample() {}

    /**
     * Runs it.
     *
     * @param arguments how many connections; 200 when there is none
     */
    public static void main(String[] arguments) {
        int connections = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        FleetReport report = run(connections, System.out, System.console() != null);
        System.exit(report.listed().isEmpty() ? 0 : 1);
    }

    static FleetReport run(int connections, PrintStream out, boolean terminal) {
        try (PlanasonixSimulator vendor = new PlanasonixSimulator(SimulatorOptions.defaults());
                TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance(
                        TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build())) {
            vendor.start();
            vendor.seedConnections(connections);
            try (ConnectorWorker worker =
                    ConnectorWorker.register(engine.newWorker(QUEUE), Connectors.discover(), accounts(vendor))) {
                engine.start();
                FleetReport report =
                        watch(engine.getWorkflowClient(), connections, new Progress(out, terminal, connections));
                ReportTable.print(report, vendor.journal().arrived(), out);
                engine.shutdown();
                engine.awaitTermination(10, TimeUnit.SECONDS);
                return report;
            }
        }
    }

    /** The worker knows the settings; what stands in the order is a name. */
    private static AccountResolver accounts(PlanasonixSimulator vendor) {
        Map<String, String> settings = vendor.settings();
        ConnectorConfig config = ConnectorConfig.builder()
                .set("base-url", settings.get("base-url"))
                .secret("token", Secret.of(settings.get("token")))
                .build();
        return name -> name.equals("acme") ? Optional.of(new Account("planasonix", config)) : Optional.empty();
    }

    private static FleetReport watch(WorkflowClient client, int connections, Progress progress) {
        FleetOrder order = FleetOrder.of(FleetAccount.of("acme").ceiling(50))
                .policy(SyncPolicy.standard().patience(Duration.ofHours(2)));
        FleetWorkflow fleet = client.newWorkflowStub(
                FleetWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(QUEUE)
                        .setWorkflowId("nightly-acme")
                        .build());
        WorkflowClient.start(fleet::run, order);
        while (true) {
            try {
                FleetReport report = WorkflowStub.fromTyped(fleet).getResult(1, TimeUnit.SECONDS, FleetReport.class);
                progress.end(report);
                return report;
            } catch (TimeoutException goesOn) {
                progress.show(fleet.report());
            }
        }
    }
}
