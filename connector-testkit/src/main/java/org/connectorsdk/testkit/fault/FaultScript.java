package org.connectorsdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which exchange of a server gets which {@link Fault}.
 *
 * <pre>{@code
 * faults.on("create_connection").inject(Fault.resetAfterExecuting());
 * faults.on("list_connections").times(2).inject(Fault.status(503).header("Retry-After", "0"));
 * faults.on("get_job").inject(Fault.pass(), Fault.noAnswer(), Fault.htmlProxy(502), Fault.resetBefore());
 * }</pre>
 *
 * <p>What was armed first is asked first, and an exchange gets at most one fault, so two scripts for one operation play
 * one after the other. All methods may be called from any thread, also while the server runs.
 *
 * @since 0.1.0
 */
public final class FaultScript {

    /** The operation that stands for every exchange, also those that belong to no operation. */
    public static final String ANY = "any";

    private final Set<String> operations;
    private final List<ArmedFault> armed = new ArrayList<>();

    /**
     * Makes an empty script.
     *
     * @param operations the names that {@link #on(String)} accepts beside {@link #ANY}
     */
    public FaultScript(Set<String> operations) {
        this.operations = new TreeSet<>(operations);
    }

    /**
     * Begins to arm a fault for one operation.
     *
     * @param operation the vendor's name of the operation, or {@link #ANY}
     * @return what remains to be said; nothing is armed yet
     * @throws IllegalArgumentException if the server has no such operation; the message names those it has
     */
    public Arming on(String operation) {
        if (!operation.equals(ANY) && !operations.contains(operation)) {
            throw new IllegalArgumentException("operation: there is no '" + operation + "'; available: " + ANY + ", "
                    + String.join(", ", operations));
        }
        return new Arming(operation, 1, 1, call -> true);
    }

    /** {@return everything that was armed, in order, whether it has played or not; a copy} */
    public synchronized List<ArmedFault> armed() {
        return List.copyOf(armed);
    }

    /**
     * {@return what was armed and has not played as often as it should: a test whose fault never played proves
     * nothing; the handles, in order; faults armed for always count as played once they have played}
     */
    public List<ArmedFault> unfired() {
        return armed().stream().filter(ArmedFault::isUnfired).toList();
    }

    /** Disarms everything and forgets it. */
    public synchronized void clear() {
        armed.forEach(ArmedFault::disarm);
        armed.clear();
    }

    /**
     * For servers: the fault for an exchange that has just come in. Each call counts as one exchange.
     *
     * @param call the request
     * @return empty when the exchange goes as it should
     */
    public synchronized Optional<Fault> next(IncomingCall call) {
        for (ArmedFault candidate : armed) {
            Optional<Fault> fault = candidate.claim(call);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private synchronized ArmedFault arm(ArmedFault handle) {
        armed.add(handle);
        return handle;
    }

    /** The conditions of a fault that is about to be armed. Immutable; the methods return changed copies. */
    public final class Arming {

        private final String operation;
        private final long times;
        private final int attempt;
        private final Predicate<IncomingCall> condition;

        private Arming(String operation, long times, int attempt, Predicate<IncomingCall> condition) {
            this.operation = operation;
            this.times = times;
            this.attempt = attempt;
            this.condition = condition;
        }

        /**
         * How often the faults play; a sequence is played as a whole that often. Once unless told otherwise.
         *
         * @param count at least 1
         * @return the changed copy
         */
        public Arming times(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("count: at least 1, got " + count);
            }
            return new Arming(operation, count, attempt, condition);
        }

        /** {@return the faults play until they are disarmed} */
        public Arming always() {
            return new Arming(operation, ArmedFault.ALWAYS, attempt, condition);
        }

        /**
         * From which matching exchange on the faults play, counted from now.
         *
         * @param number 1 for the next one
         * @return the changed copy
         */
        public Arming fromAttempt(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("number: at least 1, got " + number);
            }
            return new Arming(operation, times, number, condition);
        }

        /**
         * Only exchanges for which this holds too.
         *
         * @param also looks at the request
         * @return the changed copy
         */
        public Arming when(Predicate<IncomingCall> also) {
            return new Arming(operation, times, attempt, condition.and(requireNonNull(also, "also")));
        }

        /**
         * Arms the faults, one for each matching exchange, in this order.
         *
         * @param inOrder at least one
         * @return the handle that tells whether they have played
         */
        public ArmedFault inject(Fault... inOrder) {
            if (inOrder.length == 0) {
                throw new IllegalArgumentException("inOrder: name at least one fault");
            }
            return arm(new ArmedFault(operation, List.of(inOrder), times, attempt, condition));
        }
    }
}
