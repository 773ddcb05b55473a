package org.connectorsdk.micrometer;

import io.micrometer.observation.Observation;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.OperationEnd;
import org.connectorsdk.api.observe.OperationObservation;
import org.connectorsdk.api.observe.OperationStart;
import org.connectorsdk.api.observe.Poll;
import org.connectorsdk.api.observe.Scope;
import org.connectorsdk.micrometer.ConnectorKeys.Low;

/** An operation as Micrometer sees it. */
final class OperationSeen implements OperationObservation {
    private final Instruments instruments;
    private final OperationObservationContext context;
    private final Measure measure;
    private final boolean isWait;

    OperationSeen(Instruments instruments, OperationStart start) {
        this.instruments = instruments;
        this.context = new OperationObservationContext(start);
        this.isWait = start.operation().equals(OperationStart.AWAIT);
        this.measure = instruments.operations.start(instruments.observations, context, Observation.NOOP);
    }

    @Override
    public CallObservation call(CallStart start) {
        CallObservationContext call = new CallObservationContext(context.start().operation(), start);
        return instruments.call(call, measure.observation(), isWait);
    }

    @Override
    public void poll(Poll poll) {
        String state =
                poll.status().map(status -> TagValues.word(status.state())).orElse("unseen");
        measure.observation()
                .event(Observation.Event.of(ConnectorObservation.POLL, ConnectorObservation.POLL + " " + state));
        OperationStart start = context.start();
        instruments
                .counter(ConnectorMeter.POLLS, start.provider(), start.account(), Low.STATE.asString(), state)
                .increment();
    }

    @Override
    public Scope enter() {
        return measure.enter();
    }

    @Override
    public void end(OperationEnd end) {
        context.ended(end);
        measure.end(end.error().map(ConnectorException::new).orElse(null));
        OperationStart start = context.start();
        end.delivered()
                .ifPresent(items -> instruments
                        .counter(
                                ConnectorMeter.ITEMS,
                                start.provider(),
                                start.account(),
                                Low.OPERATION.asString(),
                                start.operation())
                        .increment((double) items));
    }
}
