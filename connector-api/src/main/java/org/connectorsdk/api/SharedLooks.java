package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectorsdk.api.call.AnswerHead;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.api.observe.OperationStart;
import org.connectorsdk.api.spi.RunningJobs;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the jobs of many waits of one client together, where its provider tells of many at once
 * ({@link RunningJobs}). Such a look only ever proves that a job goes on; what it does not tell is looked at alone, by
 * the wait itself (ADR 10). Thread-safe.
 */
final class SharedLooks {
    /** Fewer jobs are looked at one by one. */
    static final int LEAST = 4;

    private static final Duration MOST_PATIENCE = Duration.ofMillis(200);

    /** What comes due during a look that takes longer is looked at alone. */
    private static final long SLOW_NANOS = Duration.ofSeconds(5).toNanos();

    /** For so long no look is shared after one that failed. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    /** For so long no look is shared after the vendor refused one. */
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(10);

    /** So many shared looks in a row may be answered with 429 before the list counts as failed. */
    private static final int MOST_LIMITED = 3;

    /**
     * What a look that many waits share means for one of them.
     *
     * @param answer the job, which goes on; or why the look failed
     * @param pause for which its answers asked
     */
    record Heard(Either<ConnectorError, Job> answer, Duration pause) {}

    /** Only waits whose calls are made alike share a look. */
    private record Alike(
            Optional<Duration> deadline,
            Optional<Duration> attemptTimeout,
            Map<String, String> headers,
            Optional<Secret> credential,
            Optional<Consumer<AnswerHead>> inspector) {
        static Alike of(Member wait) {
            CallOptions of = wait.view().options();
            return new Alike(of.deadline(), of.attemptTimeout(), of.headers(), of.credential(), of.inspector());
        }
    }

    /** A wait, as far as looks are shared. */
    interface Member {
        JobRef ref();

        /** {@return the view of the client with which it looks} */
        DefaultConnections view();

        boolean isOver();

        /** {@return whether it pauses, and may be looked at now, though not alone} */
        boolean mayWake();

        /** {@return whether its pause has been ended; false when it just ended by itself} */
        boolean wake();

        /** What a shared look has told of it. */
        void hear(Heard heard);

        /** Looks alone. */
        void look();

        /** Goes on with the pause from which it was woken, and looks alone at its end. */
        void sleepOn();

        /** Nothing more can be known of it. */
        void fail(Throwable failure);
    }

    /** Members that are alike. One look at a time is shared by them. */
    private static final class Group {
        final Set<Member> members = new LinkedHashSet<>();
        final List<Member> due = new ArrayList<>();
        boolean busy;
        long busySince;
    }

    /** One shared look; nobody waits for it any more once all its members are over. */
    private static final class Look {
        final LinkedFuture<Void> call = new LinkedFuture<>();
        final Group group;
        final List<Member> due;
        final List<Member> woken;
        final Set<Member> left = new HashSet<>();

        Look(Group group, List<Member> due, List<Member> woken) {
            this.group = group;
            this.due = due;
            this.woken = woken;
            left.addAll(due);
            left.addAll(woken);
        }

        Stream<Member> members() {
            return Stream.concat(due.stream(), woken.stream());
        }
    }

    private final ClientState client;
    private final RunningJobs running;
    private final Workers workers;
    private final WaitTimer timer;
    private final Object owner;
    private final TimeSource time;
    private final PollLoad load;
    private final Map<Alike, Group> groups = new HashMap<>();
    private final Set<Look> looks = new HashSet<>();
    private boolean aside;
    private long asideUntil;
    private int limited;

    private SharedLooks(ClientState client, RunningJobs running, Workers workers, WaitTimer timer, Object owner) {
        this.client = client;
        this.running = running;
        this.workers = workers;
        this.timer = timer;
        this.owner = owner;
        this.time = client.time();
        this.load = client.pollLoad();
    }

    /**
     * {@return the looks that waits of a client share; empty where its provider looks at one job at a time}
     *
     * @param owner for whom the timer is used
     */
    static Optional<SharedLooks> of(ClientState client, Workers workers, WaitTimer timer, Object owner) {
        try {
            return client.provider()
                    .runningJobs()
                    .map(running -> new SharedLooks(client, running, workers, timer, owner));
        } catch (RuntimeException | LinkageError e) {
            client.threw(e, "finding what tells of many jobs");
            return Optional.empty();
        }
    }

    void enter(Member wait) {
        synchronized (groups) {
            groups.computeIfAbsent(Alike.of(wait), alike -> new Group()).members.add(wait);
        }
    }

    void leave(Member wait) {
        List<Look> unwanted = new ArrayList<>();
        synchronized (groups) {
            Alike alike = Alike.of(wait);
            Group group = groups.get(alike);
            if (group != null && group.members.remove(wait) && group.members.isEmpty()) {
                groups.remove(alike);
            }
            for (Look look : looks) {
                if (look.left.remove(wait) && look.left.isEmpty()) {
                    unwanted.add(look);
                }
            }
        }
        unwanted.forEach(look -> look.call.cancel(true));
    }

    /** {@return how long the first look of a wait may wait for those of others} */
    static Duration patience(WaitPolicy policy) {
        return Collections.min(
                List.of(policy.firstPause().dividedBy(10), policy.total().dividedBy(10), MOST_PATIENCE));
    }

    /**
     * A wait is due: it is looked at together with those that are due as well or will be soon, alone if there are too
     * few.
     *
     * @param patience how long it waits for others
     */
    void due(Member wait, Duration patience) {
        Group group = join(wait);
        if (group == null) {
            return;
        }
        if (patience.isZero()) {
            gathered(group);
        } else {
            timer.schedule(patience, owner, () -> gathered(group), failure -> lost(group, failure));
        }
    }

