package org.connectorsdk.verification.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.verification.jvm.OwnJvm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped provider asks once, starts no thread, and allocates no more than its ceiling. */
class CallCostTest {
    private static final Map<String, Cost> COSTS = new HashMap<>();

    /** In a JVM of its own: this one logs everything, and other tests run in it. */
    @BeforeAll
    static void measure() throws IOException, InterruptedException {
        List<String> options = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        for (String line : OwnJvm.run(options, CostProgram.class, List.of())) {
            System.out.println(line); // what to write down in Ceiling
            CostProgram.read(line, COSTS);
        }
    }

    static Stream<Named<ConformanceTarget>> providers() {
        return ServiceLoader.load(ConformanceTarget.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(target -> Named.of(target.id(), target));
    }

    private static Cost cost(ConformanceTarget target) {
        return Objects.requireNonNull(COSTS.get(target.id()), target.id());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void getIsOneRequest(ConformanceTarget target) {
        assertThat(cost(target).getRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void pageIsOneRequest(ConformanceTarget target) {
        assertThat(cost(target).listRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void callStartsNoThread(ConformanceTarget target) {
        assertThat(cost(target).threads()).isZero();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void getAllocatesNoMoreThanItsCeiling(ConformanceTarget target) {
        assertThat(cost(target).getBytes())
                .isLessThanOrEqualTo(Ceiling.of(target).getBytes());
    }

    /** What {@code docs/observability.md} says of it. */
    @Test
    void micrometerAddsNoMoreToAGetThanItsCeiling() {
        long without = COSTS.get(CostProgram.METERED).getBytes();
        Cost with = COSTS.get(CostProgram.METERED + CostProgram.WITH_MICROMETER);

        assertThat(with.getRequests()).isEqualTo(1);
        assertThat(with.threads()).isZero();
        assertThat(with.getBytes() - without).isBetween(1_000L, Ceiling.micrometerBytes());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void rowOfPageAllocatesNoMoreThanItsCeiling(ConformanceTarget target) {
        assertThat(cost(target).rowBytes())
                .isLessThanOrEqualTo(Ceiling.of(target).rowBytes());
    }
}
