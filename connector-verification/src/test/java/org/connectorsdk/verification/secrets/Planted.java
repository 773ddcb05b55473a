package org.connectorsdk.verification.secrets;

import org.connectorsdk.testkit.conformance.ConformanceSubject;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/** A target whose secrets are noted when a subject starts. */
record Planted(ConformanceTarget target) implements ConformanceTarget {
    @Override
    public String id() {
        return target.id();
    }

    @Override
    public String provider() {
        return target.provider();
    }

    @Override
    public ConformanceSubject start(SimulatorOptions options) {
        ConformanceSubject subject = target.start(options);
        PlantedSecrets.note(subject);
        return subject;
    }
}
