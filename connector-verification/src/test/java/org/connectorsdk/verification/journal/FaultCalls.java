package org.connectorsdk.verification.journal;

import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** Each operation, with each fault at its first and at its second request. */
final class FaultCalls {
    private final Recorder recorder;
    private final VendorSimulator simulator;
    private final Connections client;
    private int calls;

    FaultCalls(Recorder recorder, VendorSimulator simulator, Connections client) {
        this.recorder = recorder;
        this.simulator = simulator;
        this.client = client;
    }

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("401", Fault.status(401));
        faults.put("404", Fault.status(404));
        faults.put("409", Fault.status(409));
        faults.put("429 for five seconds", Fault.status(429).header("Retry-After", "5"));
        faults.put("500", Fault.status(500));
        faults.put("503", Fault.status(503));
        faults.put("503 after executing", Fault.statusAfterExecuting(503));
        faults.put("a reset", Fault.resetBefore());
        faults.put("a reset after executing", Fault.resetAfterExecuting());
        faults.put("broken JSON", Fault.brokenJson());
        faults.put("a login page", Fault.loginPage());
        return faults;
    }

    void run() {
        faults().forEach((name, fault) -> {
            run(name + " at request 1", fault, 1);
            run(name + " at request 2", fault, 2);
        });
    }

    private void run(String name, Fault fault, int number) {
        for (FaultyCall operation : FaultyCall.values()) {
            if (!client.descriptor().supports(operation.capability())) {
                continue;
            }
            String step = operation + ", " + name;
            recorder.pause();
            Supplier<Either<ConnectorError, ?>> call = operation.prepared(client, simulator, "for call " + ++calls);
            AtomicInteger arrived = new AtomicInteger();
            simulator
                    .faults()
                    .on(FaultScript.ANY)
                    .when(any -> arrived.incrementAndGet() == number)
                    .inject(fault);
            Either<ConnectorError, ?> got = recorder.brief(step, call, () -> arrived.get() >= number);
            simulator.faults().clear();
            if (operation == FaultyCall.CREATE && got.isLeft() && got.getLeft().outcome() == Outcome.UNKNOWN) {
                recorder.brief("reconcile of " + step, () -> client.reconcile(got.getLeft()), () -> true);
            }
        }
    }
}
