package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.api.mask.AnswerMasker;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.api.observe.OperationEnd;
import org.connectorsdk.api.observe.OperationObservation;
import org.connectorsdk.api.observe.OperationStart;
import org.connectorsdk.api.observe.Poll;
import org.connectorsdk.api.observe.Scope;
import org.connectorsdk.api.text.Masker;
import org.jspecify.annotations.Nullable;

/**
 * One neutral operation on its way through a provider. Whatever the provider does, a typed answer comes out: what it
 * throws and a null that it answers are errors, an answer about something else is one as well, and every error reports
 * what the whole operation did.
 */
final class GuardedCall {
    private final ClientState client;
    private final String provider;
    private final OperationContext operation;
    private final CallOptions options;
    private final boolean writes;
    private final CallOptions ceilings;

    private String seenAs;
    private @Nullable GuardedCall whole;
    private int requestsOfParts;
    private boolean ended;
    private int entered;
    private @Nullable Runnable lastWord;
    private @Nullable ConnectionId about;
    private OperationObservation observation = OperationObservation.NONE;
    private long begun;

    /**
     * Begins an operation.
     *
     * @param writes whether it may change something
     */
    GuardedCall(ClientState client, String operation, boolean writes, CallOptions options) {
        this.client = client;
        this.provider = client.descriptor().id();
        this.seenAs = operation;
        this.writes = writes;
        this.operation = OperationContext.of(provider, operation);
        this.ceilings = options;
        this.options = options.toBuilder()
                .operation(this.operation)
                .ceilingsOf(CallOptions.none())
                .build();
        if (writes) {
            options.idempotencyKey().ifPresent(this.operation::idempotencyKey);
        }
    }

    /** Observers know it by another name. */
    GuardedCall seenAs(String name) {
        seenAs = name;
        return this;
    }

    /** Observers know it as a part of another operation. */
    GuardedCall partOf(GuardedCall whole) {
        this.whole = whole;
        operation.observedBy(whole.observation);
        return this;
    }

    GuardedCall on(ConnectionId id) {
        about = id;
        operation.id("connection", id.value());
        return this;
    }

    GuardedCall on(JobRef ref) {
        ref.connection().ifPresent(this::on);
        operation.id("job", ref.display());
        return this;
    }

    String name() {
        return operation.operation();
    }

    boolean writes() {
        return writes;
    }

    /** The options that the provider gets. They have no ceiling: whatever it walks over on its way, it needs all of. */
    CallOptions options() {
        return options;
    }

    /** The options that the provider gets for a walk that the caller wants, with threads for what is fetched ahead. */
    CallOptions walking(Executor ahead) {
        return options.toBuilder().ahead(ahead).ceilingsOf(ceilings).build();
    }

    /** {@return how many items a walk of the caller's may hand out} */
    long maxItems() {
        return ceilings.maxItems().orElse(Long.MAX_VALUE);
    }

    /** {@return how many requests the provider has reported, those of parts included} */
    synchronized int requests() {
        return operation.requests() + requestsOfParts;
    }

    /** {@return the key that the writes carried, the library's own included; null for none} */
    @Nullable
    String idempotencyKey() {
        return operation.idempotencyKey();
    }

    /** Lets the observer see the whole operation; what it does within one that is seen already is a part of it. */
    <T> Either<ConnectorError, T> observed(Supplier<Either<ConnectorError, T>> work) {
        return observed(work, answer -> false);
    }

    /**
     * The same for one that may answer a walk, with whose end it ends.
     *
     * @param isWalk whether an answer is one
     */
    <T> Either<ConnectorError, T> observed(Supplier<Either<ConnectorError, T>> work, Predicate<T> isWalk) {
        if (whole != null && whole.observation != OperationObservation.NONE) {
            return counted(whole, work);
        }
        if (whole != null || observation != OperationObservation.NONE || !begin()) {
            return work.get();
        }
        Either<ConnectorError, T> answer = null;
        Scope scope = observation.enter();
        try (scope) {
            answer = work.get();
            return answer;
        } finally {
            if (answer == null) {
                end(broken("the process broke the operation off"), OptionalLong.empty());
            } else if (answer.isLeft() || !isWalk.test(answer.get())) {
                end(answer.isLeft() ? answer.getLeft() : null, OptionalLong.empty());
            }
        }
    }

    /** What a part asks of the vendor, the whole does. */
    private <T> T counted(GuardedCall by, Supplier<T> work) {
        try {
            return work.get();
        } finally {
            by.counts(operation.requests());
        }
    }

    private synchronized void counts(int requests) {
        requestsOfParts += requests;
    }

    /** The observer sees it from now on. {@return whether there is one} */
    boolean begin() {
        Observer observer = client.observer();
        if (observer == Observer.NONE) {
            return false;
        }
        client.endLeftWalks();
        begun = client.time().nanoTime() - ceilings.waited().toNanos();
        observation = observer.operation(new OperationStart(
                provider, client.account(), seenAs, Optional.ofNullable(about), writes, ceilings.waited()));
        operation.observedBy(observation);
        return true;
    }

