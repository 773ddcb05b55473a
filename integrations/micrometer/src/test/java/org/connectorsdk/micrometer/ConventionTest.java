package org.connectorsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.ContextCarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a process can have otherwise. */
class ConventionTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();

    @AutoClose
    private final Vendor vendor = new Vendor();

    ConventionTest() {
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    }

    private static final class ByTeam extends DefaultAttemptObservationConvention {
        @Override
        public String getName() {
            return "acme.requests";
        }

        @Override
        public KeyValues getLowCardinalityKeyValues(AttemptObservationContext context) {
            return super.getLowCardinalityKeyValues(context).and("team", "data");
        }
    }

    private void readAndWait(MicrometerObserver observer) {
        Connections client = vendor.open(observer, "eu");
        client.await(vendor.start(client, 2).ref(), Vendor.patience()).get();
    }

    @Test
    void anotherConventionNamesAttemptsThoseOfWaitsToo() {
        readAndWait(MicrometerObserver.builder(observations, meters)
                .attempts(new ByTeam())
                .build());

        assertThat(meters.find("connector.attempt").timers()).isEmpty();
        assertThat(meters.get("acme.requests").tag("team", "data").timers())
                .extracting(timer -> timer.getId().getTag("operation"))
                .contains("sync", "await");
    }

    @Test
    void whatAFilterAddsTheTimersOfWaitsHaveToo() {
        KeyValue region = KeyValue.of("region", "north");
        observations.observationConfig().observationFilter(context -> context.addLowCardinalityKeyValue(region));

        readAndWait(MicrometerObserver.builder(observations, meters)
                .filtered(KeyValues.of(region))
                .build());

        Set<Set<String>> keys = meters.get("connector.attempt").timers().stream()
                .map(timer -> timer.getId().getTags().stream()
                        .map(tag -> tag.getKey())
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        assertThat(keys)
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.COLLECTION)
                .contains("region");
    }

    @Test
    @SuppressWarnings("try") // the scope is there to be closed
    void withoutContextPropagationTheObservationIsCarried() throws InterruptedException {
        Observation mine = Observation.start("mine", observations);
        AtomicReference<@Nullable Observation> seen = new AtomicReference<>();
        ContextCarrier carrier = CallerContext.observation(observations);
        Runnable work;
        try (Observation.Scope unused = mine.openScope()) {
            work = carrier.carry(() -> seen.set(observations.getCurrentObservation()));
        }

        Thread other = new Thread(work);
        other.start();
        other.join();

        assertThat(seen.get()).isEqualTo(mine);
    }
}
