package org.connectorsdk.api.mask;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.text.Masker;
import org.jspecify.annotations.Nullable;

/**
 * Masks every text of a vendor in what leaves a call, whoever wrote the provider: those of errors, jobs, test reports
 * and warnings. What is data (names, ids, settings that are read) stays as it came.
 */
public final class AnswerMasker {
    private final Supplier<Masker> source;
    private @Nullable Masker masker;

    /**
     * Masks what leaves one call.
     *
     * @param masker is asked once there is a text to mask, which most answers have not
     */
    public AnswerMasker(Supplier<Masker> masker) {
        this.source = masker;
    }

    /** What breaks its own contract and is null passes, for the guard to report it. */
    <T> Either<ConnectorError, T> masked(Either<ConnectorError, T> answer) {
        if (answer == null) {
            return answer;
        }
        if (answer.isLeft()) {
            return Either.left(error(answer.getLeft()));
        }
        T value = value(answer.get());
        return value == answer.get() ? answer : Either.right(value);
    }

    @SuppressWarnings("unchecked") // each value is answered by one of its own type
    <T> T value(T value) {
        if (value instanceof Job job) {
            return (T) job(job);
        }
        if (value instanceof TestReport report) {
            return (T) report(report);
        }
        if (value instanceof AccountReport report) {
            return (T) report(report);
        }
        if (value instanceof Connection connection) {
            return connection.warnings().isEmpty()
                    ? value
                    : (T) connection.toBuilder()
                            .warnings(texts(connection.warnings()))
                            .build();
        }
        if (value instanceof CatalogSummary summary) {
            return (T) new CatalogSummary(
                    summary.tables(),
                    summary.columns(),
                    summary.problems().stream().map(this::problem).toList(),
                    summary.stopped());
        }
        if (value instanceof Page<?> page) {
            return (T) page(page);
        }
        if (value instanceof Optional<?> some) {
            return some.isEmpty() ? value : (T) some.map(this::value);
        }
        if (value instanceof List<?> list) {
            return (T) list.stream().map(this::value).toList();
        }
        return value;
    }

    private <E> Page<E> page(Page<E> page) {
        boolean hasJobs = page.items().stream().anyMatch(Job.class::isInstance);
        return page.warnings().isEmpty() && !hasJobs
                ? page
                : new Page<>(
                        hasJobs ? page.items().stream().map(this::value).toList() : page.items(),
                        page.next(),
                        page.total(),
                        texts(page.warnings()));
    }

    private Job job(Job job) {
        return job.toBuilder()
                .status(new JobStatus(text(job.status().raw()), job.status().state()))
                .type(text(job.type()))
                .failure(job.failure().map(this::failure).orElse(null))
                .warnings(texts(job.warnings()))
                .vendorFields(masker().mask(job.vendorFields()))
                .build();
    }

    private JobFailure failure(JobFailure failure) {
        return new JobFailure(
                text(failure.message()),
                text(failure.origin()),
                text(failure.type()),
                failure.attempt(),
                texts(failure.parts()),
                failure.details().map(this::text));
    }

    private TestReport report(TestReport report) {
        return report.toBuilder()
                .message(text(report.message()))
                .reason(optional(report.reason()))
                .serverVersion(optional(report.serverVersion()))
                .parts(report.parts().stream().map(this::part).toList())
                .vendorFields(masker().mask(report.vendorFields()))
                .build();
    }

    private AccountReport report(AccountReport report) {
        AccountReport.Builder masked = report.toBuilder()
                .problem(report.problem().map(this::error).orElse(null))
                .warnings(texts(report.warnings()))
                .vendorFields(masker().mask(report.vendorFields()));
        report.denied().forEach((capability, reason) -> masked.denied(capability, text(reason)));
        return masked.build();
    }

    private TestReport.Part part(TestReport.Part part) {
        return new TestReport.Part(
                part.name(), part.id(), part.state(), text(part.message()), masker().mask(part.vendorFields()));
    }

    CatalogProblem problem(CatalogProblem problem) {
        return new CatalogProblem(text(problem.place()), error(problem.error()));
    }

    /**
     * Masks an error.
     *
     * @param error what a provider answered or threw
     * @return the same with its texts masked
     */
    public ConnectorError error(ConnectorError error) {
        if (error == null) {
            return error;
        }
        ConnectorError masked = error.withContext(context(error.context()));
        if (masked instanceof ConnectorError.InvalidRequest invalid) {
            return new ConnectorError.InvalidRequest(
                    invalid.context(),
                    invalid.violations().stream().map(this::violation).toList());
        }
        if (masked instanceof ConnectorError.Conflict conflict) {
            return new ConnectorError.Conflict(
                    conflict.context(), conflict.conflictingId().map(this::text), conflict.reason());
        }
        if (masked instanceof ConnectorError.OutcomeUnknown unknown) {
            return new ConnectorError.OutcomeUnknown(unknown.context(), texts(unknown.candidates()), unknown.job());
        }
        return masked instanceof ConnectorError.JobFailed failed
                ? new ConnectorError.JobFailed(failed.context(), job(failed.job()))
                : masked;
    }

    private FieldViolation violation(FieldViolation violation) {
        return new FieldViolation(text(violation.path()), text(violation.code()), text(violation.message()));
    }

    private ErrorContext context(ErrorContext context) {
        ErrorContext.Builder masked = context.toBuilder()
                .summary(text(context.summary()))
                .request(optional(context.request()))
                .vendorCode(optional(context.vendorCode()))
                .requestId(optional(context.requestId()))
                .advice(optional(context.advice()));
        return context.excerpt().isEmpty()
                ? masked.build()
                : masked.excerpt(text(context.excerpt())).build();
    }

    private Masker masker() {
        @Nullable Masker known = masker;
        if (known == null) {
            known = source.get();
            masker = known;
        }
        return known;
    }

    private String text(String text) {
        return masker().mask(text);
    }

    private @Nullable String optional(Optional<String> text) {
        return text.map(this::text).orElse(null);
    }

    List<String> texts(List<String> texts) {
        return texts.stream().map(this::text).toList();
    }
}
