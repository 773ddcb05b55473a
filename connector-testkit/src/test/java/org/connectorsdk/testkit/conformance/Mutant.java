package org.connectorsdk.testkit.conformance;

import java.util.function.Supplier;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.testkit.reference.ReferenceProvider;
import org.connectorsdk.testkit.reference.ReferenceTarget;

/**
 * The reference provider with one defect.
 *
 * @param rule the rule that must catch it
 * @param name what it does wrongly, in a few words
 * @param message what the rule must say of it, in part
 * @param connectors where the provider is found
 * @param seam makes the defect, once for each lab
 */
record Mutant(String rule, String name, String message, Supplier<Connectors> connectors, Supplier<Seam> seam) {

    static Mutant of(String rule, String name, String message, Supplier<Seam> seam) {
        return new Mutant(rule, name, message, () -> Connectors.of(new ReferenceProvider()), seam);
    }

    static Mutant found(String rule, String name, String message, Supplier<Connectors> connectors) {
        return new Mutant(rule, name, message, connectors, () -> Seam.NONE);
    }

    ConformanceRun run() {
        return ConformanceRun.of(new ConnectorConformanceSuite() {
            @Override
            protected ConformanceTarget target() {
                return new ReferenceTarget();
            }

            @Override
            protected Connectors connectors() {
                return connectors.get();
            }

            @Override
            Seam seam() {
                return seam.get();
            }
        });
    }

    @Override
    public String toString() {
        return rule + " " + name;
    }
}
