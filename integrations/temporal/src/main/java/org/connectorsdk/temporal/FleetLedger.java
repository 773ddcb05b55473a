package org.connectorsdk.temporal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet knows of its connections: which wait, which run, and how the others ended. Plain memory of one run; it
 * stays small, as it is the payload of the next one.
 */
final class FleetLedger {
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_TEXT = 200;

    /** Pages are asked for while fewer connections wait; twice as many for an account that would stand idle. */
    private static final int MOST_WAITING = 6_000;

    private final Instant began;
    private final List<AccountWalk> walks = new ArrayList<>();
    private final Set<FleetState.Running> running = new LinkedHashSet<>();
    private final Map<String, Integer> perAccount = new HashMap<>();
    private final Map<SyncEnd.Outcome, Integer> counts = new EnumMap<>(SyncEnd.Outcome.class);
    private final List<SyncEnd> listed = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int unlisted;
    private int turn;

    FleetLedger(FleetOrder order, Instant now) {
        FleetState state = order.state();
        began = state == null ? now : state.began();
        for (FleetAccount account : order.accounts()) {
            walks.add(new AccountWalk(account, state == null ? null : state.walk(account.name()), this::problem));
        }
        if (state != null) {
            counts.putAll(state.counts());
            listed.addAll(state.listed());
            unlisted = state.unlisted();
            problems.addAll(state.problems());
            state.running().forEach(this::started);
        }
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(cut(text));
        }
    }

    List<AccountWalk> walks() {
        return walks;
    }

    /** {@return the walk whose turn it is to start a sync; null when no sync can be started} */
    @Nullable
    AccountWalk inTurn(int window) {
        for (int i = 0; i < walks.size() && running.size() < window; i++) {
            int place = (turn + i) % walks.size();
            AccountWalk walk = walks.get(place);
            int ceiling = walk.account().ceiling();
            int its = perAccount.getOrDefault(walk.account().name(), 0);
            if (walk.waiting() > 0 && (ceiling == 0 || its < ceiling)) {
                turn = place + 1;
                return walk;
            }
        }
        return null;
    }

    /** {@return whether a page of the account is to be asked for} */
    boolean needsPage(AccountWalk walk) {
        if (!walk.needsPage()) {
            return false;
        }
        int stock = 0;
        for (AccountWalk other : walks) {
            stock += other.isFetching() ? PagePart.MOST : other.isNamed() ? 0 : other.waiting();
        }
        boolean idle = perAccount.getOrDefault(walk.account().name(), 0) == 0;
        return stock < (idle ? 2 * MOST_WAITING : MOST_WAITING);
    }

    List<FleetState.Running> running() {
        return List.copyOf(running);
    }

    /** {@return false when it is in progress already} */
    boolean started(FleetState.Running sync) {
        boolean isNew = running.add(sync);
        if (isNew) {
            perAccount.merge(sync.account(), 1, Integer::sum);
        }
        return isNew;
    }

    /** {@return whether it was in progress} */
    boolean withdrawn(FleetState.Running sync) {
        boolean was = running.remove(sync);
        if (was) {
            perAccount.merge(sync.account(), -1, Integer::sum);
        }
        return was;
    }

    /** Notes an end, once. */
    void ended(SyncEnd end) {
        if (!withdrawn(new FleetState.Running(end.account(), end.connection()))) {
            return;
        }
        counts.merge(end.outcome(), 1, Integer::sum);
        if (end.outcome() == SyncEnd.Outcome.SUCCEEDED) {
            return;
        }
        if (listed.size() < MOST_LISTED) {
            listed.add(brief(end));
        } else {
            unlisted++;
        }
    }

    private static SyncEnd brief(SyncEnd end) {
        JobReport job = end.job() == null ? null : end.job().brief(LONGEST_TEXT);
        return new SyncEnd(end.account(), end.connection(), end.outcome(), job, cut(end.message()));
    }

    private static String cut(String text) {
        return JobReport.cut(text, LONGEST_TEXT);
    }

    boolean isOver(boolean cancelled) {
        return running.isEmpty() && (cancelled || walks.stream().allMatch(AccountWalk::isOver));
    }

    FleetReport report(boolean paused, @Nullable Instant ended) {
        return new FleetReport(
                began,
                ended,
                counts(),
                running.size(),
                walks.stream().mapToInt(AccountWalk::waiting).sum(),
                paused,
                List.copyOf(listed),
                unlisted,
                List.copyOf(problems));
    }

    FleetState state(String run, boolean paused) {
        return new FleetState(
                run,
                began,
                walks.stream().map(AccountWalk::state).toList(),
                running(),
                counts(),
                List.copyOf(listed),
                unlisted,
                List.copyOf(problems),
                paused);
    }

    private Map<SyncEnd.Outcome, Integer> counts() {
        return Collections.unmodifiableMap(new EnumMap<>(counts));
    }
}
