package org.connectorsdk.api.observe;

import java.util.function.Function;

/**
 * Sees each call alike, whatever it belongs to.
 *
 * @param begin sees one
 */
record CallsAlone(Function<CallStart, CallObservation> begin) implements Observer {
    @Override
    public OperationObservation operation(OperationStart start) {
        return new OperationObservation() {
            @Override
            public CallObservation call(CallStart call) {
                return CallsAlone.this.call(call);
            }
        };
    }

    @Override
    public CallObservation call(CallStart start) {
        CallObservation own = begin.apply(start); // null as well
        return own == null ? CallObservation.NONE : new Call(own);
    }

    private final class Call implements CallObservation {
        private final CallObservation own;

        Call(CallObservation own) {
            this.own = own;
        }

        @Override
        public AttemptObservation attempt(AttemptStart start) {
            return own.attempt(start);
        }

        @Override
        public CallObservation call(CallStart start) {
            return CallsAlone.this.call(start);
        }

        @Override
        public void paused(Pause pause) {
            own.paused(pause);
        }

        @Override
        public void credentialRenewed() {
            own.credentialRenewed();
        }

        @Override
        public Scope enter() {
            return own.enter();
        }

        @Override
        public void end(CallEnd end) {
            own.end(end);
        }
    }
}
