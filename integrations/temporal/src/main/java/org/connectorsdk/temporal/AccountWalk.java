package org.connectorsdk.temporal;

import io.temporal.workflow.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionIds;
import org.jspecify.annotations.Nullable;

/** The walk of a fleet through the connections of one account, one page ahead of the syncs at the most. */
final class AccountWalk {
    private static final int MOST_PROBLEMS = 20;

    private final FleetAccount account;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private String next;
    private boolean listed;
    private @Nullable Promise<?> fetch;

    AccountWalk(FleetAccount account, FleetState.@Nullable Walk state) {
        this.account = account;
        if (state == null) {
            next = "";
            waiting.addAll(account.connections());
            listed = !account.connections().isEmpty();
        } else {
            next = state.next();
            waiting.addAll(state.waiting());
            problems.addAll(state.problems());
            listed = state.listed();
        }
    }

    FleetAccount account() {
        return account;
    }

    @Nullable
    String take() {
        return waiting.poll();
    }

    int waiting() {
        return waiting.size();
    }

    List<String> problems() {
        return problems;
    }

    boolean needsPage() {
        return waiting.isEmpty() && !listed && fetch == null;
    }

    boolean isFetching() {
        return fetch != null;
    }

    boolean isOver() {
        return listed && waiting.isEmpty();
    }

    String next() {
        return next;
    }

    void fetching(Promise<?> page) {
        fetch = page;
    }

    void fetched(ConnectionIds page) {
        fetch = null;
        waiting.addAll(page.connections());
        page.warnings().forEach(this::problem);
        boolean stuck = !page.next().isEmpty() && page.next().equals(next);
        if (stuck) {
            problem("its list does not go on: a page answered its own token");
        }
        next = page.next();
        listed = next.isEmpty() || stuck;
    }

    void failed(String message) {
        fetch = null;
        listed = true;
        problem("it could not be listed to the end: " + message);
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add("account " + account.name() + ": " + text);
        }
    }

    FleetState.Walk state() {
        return new FleetState.Walk(account.name(), List.copyOf(waiting), next, listed, List.copyOf(problems));
    }
}
