package org.connectorsdk.simulators.fivetran;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.simulators.fivetran.FivetranBehaviour.EndOrder;
import org.connectorsdk.simulators.fivetran.RunStep.Kind;

/** What a connection is at, look after look. It has no id that the vendor would tell. */
final class Run {
    /** A look: the step it sees, and which of the two signs of an end it writes. */
    record Look(RunStep step, boolean goesIdle, boolean writesEnd) {}

    final String syncId;
    final boolean wholeReload;
    private final List<Look> looks = new ArrayList<>();
    private int next;

    /** One that was not looked at yet; there is at least one step. */
    Run(String syncId, boolean wholeReload, List<RunStep> steps, EndOrder order) {
        this.syncId = syncId;
        this.wholeReload = wholeReload;
        for (RunStep step : steps) {
            if (!step.ends()) {
                looks.add(new Look(step, step.kind() == Kind.STOPPED, false));
            } else if (order == EndOrder.TOGETHER) {
                looks.add(new Look(step, true, true));
            } else {
                looks.add(new Look(step, order == EndOrder.STATE_FIRST, order == EndOrder.TIME_FIRST));
                looks.add(new Look(step, order == EndOrder.TIME_FIRST, order == EndOrder.STATE_FIRST));
            }
        }
    }

    /** What this look sees; the last one stays. */
    Look look() {
        Look seen = looks.get(Math.min(next, looks.size() - 1));
        next++;
        return seen;
    }

    /** Whether nothing comes after what was seen last. */
    boolean isOver() {
        return next >= looks.size();
    }

    /** Whether it has begun to end: one of the two signs was seen, the other was not. */
    boolean isEnding() {
        return next > 0 && !isOver() && looks.get(next - 1).step().ends();
    }

    /** Whether it stays in a state that it does not leave by itself. */
    boolean isStuckIn(Kind kind) {
        return isOver() && looks.get(looks.size() - 1).step().kind() == kind;
    }
}
