package org.connectorsdk.micrometer;

import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Pause;
import org.connectorsdk.api.observe.Scope;

/** A call as Micrometer sees it. */
final class CallSeen implements CallObservation {
    private final Instruments instruments;
    private final CallObservationContext context;
    private final Measure measure;
    private final boolean ofWait;

    CallSeen(Instruments instruments, CallObservationContext context, Measure measure, boolean ofWait) {
        this.instruments = instruments;
        this.context = context;
        this.measure = measure;
        this.ofWait = ofWait;
    }

    @Override
    public AttemptObservation attempt(AttemptStart start) {
        return instruments.attempt(new AttemptObservationContext(context, start), measure.observation(), ofWait);
    }

    @Override
    public CallObservation call(CallStart start) {
        CallObservationContext call = new CallObservationContext(context.operation(), start);
        return instruments.call(call, measure.observation(), ofWait);
    }

    @Override
    public void paused(Pause pause) {
        instruments.paused(context.start().provider(), context.start().account(), pause);
    }

    @Override
    public void credentialRenewed() {
        CallStart start = context.start();
        instruments
                .counter(ConnectorMeter.CREDENTIAL_RENEWALS, start.provider(), start.account())
                .increment();
    }

    @Override
    public Scope enter() {
        return measure.enter();
    }

    @Override
    public void end(CallEnd end) {
        context.ended(end);
        measure.end(end.error().map(ConnectorException::new).orElse(null));
    }
}
