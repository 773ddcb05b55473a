package org.connectorsdk.micrometer;

import io.micrometer.observation.Observation;
import org.connectorsdk.api.observe.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What is observed.
 *
 * @param own its observation, which may be one that the process has switched off
 * @param observation whose children its children are: then that of its parent
 */
record Observed(Observation own, Observation observation) implements Measure {
    static Observed begun(Observation own, Observation parent) {
        return new Observed(own, own.isNoop() ? parent : own);
    }

    @Override
    public Scope enter() {
        return own.isNoop() ? Scope.NONE : own.openScope()::close;
    }

    @Override
    public void end(@Nullable Throwable error) {
        if (error != null) {
            own.error(error);
        }
        own.stop();
    }
}
