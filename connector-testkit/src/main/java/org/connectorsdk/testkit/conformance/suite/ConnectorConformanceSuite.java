package org.connectorsdk.testkit.conformance.suite;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.conformance.RunSettings;
import org.connectorsdk.testkit.conformance.rules.operations.AccountRules;
import org.connectorsdk.testkit.conformance.rules.operations.CapabilityRules;
import org.connectorsdk.testkit.conformance.rules.operations.ConfigurationRules;
import org.connectorsdk.testkit.conformance.rules.operations.CrudRules;
import org.connectorsdk.testkit.conformance.rules.operations.DataRules;
import org.connectorsdk.testkit.conformance.rules.operations.DiscoveryRules;
import org.connectorsdk.testkit.conformance.rules.operations.FileRules;
import org.connectorsdk.testkit.conformance.rules.operations.JobRules;
import org.connectorsdk.testkit.conformance.rules.operations.ListRules;
import org.connectorsdk.testkit.conformance.rules.operations.MetaRules;
import org.connectorsdk.testkit.conformance.rules.operations.PurgeRules;
import org.connectorsdk.testkit.conformance.rules.operations.RoundTripRules;
import org.connectorsdk.testkit.conformance.rules.operations.RunRules;
import org.connectorsdk.testkit.conformance.rules.operations.StepRules;
import org.connectorsdk.testkit.conformance.rules.operations.SyncRules;
import org.connectorsdk.testkit.conformance.rules.operations.TestRules;
import org.connectorsdk.testkit.conformance.rules.reliability.BreakerRules;
import org.connectorsdk.testkit.conformance.rules.reliability.ConcurrencyRules;
import org.connectorsdk.testkit.conformance.rules.reliability.ErrorRules;
import org.connectorsdk.testkit.conformance.rules.reliability.FramingRules;
import org.connectorsdk.testkit.conformance.rules.reliability.InterruptRules;
import org.connectorsdk.testkit.conformance.rules.reliability.LifecycleRules;
import org.connectorsdk.testkit.conformance.rules.reliability.OutcomeRules;
import org.connectorsdk.testkit.conformance.rules.reliability.RetryRules;
import org.connectorsdk.testkit.conformance.rules.reliability.SecurityRules;
import org.connectorsdk.testkit.conformance.rules.reliability.TimeRules;
import org.connectorsdk.testkit.conformance.rules.reliability.VendorTextRules;
import org.connectorsdk.testkit.conformance.rules.reliability.WireRules;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The suite that a provider's author extends:
 *
 * <pre>{@code
 * class AcmeConformanceTest extends ConnectorConformanceSuite {
 *     @Override
 *     protected ConformanceTarget target() {
 *         return new AcmeTarget();
 *     }
 * }
 * }</pre>
 *
 * <p>Each rule is one test method, whose name begins with the rule's id. Which rules have a meaning is read from the
 * provider's own descriptor; there is no second list that could lie. The report is written to {@code
 * target/conformance/<id>.json}, with a line for a README and its badge beside it. A rule that cannot hold yet is put
 * on record with {@link Waive}.
 *
 * @since 0.1.0
 */
@ExtendWith(ConformanceExtension.class)
public abstract class ConnectorConformanceSuite
        implements DiscoveryRules,
                CapabilityRules,
                ConfigurationRules,
                AccountRules,
                ListRules,
                CrudRules,
                RoundTripRules,
                RunRules,
                TestRules,
                MetaRules,
                DataRules,
                FileRules,
                SyncRules,
                StepRules,
                JobRules,
                PurgeRules,
                ErrorRules,
                OutcomeRules,
                WireRules,
                FramingRules,
                RetryRules,
                BreakerRules,
                TimeRules,
                SecurityRules,
                VendorTextRules,
                ConcurrencyRules,
                LifecycleRules,
                InterruptRules {

    /** For subclasses. */
    public ConnectorConformanceSuite() {}

    /** {@return what the rules are tried on} */
    protected abstract ConformanceTarget target();

    /** {@return where the provider is found; by default what is on the class path} */
    protected Connectors connectors() {
        return Connectors.discover();
    }

    /** {@return the seed of everything random in a rule; set by {@code -Dconformance.seed}, otherwise fixed} */
    protected long seed() {
        return Long.getLong("conformance.seed", 5);
    }

    /** The day by which waivers are judged. */
    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** In how much real time what a client holds must be gone, or a promise kept, once it should be. */
    Duration patience() {
        return Duration.ofSeconds(5);
    }

    /** What the proofs of the kit put between rules and provider. */
    OpenHook hook() {
        return OpenHook.NONE;
    }

    /** What each rule of a run gets. */
    RunSettings settings() {
        return new RunSettings(target(), this::connectors, seed(), patience(), hook(), this::waives);
    }

    private boolean waives(Capability capability) {
        Waivers waivers = Waivers.of(this);
        return Ruleset.entries().stream()
                .filter(entry -> CapabilityTruths.isAbout(entry.rule(), capability.name()))
                .anyMatch(entry -> waivers.holds(entry.id()));
    }
}
