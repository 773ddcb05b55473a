package org.connectorsdk.http.internal.resilience;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.observe.BreakerState;
import org.connectorsdk.http.TestSettings;
import org.connectorsdk.http.VirtualTime;
import org.connectorsdk.http.internal.resilience.AttemptBreaker.Phase;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The breaker with random histories: beside a model that is simple enough to be right, and with many threads. */
class AttemptBreakerModelTest {
    private static final Duration OPEN = Duration.ofSeconds(30);

    private final VirtualTime time = new VirtualTime();

    private AttemptBreaker breaker(int failures, int window, int probes, BreakerListener listener) {
        Map<String, String> settings = Map.of(
                HttpSettings.BREAKER_FAILURES, String.valueOf(failures),
                HttpSettings.BREAKER_WINDOW, String.valueOf(window),
                HttpSettings.BREAKER_PROBES, String.valueOf(probes),
                HttpSettings.BREAKER_OPEN, OPEN.toSeconds() + "s");
        return new AttemptBreaker(BreakerGroup.READ, HttpLimits.of(TestSettings.with(settings)), time, listener);
    }

    /** One attempt after the other, each result in a list. */
    private final class Model {
        private final int failures;
        private final int window;
        private final int probes;
        private final Deque<Health> results = new ArrayDeque<>();
        private BreakerState state = BreakerState.CLOSED;
        private Duration opened = Duration.ZERO;

        Model(int failures, int window, int probes) {
            this.failures = failures;
            this.window = window;
            this.probes = probes;
        }

        boolean enter() {
            if (state == BreakerState.OPEN && time.elapsed().minus(opened).compareTo(OPEN) >= 0) {
                become(BreakerState.HALF_OPEN);
            }
            return state != BreakerState.OPEN;
        }

        void report(Health health) {
            if (health == Health.UNTOLD) {
                return;
            }
            results.add(health);
            if (state == BreakerState.CLOSED && results.size() > window) {
                results.remove();
            }
            long bad = results.stream().filter(Health.BAD::equals).count();
            if (state == BreakerState.CLOSED && bad >= failures) {
                become(BreakerState.OPEN);
            } else if (state == BreakerState.HALF_OPEN && results.size() == probes) {
                become(bad * window >= failures * probes ? BreakerState.OPEN : BreakerState.CLOSED);
            }
        }

        private void become(BreakerState next) {
            state = next;
            opened = time.elapsed();
            results.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void doesAsTheModelDoes(long seed) {
        Random random = new Random(seed);
        int window = 1 + random.nextInt(12);
        int failures = 1 + random.nextInt(window);
        int probes = 1 + random.nextInt(4);
        double bad = random.nextDouble();
        AttemptBreaker breaker = breaker(failures, window, probes, BreakerListener.NONE);
        Model model = new Model(failures, window, probes);

        for (int i = 0; i < 1_000; i++) {
            time.advance(Duration.ofSeconds(random.nextInt(4)));
            Phase entered = breaker.enter();
            assertThat(entered != null)
                    .as("whether attempt %d is let through", i)
                    .isEqualTo(model.enter());
            if (entered != null) {
                Health health =
                        random.nextInt(10) == 0 ? Health.UNTOLD : random.nextDouble() < bad ? Health.BAD : Health.GOOD;
                breaker.report(entered, health);
                model.report(health);
            }
            assertThat(breaker.status().state()).as("after attempt %d", i).isEqualTo(model.state);
        }
    }

    /** What 64 threads do at random, and what they see. */
    private final class Crowd {
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final Map<Phase, AtomicInteger> probing = new ConcurrentHashMap<>();
        private final AtomicInteger most = new AtomicInteger();
        private final AttemptBreaker breaker;

        Crowd(int probes) {
            breaker = breaker(3, 5, probes, (group, from, to, opening) -> told.add(from + " to " + to));
        }

        Crowd run() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(64);
            try {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    Random random = new Random(i);
                    all.add(threads.submit(() -> attempts(random)));
                }
                for (Future<?> each : all) {
                    each.get();
                }
            } finally {
                threads.shutdownNow();
            }
            return this;
        }

        private void attempts(Random random) {
            for (int i = 0; i < 200; i++) {
                Phase entered = breaker.enter();
                if (entered == null) {
                    time.advance(OPEN.dividedBy(20));
                } else {
                    attempt(entered, Health.values()[random.nextInt(3)]);
                }
            }
        }

        private void attempt(Phase entered, Health health) {
            AtomicInteger beside = entered.state == BreakerState.HALF_OPEN
                    ? probing.computeIfAbsent(entered, phase -> new AtomicInteger())
                    : new AtomicInteger();
            most.accumulateAndGet(beside.incrementAndGet(), Math::max);
            Thread.yield();
            beside.decrementAndGet();
            breaker.report(entered, health);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void manyThreadsHaveNoMoreProbesUnderWayThanConfigured(int probes) throws Exception {
        assertThat(new Crowd(probes).run().most.get()).isBetween(1, probes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void manyThreadsAreToldEachChangeOnce(int probes) throws Exception {
        List<String> told = new Crowd(probes).run().told;

        String state = "CLOSED";
        for (String change : told) {
            assertThat(change).startsWith(state + " to ").isNotEqualTo(state + " to " + state);
            state = change.substring(change.lastIndexOf(' ') + 1);
        }
        assertThat(told).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void afterManyThreadsGoodProbesCloseIt(int probes) throws Exception {
        AttemptBreaker breaker = new Crowd(probes).run().breaker;

        for (int i = 0; i < 2 * probes; i++) { // some of an earlier phase may have failed
            time.advance(OPEN);
            breaker.report(requireNonNull(breaker.enter()), Health.GOOD);
        }

        assertThat(breaker.status().state()).isEqualTo(BreakerState.CLOSED);
    }
}
