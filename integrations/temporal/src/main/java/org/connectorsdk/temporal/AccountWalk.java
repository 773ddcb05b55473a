package org.connectorsdk.temporal;

import io.temporal.workflow.CancellationScope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionIds;
import org.jspecify.annotations.Nullable;

/** The walk of a fleet through the connections of one account, one page ahead of the syncs at the most. */
final class AccountWalk {
    private final FleetAccount account;
    private final Consumer<String> problems;
    private final Deque<String> waiting = new ArrayDeque<>();
    /** Tokens of pages that this run has seen. */
    private final Set<String> seen = new HashSet<>();

    private String next;
    private boolean listed;
    private @Nullable CancellationScope fetch;

    AccountWalk(FleetAccount account, FleetState.@Nullable Walk state, Consumer<String> problems) {
        this.account = account;
        this.problems = problems;
        List<String> named = account.connections();
        if (state == null) {
            next = "";
            listed = named != null;
            waiting.addAll(named == null ? List.of() : named);
        } else {
            next = state.next();
            waiting.addAll(state.waiting());
            listed = state.listed();
        }
    }

    FleetAccount account() {
        return account;
    }

    /** To be asked while some wait. */
    String take() {
        return waiting.remove();
    }

    int waiting() {
        return waiting.size();
    }

    boolean needsPage() {
        return waiting.isEmpty() && !listed && fetch == null;
    }

    boolean isFetching() {
        return fetch != null;
    }

    /** {@return whether its connections are those of the order} */
    boolean isNamed() {
        return account.connections() != null;
    }

    boolean isOver() {
        return listed && waiting.isEmpty();
    }

    String next() {
        return next;
    }

    void fetching(CancellationScope page) {
        fetch = page;
    }

    void fetched(ConnectionIds page) {
        fetch = null;
        waiting.addAll(page.connections());
        page.warnings().forEach(this::problem);
        seen.add(next);
        boolean stuck = !page.next().isEmpty() && seen.contains(page.next());
        if (stuck) {
            problem("its list does not go on: a page leads to one that was read");
        }
        next = page.next();
        listed = next.isEmpty() || stuck;
    }

    void failed(String message) {
        fetch = null;
        listed = true;
        problem("it could not be listed to the end: " + message);
    }

    /** The page that is under way is asked for no more. */
    void stop() {
        CancellationScope page = fetch;
        if (page != null) {
            page.cancel();
        }
    }

    void stopped() {
        fetch = null;
    }

    private void problem(String text) {
        problems.accept("account " + account.name() + ": " + text);
    }

    FleetState.Walk state() {
        return new FleetState.Walk(account.name(), List.copyOf(waiting), next, listed);
    }
}
