package org.connectorsdk.micrometer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.simulators.airbyte.AirbyteTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;

/** A vendor that hands out tokens, on virtual time, and clients of it that an observer sees. */
final class Vendor implements AutoCloseable {
    private final VirtualClock clock = VirtualClock.create();
    private final AirbyteTarget target = new AirbyteTarget();
    private final VendorHarness harness =
            target.start(SimulatorOptions.defaults().clock(clock).seed(7));
    private final List<Connections> clients = new ArrayList<>();

    Connections open(Observer observer, String account) {
        return open(observer, account, UnaryOperator.identity());
    }

    Connections open(Observer observer, String account, UnaryOperator<ConnectorConfig.Builder> change) {
        Connections client = Connectors.discover()
                .open(
                        target.provider(),
                        change.apply(harness.config(harness.simulator().baseUrl()).toBuilder())
                                .build(),
                        RuntimeContext.builder()
                                .time(clock)
                                .observer(observer)
                                .account(account)
                                .build())
                .get();
        clients.add(client);
        return client;
    }

    ConnectionId seed(int count) {
        return harness.seed(count).get(0).id();
    }

    ArmedFault next(NeutralCall call, Fault... faults) {
        return harness.simulator()
                .faults()
                .on(harness.operations(call).get(0))
                .times(faults.length)
                .inject(faults);
    }

    /** Starts a job that is seen so often before it is done. */
    Job start(Connections client, int looks) {
        List<JobStep> steps = new ArrayList<>();
        for (int i = 1; i < looks; i++) {
            steps.add(JobStep.of(JobState.RUNNING));
        }
        steps.add(JobStep.of(JobState.SUCCEEDED));
        harness.scriptNextJob(steps);
        ConnectionId id = harness.seedSyncable().orElseThrow();
        return client.sync(id, SyncRequest.full()).get();
    }

    static WaitPolicy patience() {
        return WaitPolicy.upTo(Duration.ofMinutes(30));
    }

    /** The requests of that call which reached the vendor. */
    List<Exchange> sent(NeutralCall call) {
        return harness.simulator().journal().of(harness.operations(call).get(0));
    }

    @Override
    public void close() {
        clients.forEach(Connections::close);
        harness.close();
    }
}
