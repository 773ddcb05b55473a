package org.connectorsdk.verification.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.api.observe.OperationEnd;
import org.connectorsdk.api.observe.OperationObservation;
import org.connectorsdk.api.observe.OperationStart;
import org.connectorsdk.api.observe.Scope;

/** Keeps all that an observer is told, and marks each attempt with a header of its own. */
final class Books implements Observer {
    static final String MARK = "x-observed";

    final List<Entry> roots = new CopyOnWriteArrayList<>();
    final AtomicInteger openScopes = new AtomicInteger();
    private final AtomicInteger marks = new AtomicInteger();

    /** What began: an operation, a call or an attempt. */
    static final class Entry {
        final String name;
        final List<Entry> children = new CopyOnWriteArrayList<>();
        final List<Object> ends = new CopyOnWriteArrayList<>();
        final String mark;

        Entry(String name, String mark) {
            this.name = name;
            this.mark = mark;
        }

        Stream<Entry> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Entry::all));
        }

        long attempts() {
            return children.stream().filter(child -> !child.mark.isEmpty()).count();
        }

        @Override
        public String toString() {
            return name + ends + children;
        }
    }

    List<Entry> all() {
        return roots.stream().flatMap(Entry::all).toList();
    }

    /** The marks of all attempts, in order of their beginning. */
    List<String> marks() {
        List<String> sorted = new ArrayList<>();
        all().stream().map(entry -> entry.mark).filter(mark -> !mark.isEmpty()).forEach(sorted::add);
        sorted.sort(null);
        return sorted;
    }

    private Scope scope() {
        openScopes.incrementAndGet();
        Thread thread = Thread.currentThread();
        return () -> {
            if (Thread.currentThread() == thread) {
                openScopes.decrementAndGet();
            }
        };
    }

    @Override
    public OperationObservation operation(OperationStart start) {
        Entry entry = new Entry(start.operation(), "");
        roots.add(entry);
        return new OperationObservation() {
            @Override
            public CallObservation call(CallStart call) {
                return begin(call, entry.children);
            }

            @Override
            public Scope enter() {
                return scope();
            }

            @Override
            public void end(OperationEnd end) {
                entry.ends.add(end);
            }
        };
    }

    @Override
    public CallObservation call(CallStart start) {
        return begin(start, roots);
    }

    private CallObservation begin(CallStart start, List<Entry> siblings) {
        Entry entry = new Entry("call " + start.name(), "");
        siblings.add(entry);
        return new CallObservation() {
            @Override
            public AttemptObservation attempt(AttemptStart attempt) {
                return begin(attempt, entry.children);
            }

            @Override
            public CallObservation call(CallStart call) {
                return begin(call, entry.children);
            }

            @Override
            public Scope enter() {
                return scope();
            }

            @Override
            public void end(CallEnd end) {
                entry.ends.add(end);
            }
        };
    }

    private AttemptObservation begin(AttemptStart start, List<Entry> siblings) {
        Entry entry = new Entry("attempt " + start.number(), String.format("m%06d", marks.incrementAndGet()));
        start.header(MARK, entry.mark);
        siblings.add(entry);
        return new AttemptObservation() {
            @Override
            public Scope enter() {
                return scope();
            }

            @Override
            public void end(AttemptEnd end) {
                entry.ends.add(end);
            }
        };
    }
}