    /** {@return whatever is to be closed when this thread stops working for it} */
    Scope enter() {
        if (observation == OperationObservation.NONE) {
            return Scope.NONE;
        }
        synchronized (this) {
            entered++;
        }
        Scope scope = observation.enter();
        return () -> {
            scope.close();
            stopped();
        };
    }

    private void stopped() {
        Runnable last = null;
        synchronized (this) {
            if (--entered == 0) {
                last = lastWord;
                lastWord = null;
            }
        }
        if (last != null) {
            last.run();
        }
    }

    /**
     * Nobody wants it any more. It ends once no thread works for it, and whatever such a thread says goes before.
     *
     * @param end ends it, unless it has ended
     */
    void left(Runnable end) {
        synchronized (this) {
            if (entered > 0) {
                lastWord = end;
                return;
            }
        }
        end.run();
    }

    /** A wait has looked at its job. */
    void polled(int number, Either<ConnectorError, Job> answer) {
        if (observation != OperationObservation.NONE) {
            observation.poll(new Poll(
                    number,
                    answer.isRight() ? Optional.of(answer.get().status()) : Optional.empty(),
                    answer.isLeft() ? Optional.of(answer.getLeft()) : Optional.empty()));
        }
    }

    /** It is over; only the first time counts. */
    void end(@Nullable ConnectorError error, OptionalLong delivered) {
        if (observation != OperationObservation.NONE && isFirstEnd()) {
            observation.end(new OperationEnd(
                    requests(),
                    Duration.ofNanos(client.time().nanoTime() - begun),
                    delivered,
                    Optional.ofNullable(error)));
        }
    }

    private synchronized boolean isFirstEnd() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    /** The client counts the walk; one that is left open ends for the observer when nobody has it any more. */
    void walks(GuardedStream<?> walk, AtomicLong delivered) {
        client.openStreams().add(walk);
        if (observation != OperationObservation.NONE) {
            client.observes(walk, () -> end(null, OptionalLong.of(delivered.get())));
        }
    }

    /** The client counts it no more. */
    void ended(GuardedStream<?> walk) {
        client.openStreams().remove(walk);
    }

    /**
     * Asks the provider.
     *
     * @param call asks it, with the options that it is given
     * @param otherwise names what an answer is about when it is about something else; null when all is
     *     well
     */
    <T> Either<ConnectorError, T> run(
            Function<CallOptions, @Nullable Either<ConnectorError, T>> call, Function<T, @Nullable String> otherwise) {
        try {
            Either<ConnectorError, T> answer = call.apply(options);
            if (answer == null || (answer.isRight() && answer.get() == null)) {
                return Either.left(broken("the provider answered null"));
            }
            if (answer.isLeft()) {
                return Either.left(merged(Objects.requireNonNull(answer.getLeft(), "an error that is null")));
            }
            String other = otherwise.apply(answer.get());
            return other == null ? answer : Either.left(aboutAnother(other));
        } catch (ConnectorException e) {
            return Either.left(merged(e.error()));
        } catch (RuntimeException | LinkageError e) {
            return Either.left(thrown(e));
        }
    }

    /**
     * The error for what a provider threw. Its message may quote an answer or a secret, so only its type and place are
     * shown.
     */
    ConnectorError thrown(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        client.log()
                .warn(LogName.PROVIDER)
                .withText("operation", name())
                .withType(e)
                .write(name() + ": the provider threw " + e.getClass().getName() + place);
        return broken("the provider failed with " + e.getClass().getName() + place);
    }

    /** Closing a walk threw. */
    void closingThrew(Throwable e) {
        client.threw(e, name() + ": closing a stream");
    }

    /** {@return the error, masked, telling what the operation did before it} */
    ConnectorError merged(ConnectorError error) {
        return new AnswerMasker(() -> Masker.none().and(operation.secrets())).error(operation.merged(error));
    }

    /** {@return the report, its problem an error of the operation like any other} */
    AccountReport merged(AccountReport report) {
        return report.problem()
                .map(problem -> report.toBuilder().problem(merged(problem)).build())
                .orElse(report);
    }

    private ConnectorError broken(String summary) {
        return malformed(summary, "This is a defect of the provider: report it to its author.", unreported());
    }

    private ConnectorError aboutAnother(String other) {
        return malformed(
                "the answer is about " + other,
                "Report it to the provider's operator; a cache in between may be the cause.",
                writes ? Outcome.UNKNOWN : Outcome.REFUSED);
    }

    /** A write of which nothing was reported may have been sent. */
    private Outcome unreported() {
        if (operation.isReported()) {
            return writes ? Outcome.NOT_SENT : Outcome.REFUSED;
        }
        return writes ? Outcome.UNKNOWN : Outcome.NOT_SENT;
    }

    private ConnectorError malformed(String summary, String advice, Outcome outcome) {
        ErrorContext context = ErrorContext.of(provider, name())
                .summary(summary)
                .outcome(outcome)
                .advice(advice)
                .build();
        return operation.merged(new ConnectorError.MalformedResponse(context, ""));
    }
}
