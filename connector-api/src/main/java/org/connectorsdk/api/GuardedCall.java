package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.text.Masker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One neutral operation on its way through a provider. Whatever the provider does, a typed answer comes out: what it
 * throws and a null that it answers are errors, an answer about something else is one as well, and every error reports
 * what the whole operation did.
 */
final class GuardedCall {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedCall.class);

    private final String provider;
    private final OperationContext operation;
    private final CallOptions options;
    private final boolean writes;
    private final CallOptions ceilings;

    /**
     * Begins an operation.
     *
     * @param writes whether it may change something
     */
    GuardedCall(String provider, String operation, boolean writes, CallOptions options) {
        this.provider = provider;
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

    GuardedCall on(ConnectionId id) {
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

    /** {@return how many requests the provider has reported} */
    int requests() {
        return operation.requests();
    }

    /** {@return the key that the writes carried, the library's own included; null for none} */
    @Nullable
    String idempotencyKey() {
        return operation.idempotencyKey();
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
        LOG.warn(
                "{} {}: the provider threw {}{}", provider, name(), e.getClass().getName(), place);
        return broken("the provider failed with " + e.getClass().getName() + place);
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
