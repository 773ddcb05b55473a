package org.connectorsdk.testkit.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.connectorsdk.testkit.time.Monitor;

/**
 * The handle of what was armed in a {@link FaultScript}. All methods may be called from any thread.
 *
 * @since 0.1.0
 */
public final class ArmedFault {

    static final long ALWAYS = Long.MAX_VALUE;

    private final Monitor monitor = new Monitor();
    private final String operation;
    private final List<Fault> sequence;
    private final long plannedPlays;
    private final int fromAttempt;
    private final Predicate<IncomingCall> condition;

    private long seen;
    private long played;
    private boolean disarmed;

    ArmedFault(String operation, List<Fault> sequence, long times, int fromAttempt, Predicate<IncomingCall> condition) {
        this.operation = operation;
        this.sequence = sequence;
        this.plannedPlays = times == ALWAYS ? ALWAYS : times * sequence.size();
        this.fromAttempt = fromAttempt;
        this.condition = condition;
    }

    Optional<Fault> claim(IncomingCall call) {
        return monitor.update(() -> next(call));
    }

    private Optional<Fault> next(IncomingCall call) {
        if (disarmed || played == plannedPlays || !matches(call) || ++seen < fromAttempt) {
            return Optional.empty();
        }
        return Optional.of(sequence.get((int) (played++ % sequence.size())));
    }

    private boolean matches(IncomingCall call) {
        return (operation.equals(FaultScript.ANY) || operation.equals(call.operation())) && condition.test(call);
    }

    /** {@return how often it has played; each fault of a sequence counts; zero or more} */
    public long fired() {
        return monitor.read(() -> played);
    }

    /**
     * {@return whether it still owes what was asked of it; true until everything has played; a fault armed for always
     * owes one play}
     */
    public boolean isUnfired() {
        return monitor.read(() -> plannedPlays == ALWAYS ? played == 0 : played < plannedPlays);
    }

    /** Ends it: it plays no more. */
    public void disarm() {
        monitor.change(() -> disarmed = true);
    }

    /**
     * Blocks, in real time, until it has played that often.
     *
     * @param plays how often
     * @param realLimit the longest real time to wait
     * @return false when the limit ended first
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean awaitFired(long plays, Duration realLimit) throws InterruptedException {
        return monitor.await(() -> played >= plays, realLimit);
    }

    /** {@return the operation and its faults, as reports name them} */
    public String name() {
        return operation + ":" + sequence.stream().map(Fault::name).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return name() + " played " + fired() + (plannedPlays == ALWAYS ? "" : " of " + plannedPlays);
    }
}
