package org.connectorsdk.temporal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a fleet knows of its connections: which wait, which run, and how the others ended. Plain memory of one run. */
final class FleetLedger {
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_PROBLEMS = 100;
    private static final Set<SyncEnd.Outcome> GOOD = Set.of(SyncEnd.Outcome.SUCCEEDED);

    private final Instant began;
    private final List<AccountWalk> walks = new ArrayList<>();
    private final Map<String, FleetState.Running> running = new LinkedHashMap<>();
    private final Map<String, Integer> perAccount = new LinkedHashMap<>();
    private final Map<SyncEnd.Outcome, Integer> counts = new EnumMap<>(SyncEnd.Outcome.class);
    private final List<SyncEnd> listed = new ArrayList<>();
    private int unlisted;

    FleetLedger(FleetOrder order, Instant now) {
        FleetState state = order.state();
        this.began = state == null ? now : state.began();
        order.accounts().forEach(account -> walks.add(new AccountWalk(account, walk(state, account.name()))));
        if (state != null) {
            counts.putAll(state.counts());
            listed.addAll(state.listed());
            unlisted = state.unlisted();
            state.running().forEach(this::started);
        }
    }

    private static FleetState.@Nullable Walk walk(@Nullable FleetState state, String account) {
        return state == null
                ? null
                : state.accounts().stream()
                        .filter(walk -> walk.name().equals(account))
                        .findFirst()
                        .orElse(null);
    }

    List<AccountWalk> walks() {
        return walks;
    }

    Set<FleetState.Running> running() {
        return new HashSet<>(running.values());
    }

    int runningCount() {
        return running.size();
    }

    int running(String account) {
        return perAccount.getOrDefault(account, 0);
    }

    void started(FleetState.Running sync) {
        if (running.put(key(sync.account(), sync.connection()), sync) == null) {
            perAccount.merge(sync.account(), 1, Integer::sum);
        }
    }

    /** A connection that the list shows a second time has been dealt with. */
    void withdrawn(String account, String connection) {
        if (running.remove(key(account, connection)) != null) {
            perAccount.merge(account, -1, Integer::sum);
        }
    }

    /** Notes an end, once. */
    void ended(SyncEnd end) {
        if (running.remove(key(end.account(), end.connection())) == null) {
            return;
        }
        perAccount.merge(end.account(), -1, Integer::sum);
        counts.merge(end.outcome(), 1, Integer::sum);
        if (GOOD.contains(end.outcome())) {
            return;
        }
        if (listed.size() < MOST_LISTED) {
            listed.add(end);
        } else {
            unlisted++;
        }
    }

    private static String key(String account, String connection) {
        return account + '/' + connection;
    }

    boolean isOver(boolean cancelled) {
        return running.isEmpty() && (cancelled || walks.stream().allMatch(AccountWalk::isOver));
    }

    FleetReport report(boolean paused, @Nullable Instant ended) {
        List<String> problems = walks.stream()
                .flatMap(walk -> walk.problems().stream())
                .limit(MOST_PROBLEMS)
                .toList();
        return new FleetReport(
                began,
                ended,
                Map.copyOf(counts),
                running.size(),
                walks.stream().mapToInt(AccountWalk::waiting).sum(),
                paused,
                List.copyOf(listed),
                unlisted,
                problems);
    }

    FleetState state(boolean paused, SyncPolicy.@Nullable OnCancel cancelled) {
        return new FleetState(
                began,
                walks.stream().map(AccountWalk::state).toList(),
                List.copyOf(running.values()),
                Map.copyOf(counts),
                List.copyOf(listed),
                unlisted,
                paused,
                cancelled);
    }
}
