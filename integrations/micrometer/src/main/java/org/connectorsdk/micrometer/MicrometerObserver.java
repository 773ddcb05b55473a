package org.connectorsdk.micrometer;

import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import java.util.function.Supplier;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.observe.BreakerChange;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.api.observe.OperationObservation;
import org.connectorsdk.api.observe.OperationStart;
import org.connectorsdk.api.observe.Scope;
import org.connectorsdk.micrometer.ConnectorKeys.Low;
import org.jspecify.annotations.Nullable;

/**
 * Observes operations, calls and attempts with Micrometer, and counts what is no observation. One serves any number of
 * clients; those of one provider and account share their meters.
 *
 * <pre>{@code
 * RuntimeContext context = RuntimeContext.builder()
 *         .observer(MicrometerObserver.of(observationRegistry, meterRegistry))
 *         .account("eu")
 *         .build();
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class MicrometerObserver implements Observer {
    private final Instruments instruments;
    private final ClientGauges gauges;
    private final ContextCarrier carrier;

    private MicrometerObserver(Builder from) {
        this.instruments = new Instruments(from);
        this.gauges = ClientGauges.of(from.meters);
        this.carrier = CallerContext.of(from.observations);
    }

    /**
     * Makes an observer for a program that has both registries, as one with Spring Boot has.
     *
     * @param observations whose handlers make timers and spans of the observations
     * @param meters takes what is no observation: counters, gauges
     * @return the observer
     */
    public static MicrometerObserver of(ObservationRegistry observations, MeterRegistry meters) {
        return builder(observations, meters).build();
    }

    /**
     * Makes an observer for a program that wants metrics and has no registry of observations.
     *
     * @param meters takes the timers of the observations, and what is no observation
     * @return the observer
     */
    public static MicrometerObserver of(MeterRegistry meters) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return of(observations, meters);
    }

    /**
     * Begins an observer that is different.
     *
     * @param observations whose handlers make timers and spans of the observations
     * @param meters takes what is no observation
     * @return a builder
     */
    public static Builder builder(ObservationRegistry observations, MeterRegistry meters) {
        return new Builder(observations, meters);
    }

    @Override
    public OperationObservation operation(OperationStart start) {
        return new OperationSeen(instruments, start);
    }

    @Override
    public CallObservation call(CallStart start) {
        return instruments.call(new CallObservationContext("", start), Observation.NOOP, false);
    }

    @Override
    public void breaker(BreakerChange change) {
        gauges.changed(instruments.meters, change);
        instruments
                .counter(
                        ConnectorMeter.BREAKER_CHANGES,
                        change.provider(),
                        change.account(),
                        Low.BREAKER.asString(),
                        change.group(),
                        Low.STATE.asString(),
                        TagValues.word(change.to()))
                .increment();
    }

    @Override
    public Scope client(Supplier<ClientStatus> status) {
        return gauges.add(instruments.meters, status);
    }

    /**
     * {@return what carries all that Micrometer's context-propagation knows of where the program has that library, and
     * the current observation where it has not}
     */
    @Override
    public ContextCarrier contextCarrier() {
        return carrier;
    }

    /**
     * Builds an observer. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {
        final ObservationRegistry observations;
        final MeterRegistry meters;

        @Nullable
        OperationObservationConvention operations;

        @Nullable
        CallObservationConvention calls;

        @Nullable
        AttemptObservationConvention attempts;

        KeyValues filtered = KeyValues.empty();

        private Builder(ObservationRegistry observations, MeterRegistry meters) {
            this.observations = Objects.requireNonNull(observations, "observations");
            this.meters = Objects.requireNonNull(meters, "meters");
        }

        /**
         * Names operations otherwise.
         *
         * @param value the convention; default {@link DefaultOperationObservationConvention}
         * @return this builder
         */
        public Builder operations(OperationObservationConvention value) {
            this.operations = Objects.requireNonNull(value, "operations");
            return this;
        }

        /**
         * Names calls otherwise. Unlike a {@code GlobalObservationConvention} it also names the calls of a wait, which
         * count in the same timer without being observed.
         *
         * @param value the convention; default {@link DefaultCallObservationConvention}
         * @return this builder
         */
        public Builder calls(CallObservationConvention value) {
            this.calls = Objects.requireNonNull(value, "calls");
            return this;
        }

        /**
         * Names attempts otherwise; of a wait as well, see {@link #calls}.
         *
         * @param value the convention; default {@link DefaultAttemptObservationConvention}
         * @return this builder
         */
        public Builder attempts(AttemptObservationConvention value) {
            this.attempts = Objects.requireNonNull(value, "attempts");
            return this;
        }

        /**
         * Says what filters of the registry of observations add to each, so that the calls and attempts of a wait have
         * the same tags: a Prometheus registry takes no others.
         *
         * @param values low-cardinality keys; default none
         * @return this builder
         */
        public Builder filtered(KeyValues values) {
            this.filtered = Objects.requireNonNull(values, "filtered");
            return this;
        }

        /** {@return the observer} */
        public MicrometerObserver build() {
            return new MicrometerObserver(this);
        }
    }
}
