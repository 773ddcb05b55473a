package org.connectorsdk.micrometer;

import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.connectorsdk.api.observe.Pause;
import org.connectorsdk.micrometer.ConnectorKeys.Low;

/** What an observer writes to. */
final class Instruments {
    final ObservationRegistry observations;
    final MeterRegistry meters;
    final Kind<OperationObservationContext> operations;

    private final Kind<CallObservationContext> calls;
    private final Kind<AttemptObservationContext> attempts;
    private final KeyValues filtered;

    Instruments(MicrometerObserver.Builder from) {
        this.observations = from.observations;
        this.meters = from.meters;
        this.operations = new Kind<>(
                ConnectorObservation.OPERATION, from.operations, new DefaultOperationObservationConvention());
        this.calls = new Kind<>(ConnectorObservation.CALL, from.calls, new DefaultCallObservationConvention());
        this.attempts =
                new Kind<>(ConnectorObservation.ATTEMPT, from.attempts, new DefaultAttemptObservationConvention());
        this.filtered = from.filtered;
    }

    /** Begins a call, of which only the time is taken where a wait makes it. */
    CallSeen call(CallObservationContext call, Observation parent, boolean ofWait) {
        Measure measure = ofWait ? new Timed<>(meters, calls, call, filtered) : calls.start(observations, call, parent);
        return new CallSeen(this, call, measure, ofWait);
    }

    AttemptSeen attempt(AttemptObservationContext attempt, Observation parent, boolean ofWait) {
        Measure measure = ofWait
                ? new Timed<>(meters, attempts, attempt, filtered)
                : attempts.start(observations, attempt, parent);
        return new AttemptSeen(attempt, measure);
    }

    void paused(String provider, String account, Pause pause) {
        Timer.builder(ConnectorMeter.PAUSE.getName())
                .tags(Low.PROVIDER.asString(), provider, Low.ACCOUNT.asString(), TagValues.orNone(account))
                .tag(Low.REASON.asString(), TagValues.word(pause.reason()))
                .register(meters)
                .record(pause.length());
    }

    Counter counter(ConnectorMeter meter, String provider, String account, String... more) {
        return Counter.builder(meter.getName())
                .tags(Low.PROVIDER.asString(), provider, Low.ACCOUNT.asString(), TagValues.orNone(account))
                .tags(more)
                .register(meters);
    }
}
