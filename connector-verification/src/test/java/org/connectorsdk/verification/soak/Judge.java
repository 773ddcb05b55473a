package org.connectorsdk.verification.soak;

import io.vavr.control.Either;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.Reconciliation;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;

/** Compares what the library said of an operation with what the proxy forwarded of it. */
final class Judge {
    private static final int MOST_LOOKS = 20;

    private final Account account;

    Judge(Account account) {
        this.account = account;
    }

    Set<Verdict> judge(Work work, Either<ConnectorError, ?> said, List<Ledger.Entry> entries) {
        Set<Verdict> found = EnumSet.noneOf(Verdict.class);
        List<Ledger.Entry> writes =
                entries.stream().filter(entry -> entry.write).toList();
        doubles(work, decisive(work, entries), found);
        if (said.isLeft()) {
            denial(said.getLeft(), writes, found);
            if (work == Work.CREATE && said.getLeft().context().outcome() == Outcome.UNKNOWN) {
                reconcile(said.getLeft(), entries, found);
            }
        } else if (said.get() instanceof List<?> items) {
            items(items, found);
        } else if (!(work == Work.CANCEL && isOver(said.get()))
                && !isTrue(said.get(), decisive(work, entries), entries)) {
            found.add(Verdict.FALSE_SUCCESS);
        }
        return found;
    }

    private List<Ledger.Entry> decisive(Work work, List<Ledger.Entry> entries) {
        List<String> routes = account.harness().operations(work.call());
        return entries.stream()
                .filter(entry -> entry.write && entry.executed() && routes.contains(entry.route))
                .filter(entry -> work != Work.CREATE || entry.route.equals(routes.get(0)))
                .toList();
    }

    private void doubles(Work work, List<Ledger.Entry> executed, Set<Verdict> found) {
        boolean repeatable = work == Work.PURGE && account.harness().purgeIsIdempotent();
        if (executed.size() > 1 && !repeatable) {
            switch (work) {
                case CREATE -> found.add(Verdict.DOUBLED_CREATE);
                case SYNC, PURGE -> found.add(Verdict.DOUBLED_SYNC);
                default -> {
                    // Deleting, cancelling or setting a name twice is doing it once.
                }
            }
        }
    }

    private static void denial(ConnectorError error, List<Ledger.Entry> writes, Set<Verdict> found) {
        boolean forwarded = writes.stream().anyMatch(Ledger.Entry::forwarded);
        boolean executed = writes.stream().anyMatch(Ledger.Entry::executed);
        switch (error.context().outcome()) {
            case NOT_SENT -> {
                if (forwarded) {
                    found.add(Verdict.FALSE_DENIAL);
                }
            }
            case REFUSED -> {
                if (executed) {
                    found.add(Verdict.FALSE_DENIAL);
                }
            }
            case UNKNOWN -> {
                if (writes.stream().allMatch(entry -> entry.mishap.isProof())) {
                    found.add(Verdict.NEEDLESS_UNKNOWN);
                }
            }
        }
    }

    /** What a caller is told to do when a create is in doubt; again, when the list changed under it. */
    private void reconcile(ConnectorError error, List<Ledger.Entry> entries, Set<Verdict> found) {
        Either<ConnectorError, Reconciliation> seen = account.direct().reconcile(error);
        for (int looks = 1; looks < MOST_LOOKS && seen.isLeft(); looks++) {
            seen = account.direct().reconcile(error);
        }
        List<ConnectionId> there = account.created(entries);
        if (seen.isLeft() || !there.equals(ids(seen.get()))) {
            found.add(Verdict.WRONG_RECONCILIATION);
        }
    }

    private static List<ConnectionId> ids(Reconciliation seen) {
        return seen.matches().stream().map(Connection::id).toList();
    }

    private void items(List<?> items, Set<Verdict> found) {
        Set<ConnectionId> seen = new HashSet<>();
        for (Object item : items) {
            if (!seen.add(((Connection) item).id())) {
                found.add(Verdict.DOUBLED_ITEM);
            }
        }
        if (!seen.containsAll(account.stable())) {
            found.add(Verdict.LOST_ITEM);
        }
    }

    /** Nothing was left to cancel, which the look before it told. */
    private static boolean isOver(Object said) {
        return said instanceof Job job
                && job.status().isTerminal()
                && job.status().state() != JobState.CANCELLED;
    }

    private boolean isTrue(Object said, List<Ledger.Entry> executed, List<Ledger.Entry> all) {
        if (said instanceof Deletion) {
            return all.stream().anyMatch(entry -> entry.write && entry.forwarded());
        }
        if (executed.isEmpty()) {
            return false;
        }
        if (said instanceof Connection connection) {
            return names(executed, connection.id().value());
        }
        if (said instanceof Job job) {
            return job.ref().inferred()
                    ? leadsToAnEnd(job.ref())
                    : names(executed, job.ref().jobId());
        }
        return said instanceof Purge purge
                && purge.job().map(ref -> names(executed, ref.jobId())).orElse(true);
    }

    /** Another client has to see the run end by a handle that names no run; each look takes the run a step on. */
    private boolean leadsToAnEnd(JobRef handle) {
        try (Connections other = account.open(RuntimeContext.standard(), UnaryOperator.identity())) {
            for (int looks = 0; looks < MOST_LOOKS; looks++) {
                if (other.job(handle).exists(job -> job.status().state() == JobState.SUCCEEDED)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean names(List<Ledger.Entry> executed, String id) {
        return executed.stream().anyMatch(entry -> entry.text().contains(id));
    }
}