    /** {@return the group whose look it is to begin; null where there is nothing more to do} */
    private @Nullable Group join(Member wait) {
        synchronized (groups) {
            long now = time.nanoTime();
            Group group = groups.get(Alike.of(wait));
            boolean isSlow = group != null && group.busy && now - group.busySince > SLOW_NANOS;
            if (group != null && !isSlow && !isAside(now)) {
                group.due.add(wait);
                if (group.busy) {
                    return null; // and takes part in the next one
                }
                group.busy = true;
                group.busySince = now;
                return group;
            }
        }
        wait.look();
        return null;
    }

    private boolean isAside(long now) {
        aside &= asideUntil - now > 0;
        return aside;
    }

    private void lost(Group group, Throwable failure) {
        List<Member> due;
        synchronized (groups) {
            due = List.copyOf(group.due);
            group.due.clear();
            group.busy = false;
        }
        due.forEach(wait -> wait.fail(failure));
    }

    private void gathered(Group group) {
        List<Member> due;
        Look look;
        try {
            synchronized (groups) {
                long now = time.nanoTime();
                due = group.due.stream().filter(wait -> !wait.isOver()).toList();
                look = isAside(now) || due.isEmpty() ? null : look(group, due);
                group.due.clear();
                group.busy = look != null;
                group.busySince = now;
            }
        } catch (RuntimeException | Error failure) { // of the clock
            lost(group, failure);
            return;
        }
        if (look == null) {
            due.forEach(Member::look);
            return;
        }
        try {
            workers.execute(() -> run(look), true);
        } catch (RuntimeException | Error full) { // each wait finds out by itself
            alone(look);
            ended(look);
        }
    }

    private @Nullable Look look(Group group, List<Member> due) {
        List<Member> wakeable = group.members.stream().filter(Member::mayWake).toList();
        long jobs = Stream.concat(due.stream(), wakeable.stream())
                .map(Member::ref)
                .distinct()
                .count();
        if (jobs < LEAST) {
            return null;
        }
        Look look = new Look(group, due, wakeable.stream().filter(Member::wake).toList());
        looks.add(look);
        return look;
    }

    private void run(Look look) {
        try {
            ServerHints hints = new ServerHints();
            CallOptions options =
                    look.due.get(0).view().options().toBuilder().hints(hints).build();
            GuardedCall call = new GuardedCall(client, "await", false, options).seenAs(OperationStart.SHARED_LOOK);
            List<JobRef> refs = look.members().map(Member::ref).distinct().toList();
            look.call.runInterruptibly(
                    () -> look.due.get(0).view().running(running, refs, call),
                    answer -> tell(look, answer, hints, call.requests()));
            if (look.call.isCompletedExceptionally() && !look.call.isCancelled()) {
                CompletableFuture<?> unused = look.call.whenComplete(
                        (nothing, failure) -> look.members().forEach(wait -> wait.fail(failure)));
            }
        } catch (RuntimeException | Error failure) {
            look.members().forEach(wait -> wait.fail(failure));
        } finally {
            ended(look);
        }
    }

    private void ended(Look look) {
        synchronized (groups) {
            looks.remove(look);
        }
        gathered(look.group); // what came due meanwhile
    }

    private static void alone(Look look) {
        look.due.forEach(Member::look);
        look.woken.forEach(Member::sleepOn);
    }

    private void tell(Look look, Either<ConnectorError, Map<JobRef, Job>> answer, ServerHints hints, int requests) {
        hints.requestsPerSecond().ifPresent(load::allowed);
        if (answer.isLeft()) {
            failed(look, answer.getLeft(), hints);
            return;
        }
        Map<JobRef, Job> told = answer.get();
        int untold = (int)
                look.members().filter(wait -> !told.containsKey(wait.ref())).count();
        load.cost(requests + untold, look.due.size() + look.woken.size());
        synchronized (groups) {
            limited = 0;
            if (told.size() < requests) { // it did not pay
                setAside(AFTER_FAILURE);
            }
        }
        look.due.forEach(wait -> tell(wait, told, hints, wait::look));
        look.woken.forEach(wait -> tell(wait, told, hints, wait::sleepOn));
    }

    private static void tell(Member wait, Map<JobRef, Job> told, ServerHints hints, Runnable untold) {
        Job job = told.get(wait.ref());
        if (job == null) {
            untold.run();
        } else {
            wait.hear(new Heard(Either.right(job), hints.pause()));
        }
    }

    /** A list that fails fails no wait, nor does it set them all off at once. */
    private void failed(Look look, ConnectorError error, ServerHints hints) {
        Heard heard = new Heard(Either.left(error), hints.pause());
        switch (error.kind()) {
            case RATE_LIMITED -> {
                load.refused();
                synchronized (groups) {
                    if (++limited >= MOST_LIMITED) {
                        setAside(AFTER_FAILURE);
                    }
                }
                look.members().forEach(wait -> wait.hear(heard));
            }
            case TIMEOUT, UNREACHABLE, PROVIDER_FAILURE, CIRCUIT_OPEN -> {
                setAside(AFTER_FAILURE);
                look.due.forEach(wait -> wait.hear(heard));
                look.woken.forEach(Member::sleepOn);
            }
            case CLOSED, INTERRUPTED -> alone(look);
            default -> {
                client.log()
                        .info(LogName.WAIT)
                        .write("jobs are looked at one by one, as looking at many failed: "
                                + error.context().summary());
                setAside(AFTER_REFUSAL);
                alone(look);
            }
        }
    }

    private void setAside(Duration span) {
        synchronized (groups) {
            aside = true;
            asideUntil = time.nanoTime() + span.toNanos();
            limited = 0;
        }
        load.cost(1, 1);
    }
}
