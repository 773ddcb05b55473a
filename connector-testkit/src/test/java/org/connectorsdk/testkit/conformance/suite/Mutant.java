package org.connectorsdk.testkit.conformance.suite;

import java.time.Duration;
import java.util.function.Supplier;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.reference.ReferenceProvider;
import org.connectorsdk.testkit.reference.ReferenceTarget;

/**
 * The reference provider with one defect.
 *
 * @param rule the rule that must catch it
 * @param name what it does wrongly, in a few words
 * @param message what the rule must say of it, in part
 * @param connectors where the provider is found
 * @param hook makes the defect, once for each context
 */
record Mutant(String rule, String name, String message, Supplier<Connectors> connectors, Supplier<OpenHook> hook) {

    /** Nothing wrong so far. */
    static Mutant of(String rule, String name, String message) {
        return new Mutant(rule, name, message, () -> Connectors.of(new ReferenceProvider()), () -> OpenHook.NONE);
    }

    Mutant by(Supplier<OpenHook> defect) {
        return new Mutant(rule, name, message, connectors, defect);
    }

    Mutant foundIn(Supplier<Connectors> others) {
        return new Mutant(rule, name, message, others, hook);
    }

    /** Has all rules look at it, as patiently as at any provider. */
    ConformanceRun run() {
        return ConformanceRun.of(new Suite());
    }

    /** Has rules look at it that are expected to wait in vain, and may as well do so for a short time. */
    ConformanceRun runInHaste() {
        return ConformanceRun.of(new Suite() {
            @Override
            Duration patience() {
                return Duration.ofSeconds(1);
            }
        });
    }

    @Override
    public String toString() {
        return rule + " " + name;
    }

    private class Suite extends ConnectorConformanceSuite {
        @Override
        protected ConformanceTarget target() {
            return new ReferenceTarget();
        }

        @Override
        protected Connectors connectors() {
            return connectors.get();
        }

        @Override
        OpenHook hook() {
            return hook.get();
        }
    }
}
