package org.connectorsdk.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.api.observe.OperationEnd;
import org.connectorsdk.api.observe.OperationObservation;
import org.connectorsdk.api.observe.OperationStart;
import org.connectorsdk.api.observe.Poll;
import org.connectorsdk.api.observe.Scope;

/** Writes down all that an observer is told of operations, a line each. */
final class ObservedLines implements Observer {
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final List<OperationStart> starts = Collections.synchronizedList(new ArrayList<>());
    final List<OperationEnd> ends = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch ended = new CountDownLatch(1);
    final ThreadLocal<String> current = new ThreadLocal<>();

    @Override
    public OperationObservation operation(OperationStart start) {
        starts.add(start);
        lines.add("begin " + start.operation());
        return new OperationObservation() {
            @Override
            public CallObservation call(CallStart call) {
                lines.add("call " + call.name() + " of " + start.operation());
                return CallObservation.NONE;
            }

            @Override
            public void poll(Poll poll) {
                lines.add("poll " + poll.number() + " "
                        + poll.status()
                                .map(Object::toString)
                                .orElseGet(() -> poll.error().get().kind().toString()));
            }

            @Override
            public Scope enter() {
                String before = current.get();
                current.set(start.operation());
                return () -> current.set(before);
            }

            @Override
            public void end(OperationEnd end) {
                ends.add(end);
                ended.countDown();
                lines.add("end " + start.operation() + " "
                        + end.error().map(error -> error.kind().toString()).orElse("ok"));
            }
        };
    }
}
