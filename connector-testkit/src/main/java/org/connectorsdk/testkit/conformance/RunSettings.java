package org.connectorsdk.testkit.conformance;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.descriptor.Capability;

/**
 * What a run gives to each of its rules.
 *
 * @param target what the rules are tried on
 * @param connectors finds the providers
 * @param seed decides everything random in a rule
 * @param patience in how much real time what ought to happen by itself must have happened
 * @param hook comes between rules and provider
 * @param waived whether a rule about a capability is waived, so that its failing is known
 * @since 0.1.0
 */
public record RunSettings(
        ConformanceTarget target,
        Supplier<Connectors> connectors,
        long seed,
        Duration patience,
        OpenHook hook,
        Predicate<Capability> waived) {}
