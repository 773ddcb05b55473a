package org.connectorsdk.simulators.hotdata.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the states of a job follow each other. Immutable.
 *
 * @since 0.1.0
 */
public final class JobScript {
    /** Stands for an answer without a state. */
    public static final String MISSING = "";

    private final List<String> byPolls;
    private final Duration pendingFor;
    private final Duration runningFor;
    private final boolean neverEnds;
    private final String lastState;

    private JobScript(
            List<String> byPolls, Duration pendingFor, Duration runningFor, boolean neverEnds, String lastState) {
        this.byPolls = List.copyOf(byPolls);
        this.pendingFor = pendingFor;
        this.runningFor = runningFor;
        this.neverEnds = neverEnds;
        this.lastState = lastState;
    }

    /**
     * Each poll shows the next state, known to clients or not; after the last one the job has ended as its work
     * did.
     */
    public static JobScript byPolls(String... states) {
        return new JobScript(List.of(states), Duration.ZERO, Duration.ZERO, false, "");
    }

    /**
     * The simulator's clock carries the job on, however often it is polled: it waits so long, and then runs so
     * long before it ends as its work did.
     */
    public static JobScript byClock(Duration pendingFor, Duration runningFor) {
        return new JobScript(List.of(), pendingFor, runningFor, false, "");
    }

    /** {@return the same script, whose last state stays for ever: the job never ends} */
    public JobScript neverEnding() {
        return new JobScript(byPolls, pendingFor, runningFor, true, lastState);
    }

    /** The same script with another word for how the job ended; its work is done as always. */
    public JobScript endingAs(String state) {
        return new JobScript(byPolls, pendingFor, runningFor, neverEnds, state);
    }

    /** The state that a poll shows, empty when the job has ended. */
    Optional<String> state(int poll, Duration age) {
        if (byPolls.isEmpty()) {
            return stateAt(age);
        }
        boolean over = poll > byPolls.size();
        if (over && !neverEnds) {
            return Optional.empty();
        }
        return Optional.of(byPolls.get(Math.max(1, Math.min(poll, byPolls.size())) - 1));
    }

    private Optional<String> stateAt(Duration age) {
        if (age.compareTo(pendingFor) < 0) {
            return Optional.of("pending");
        }
        boolean running = neverEnds || age.compareTo(pendingFor.plus(runningFor)) < 0;
        return running ? Optional.of("running") : Optional.empty();
    }

    String endState(String asItsWorkDid) {
        return lastState.isEmpty() ? asItsWorkDid : lastState;
    }
}
