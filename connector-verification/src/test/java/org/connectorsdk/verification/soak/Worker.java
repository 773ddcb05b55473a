package org.connectorsdk.verification.soak;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;

/** Makes operations one after the other on its thread, and has each judged. */
final class Worker {
    /** Three attempts that end by silence, their pauses, and some looks for what may have been started. */
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    /** Far beyond the deadlines of all the pages of a list. */
    private static final Duration HUNG = Duration.ofSeconds(90);

    /** How often a caller comes again when it is told to. */
    private static final int MOST_RETURNS = 1_000;

    /** A breaker that is being probed says "now", and is not open to everybody yet. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(100);

    /** What is drawn within an operation, such as pauses, is drawn from its seed. */
    private static final ThreadLocal<RandomGenerator> DRAWN = ThreadLocal.withInitial(() -> Seeds.random(0));

    private final Account account;
    private final Ledger ledger;
    private final Connections client;
    private final Judge judge;
    private final TimeSource time;

    Worker(Account account, Connections client, TimeSource time) {
        this.time = time;
        this.account = account;
        this.ledger = account.ledger();
        this.client = client;
        this.judge = new Judge(account);
    }

    /** What clients are lent. */
    static RandomGenerator random() {
        return () -> DRAWN.get().nextLong();
    }

    Told operate(long seed) throws InterruptedException {
        Work work = account.work(seed);
        Prepared what = account.prepare(work, "soak " + Seeds.text(seed));
        String operation = "lib-" + Seeds.text(seed);
        DRAWN.set(Seeds.random(Seeds.of(seed, -3)));
        AtomicLong longest = new AtomicLong();
        try {
            Either<ConnectorError, ?> said = run(work, what, operation, longest);
            List<Ledger.Entry> entries = ledger.close(operation);
            Set<Verdict> verdicts = judge.judge(work, said, entries);
            if (longest.get() > HUNG.toNanos()) {
                verdicts.add(Verdict.HUNG);
            }
            account.clean(what, entries);
            return Told.of(seed, work, said, entries, verdicts);
        } catch (RuntimeException | LinkageError untyped) {
            return Told.thrown(seed, work, untyped, ledger.close(operation), EnumSet.of(Verdict.UNTYPED));
        }
    }

    /** A breaker that let nothing pass, and a list that changed too much, say what to do, and a sensible caller does it. */
    private Either<ConnectorError, ?> run(Work work, Prepared what, String operation, AtomicLong longest)
            throws InterruptedException {
        CallOptions options = CallOptions.builder()
                .deadline(DEADLINE)
                .header(FaultProxy.OPERATION, operation)
                .build();
        for (int returns = 0; ; returns++) {
            long start = time.nanoTime();
            Either<ConnectorError, ?> said = work.run(client.with(options), what);
            longest.accumulateAndGet(time.nanoTime() - start, Math::max);
            if (returns == MOST_RETURNS || !isToldToReturn(said)) {
                return said;
            }
            Instant now = time.now();
            Duration told =
                    Duration.between(now, said.getLeft().context().retryAt().orElse(now));
            time.sleep(told.compareTo(LEAST_PAUSE) > 0 ? told : LEAST_PAUSE);
        }
    }

    private static boolean isToldToReturn(Either<ConnectorError, ?> said) {
        return said.isLeft()
                && switch (said.getLeft().kind()) {
                    case CIRCUIT_OPEN -> said.getLeft().context().outcome() == Outcome.NOT_SENT;
                    case CONFLICT -> said.getLeft().retryable();
                    default -> false;
                };
    }
}
