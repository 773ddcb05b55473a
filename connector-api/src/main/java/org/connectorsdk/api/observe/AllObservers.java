package org.connectorsdk.api.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorsdk.api.call.ContextCarrier;

/**
 * Several observers as one. Scopes are closed in the opposite order.
 *
 * @param each never fewer than two, none of which throws
 */
record AllObservers(List<Observer> each) implements Observer {

    static Observer of(Observer... observers) {
        List<Observer> each = Stream.of(observers)
                .filter(observer -> observer != NONE)
                .map(SafeObserver::of)
                .toList();
        return switch (each.size()) {
            case 0 -> NONE;
            case 1 -> each.get(0);
            default -> new AllObservers(each);
        };
    }

    private static <O, T> List<T> map(List<O> each, Function<O, T> ask) {
        List<T> answers = new ArrayList<>(each.size());
        each.forEach(one -> answers.add(ask.apply(one)));
        return answers;
    }

    private static <O> Scope open(List<O> each, Function<O, Scope> open) {
        List<Scope> scopes = map(each, open);
        return () -> {
            for (int i = scopes.size() - 1; i >= 0; i--) {
                scopes.get(i).close();
            }
        };
    }

    @Override
    public OperationObservation operation(OperationStart start) {
        return new Operation(map(each, observer -> observer.operation(start)));
    }

    @Override
    public CallObservation call(CallStart start) {
        return new Call(map(each, observer -> observer.call(start)));
    }

    @Override
    public void breaker(BreakerChange change) {
        each.forEach(observer -> observer.breaker(change));
    }

    @Override
    public Scope client(Supplier<ClientStatus> status) {
        return open(each, observer -> observer.client(status));
    }

    @Override
    public ContextCarrier contextCarrier() {
        return map(each, Observer::contextCarrier).stream().reduce(ContextCarrier.NONE, ContextCarrier::within);
    }

    private record Operation(List<OperationObservation> each) implements OperationObservation {
        @Override
        public CallObservation call(CallStart start) {
            return new Call(map(each, one -> one.call(start)));
        }

        @Override
        public void poll(Poll poll) {
            each.forEach(one -> one.poll(poll));
        }

        @Override
        public Scope enter() {
            return open(each, OperationObservation::enter);
        }

        @Override
        public void end(OperationEnd end) {
            each.forEach(one -> one.end(end));
        }
    }

    private record Call(List<CallObservation> each) implements CallObservation {
        @Override
        public AttemptObservation attempt(AttemptStart start) {
            return new Attempt(map(each, one -> one.attempt(start)));
        }

        @Override
        public CallObservation call(CallStart start) {
            return new Call(map(each, one -> one.call(start)));
        }

        @Override
        public void paused(Pause pause) {
            each.forEach(one -> one.paused(pause));
        }

        @Override
        public void credentialRenewed() {
            each.forEach(CallObservation::credentialRenewed);
        }

        @Override
        public Scope enter() {
            return open(each, CallObservation::enter);
        }

        @Override
        public void end(CallEnd end) {
            each.forEach(one -> one.end(end));
        }
    }

    private record Attempt(List<AttemptObservation> each) implements AttemptObservation {
        @Override
        public Scope enter() {
            return open(each, AttemptObservation::enter);
        }

        @Override
        public void end(AttemptEnd end) {
            each.forEach(one -> one.end(end));
        }
    }
}
