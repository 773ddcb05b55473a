package org.connectorsdk.temporal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.simulators.airbyte.AirbytePublicTarget;
import org.connectorsdk.simulators.airbyte.AirbyteTarget;
import org.connectorsdk.simulators.fivetran.FivetranTarget;
import org.connectorsdk.simulators.hotdata.HotdataTarget;
import org.connectorsdk.simulators.planasonix.PlanasonixTarget;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.connectorsdk.testkit.fault.Latch;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/** An account of a vendor that runs on this machine, in real time. */
final class SimulatedAccount implements AutoCloseable {
    private static final String EXECUTED = "held after it was executed";
    private static final String KEY = "\"idempotency_key\"";

    private final String name;
    private final ConformanceTarget target;
    private final VendorHarness harness;

    private SimulatedAccount(String name, ConformanceTarget target) {
        this.name = name;
        this.target = target;
        this.harness = target.start(SimulatorOptions.defaults().seed(7));
    }

    /** Starts a vendor by the name that the account gets. */
    static SimulatedAccount start(String name) {
        return new SimulatedAccount(
                name,
                switch (name) {
                    case "planasonix" -> new PlanasonixTarget();
                    case "airbyte" -> new AirbyteTarget();
                    case "airbyte-public" -> new AirbytePublicTarget();
                    case "fivetran" -> new FivetranTarget();
                    case "hotdata" -> new HotdataTarget();
                    default -> throw new IllegalArgumentException(name);
                });
    }

    String name() {
        return name;
    }

    VendorHarness harness() {
        return harness;
    }

    /** Puts connections there that can be synced. */
    List<String> seed(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(harness.seedSyncable().map(ConnectionId::value).orElseThrow());
        }
        return ids;
    }

    /**
     * Has each of the next jobs show for so many looks that it runs. Those of Airbyte take 3 s: many of them are looked
     * at together, which counts as no look at one.
     */
    void haveJobsTake(int looks, int jobs) {
        if (target.provider().equals("airbyte")) {
            return;
        }
        List<VendorHarness.JobStep> steps =
                new ArrayList<>(Collections.nCopies(looks, new VendorHarness.JobStep(JobState.RUNNING, "", "")));
        steps.add(new VendorHarness.JobStep(JobState.SUCCEEDED, "", ""));
        for (int i = 0; i < jobs; i++) {
            harness.scriptNextJob(steps);
        }
    }

    Account account() {
        return new Account(target.provider(), harness.config(harness.simulator().baseUrl()));
    }

    /** The starts that the vendor carried out. */
    List<Exchange> starts() {
        return harness.simulator()
                .journal()
                .of(harness.operations(NeutralCall.SYNC).get(0));
    }

    /** The requests for a start of one connection, whatever became of them. */
    List<Exchange> startRequests(String connection) {
        return starts().stream().filter(start -> isAbout(start, connection)).toList();
    }

    /**
     * How many jobs of a connection the vendor began. One that takes a key begins none for a key that it has seen.
     */
    long jobsBegun(String connection) {
        List<String> begun = startRequests(connection).stream()
                .filter(SimulatedAccount::isCarriedOut)
                .map(Exchange::bodyText)
                .toList();
        return begun.stream().filter(body -> !body.contains(KEY)).count()
                + begun.stream().filter(body -> body.contains(KEY)).distinct().count();
    }

    private static boolean isCarriedOut(Exchange start) {
        return start.status() / 100 == 2 || start.fault().equals(Optional.of(EXECUTED));
    }

    /** A start that arrives and is not carried out: its answer is awaited until the client is gone. */
    static Fault beforeExecuting(Latch gate) {
        return Fault.of("held before it was executed", exchange -> {
            exchange.await(gate);
            exchange.close();
        });
    }

    /** A start that is carried out: its answer is awaited until the client is gone. */
    static Fault afterExecuting(Latch gate) {
        return Fault.of(EXECUTED, exchange -> {
            exchange.execute();
            exchange.await(gate);
            exchange.close();
        });
    }

    /** What happens to a start. */
    FaultScript.Arming onStart() {
        return harness.simulator().faults().on(operation(NeutralCall.SYNC));
    }

    /** What happens to a look at a job that was started. */
    FaultScript.Arming onPoll() {
        return harness.simulator().faults().on(operation(NeutralCall.JOB)).when(this::isPoll);
    }

    /** A vendor whose jobs have no ids looks at the connection also before it starts. */
    private boolean isPoll(IncomingCall call) {
        return !harness.operations(NeutralCall.SYNC).contains(call.operation())
                || starts().stream().anyMatch(start -> start.path().startsWith(call.path() + "/"));
    }

    /** {@return how many looks at jobs there were, shared ones among them} */
    long polls() {
        List<String> looks = Stream.of(NeutralCall.JOB, NeutralCall.JOBS)
                .flatMap(call -> harness.operations(call).stream())
                .distinct()
                .toList();
        return harness.simulator()
                .journal()
                .matching(exchange -> looks.contains(exchange.operation()))
                .size();
    }

    private String operation(NeutralCall call) {
        return harness.operations(call).get(0);
    }

    /** Whether a request names a connection, in its path or its body. */
    static boolean isAbout(IncomingCall call, String connection) {
        return List.of(call.path().split("/")).contains(connection)
                || call.bodyText().contains('"' + connection + '"');
    }

    /** Whether a request comes from a worker. */
    static boolean isFrom(IncomingCall call, String worker) {
        return call.rawHeader("User-Agent")
                .filter(agent -> agent.endsWith(worker))
                .isPresent();
    }

    /** Puts the account's settings where {@link WorkerMain} reads them. */
    void tell(Properties settings) {
        settings.setProperty(name + ".provider", target.provider());
        harness.settings(harness.simulator().baseUrl()).forEach((key, value) -> {
            String kind = harness.secretSettings().contains(key) ? ".secret." : ".setting.";
            settings.setProperty(name + kind + key, value);
        });
    }

    /** A resolver for some of them. */
    static AccountResolver resolver(List<SimulatedAccount> accounts) {
        Map<String, Account> byName = new HashMap<>();
        accounts.forEach(account -> byName.put(account.name(), account.account()));
        return name -> Optional.ofNullable(byName.get(name));
    }

    @Override
    public void close() {
        harness.close();
    }
}
