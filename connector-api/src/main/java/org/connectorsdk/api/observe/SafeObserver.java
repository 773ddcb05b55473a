package org.connectorsdk.api.observe;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.jspecify.annotations.Nullable;

/**
 * An observer that cannot harm what it sees: what the process's own throws is logged once and ignored, what it answers
 * null for it does not see.
 */
final class SafeObserver implements Observer {
    private final Observer observer;
    private final AtomicBoolean logged = new AtomicBoolean();

    private SafeObserver(Observer observer) {
        this.observer = observer;
    }

    /** {@return an observer that sees the same; {@link Observer#NONE} stays what it is, as does a safe one} */
    static Observer of(Observer observer) {
        return observer == NONE || observer instanceof SafeObserver ? observer : new SafeObserver(observer);
    }

    private <T> T ask(Supplier<@Nullable T> observer, T nothing) {
        try {
            T answer = observer.get();
            return answer == null ? nothing : answer;
        } catch (RuntimeException | LinkageError e) {
            thrown(e);
            return nothing;
        }
    }

    private void inform(Runnable observer) {
        try {
            observer.run();
        } catch (RuntimeException | LinkageError e) {
            thrown(e);
        }
    }

    private Scope scope(Supplier<@Nullable Scope> entered) {
        Scope scope = ask(entered, Scope.NONE);
        return scope == Scope.NONE ? scope : () -> inform(scope::close);
    }

    private void thrown(Throwable e) {
        if (logged.compareAndSet(false, true)) {
            ClientLog.PROCESS
                    .warn(LogName.CALLBACK)
                    .withType(e)
                    .write("an observer threw " + e.getClass().getName()
                            + "; such failures are ignored and not reported again");
        }
    }

    @Override
    public OperationObservation operation(OperationStart start) {
        OperationObservation own = ask(() -> observer.operation(start), OperationObservation.NONE);
        return own == OperationObservation.NONE ? own : new Operation(own);
    }

    @Override
    public CallObservation call(CallStart start) {
        return safe(() -> observer.call(start));
    }

    private CallObservation safe(Supplier<@Nullable CallObservation> begun) {
        CallObservation own = ask(begun, CallObservation.NONE);
        return own == CallObservation.NONE ? own : new Call(own);
    }

    @Override
    public void breaker(BreakerChange change) {
        inform(() -> observer.breaker(change));
    }

    @Override
    public Scope client(Supplier<ClientStatus> status) {
        return scope(() -> observer.client(status));
    }

    @Override
    public ContextCarrier contextCarrier() {
        ContextCarrier own = ask(observer::contextCarrier, ContextCarrier.NONE);
        return own == ContextCarrier.NONE ? own : work -> new Carried(own, work);
    }

    /** Work that is done without the context where the carrier throws before it. */
    private final class Carried implements Runnable {
        private final Runnable work;
        private final Runnable carried;
        private boolean begun;

        Carried(ContextCarrier carrier, Runnable work) {
            this.work = work;
            this.carried = ask(() -> carrier.carry(this::work), this::work);
        }

        private void work() {
            begun = true;
            work.run();
        }

        @Override
        public void run() {
            begun = false;
            inform(carried);
            if (!begun) {
                work.run();
            }
        }
    }

    private final class Operation implements OperationObservation {
        private final OperationObservation own;

        Operation(OperationObservation own) {
            this.own = own;
        }

        @Override
        public CallObservation call(CallStart start) {
            return safe(() -> own.call(start));
        }

        @Override
        public void poll(Poll poll) {
            inform(() -> own.poll(poll));
        }

        @Override
        public Scope enter() {
            return scope(own::enter);
        }

        @Override
        public void end(OperationEnd end) {
            inform(() -> own.end(end));
        }
    }

    private final class Call implements CallObservation {
        private final CallObservation own;

        Call(CallObservation own) {
            this.own = own;
        }

        @Override
        public AttemptObservation attempt(AttemptStart start) {
            AttemptObservation begun = ask(() -> own.attempt(start), AttemptObservation.NONE);
            return begun == AttemptObservation.NONE ? begun : new Attempt(begun);
        }

        @Override
        public CallObservation call(CallStart start) {
            return safe(() -> own.call(start));
        }

        @Override
        public void paused(Pause pause) {
            inform(() -> own.paused(pause));
        }

        @Override
        public void credentialRenewed() {
            inform(own::credentialRenewed);
        }

        @Override
        public Scope enter() {
            return scope(own::enter);
        }

        @Override
        public void end(CallEnd end) {
            inform(() -> own.end(end));
        }
    }

    private final class Attempt implements AttemptObservation {
        private final AttemptObservation own;

        Attempt(AttemptObservation own) {
            this.own = own;
        }

        @Override
        public Scope enter() {
            return scope(own::enter);
        }

        @Override
        public void end(AttemptEnd end) {
            inform(() -> own.end(end));
        }
    }
}
