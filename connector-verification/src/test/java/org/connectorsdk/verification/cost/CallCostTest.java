package org.connectorsdk.verification.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shipped provider asks once, starts no thread, and allocates no more than its ceiling. Alone, as other tests have
 * everything logged while they run.
 */
@Isolated
class CallCostTest {
    private static final Map<String, Cost> COSTS = new ConcurrentHashMap<>();

    static Stream<Named<ConformanceTarget>> providers() {
        return ServiceLoader.load(ConformanceTarget.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(target -> Named.of(target.id(), target));
    }

    private static Cost cost(ConformanceTarget target) {
        return COSTS.computeIfAbsent(target.id(), id -> measured(target));
    }

    private static Cost measured(ConformanceTarget target) {
        Cost cost = Cost.of(target);
        System.out.printf("%s: %d bytes a get, %d bytes a row%n", target.id(), cost.getBytes(), cost.rowBytes());
        return cost;
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

    @ParameterizedTest
    @MethodSource("providers")
    void rowOfPageAllocatesNoMoreThanItsCeiling(ConformanceTarget target) {
        assertThat(cost(target).rowBytes())
                .isLessThanOrEqualTo(Ceiling.of(target).rowBytes());
    }
}
