package org.connectorsdk.testkit.memory;

import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.job.JobRef;
import org.jspecify.annotations.Nullable;

/** The account: what it holds, what was called, what goes wrong. Its monitor guards all of it. */
final class Memory {
    private final ProviderDescriptor descriptor;
    private final TimeSource time;
    private final int pageSize;
    private final FailureScript failures = new FailureScript();
    private final List<Call> calls = new ArrayList<>();
    private final Deque<TestReport> reports = new ArrayDeque<>();
    final String account;
    final ConnectionStore connections;
    final MemoryJobs jobs;
    final MemoryCatalogs catalogs;
    final List<Workspace> workspaces = new ArrayList<>();

    Memory(ProviderDescriptor descriptor, TimeSource time, int pageSize) {
        this.descriptor = descriptor;
        this.time = time;
        this.pageSize = pageSize;
        this.account = JobRef.fingerprint("memory", descriptor.id());
        this.connections = new ConnectionStore(time, descriptor.supports(Capability.UNIQUE_NAME), descriptor.fixed());
        this.jobs = new MemoryJobs(descriptor.id(), account, time);
        this.catalogs = new MemoryCatalogs(descriptor.id());
    }

    ProviderDescriptor descriptor() {
        return descriptor;
    }

    TimeSource time() {
        return time;
    }

    /** {@return how many items a page has} */
    int size(int asked) {
        return asked == 0 ? pageSize : Math.min(asked, pageSize);
    }

    FailureScript failures() {
        return failures;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    void report(List<TestReport> inOrder) {
        reports.addAll(inOrder);
    }

    TestReport nextReport() {
        @Nullable TestReport report = reports.poll();
        return report != null
                ? report
                : TestReport.builder(true).observedAt(time.now()).build();
    }

    AccountReport accountReport() {
        return AccountReport.builder(true, true)
                .usable(descriptor.capabilities())
                .workspaces(workspaces)
                .build();
    }

    /** {@return what a check finds that went wrong so; the error itself when it could not tell} */
    Either<ConnectorError, AccountReport> accountReport(ConnectorError error) {
        return switch (error.kind()) {
            case UNAUTHENTICATED ->
                Either.right(report(true, false).problem(error).build());
            case UNREACHABLE, NOT_AN_API_ANSWER ->
                Either.right(report(false, false).problem(error).build());
            case PERMISSION_DENIED -> {
                AccountReport.Builder report = report(true, true).usable(List.of());
                descriptor
                        .capabilities()
                        .forEach(each -> report.denied(each, error.context().summary()));
                yield Either.right(report.build());
            }
            default -> Either.left(error);
        };
    }

    private static AccountReport.Builder report(boolean reachable, boolean authenticated) {
        return AccountReport.builder(reachable, authenticated).workspacesComplete(false);
    }

    /** Does an operation that reads. */
    <T> Either<ConnectorError, T> read(
            Call call, CallOptions options, Function<MemoryErrors, Either<ConnectorError, T>> work) {
        return run(call, options, false, work);
    }

    /** Does an operation that writes. */
    <T> Either<ConnectorError, T> write(
            Call call, CallOptions options, Function<MemoryErrors, Either<ConnectorError, T>> work) {
        return run(call, options, true, work);
    }

    /** Notes the call, lets it go wrong where that is due, and does the work at most once. */
    private synchronized <T> Either<ConnectorError, T> run(
            Call call, CallOptions options, boolean writes, Function<MemoryErrors, Either<ConnectorError, T>> work) {
        calls.add(call);
        MemoryErrors errors = new MemoryErrors(descriptor.id(), call.operation());
        Failure failure = failures.take(call.operation());
        Optional<ConnectorError> wrong = failure.error(errors.context("failed"), writes, time.now());
        if (wrong.filter(error -> error.outcome() == Outcome.NOT_SENT).isEmpty()) {
            options.operation().ifPresent(OperationContext::sending);
        }
        if (!failure.isDone()) {
            return Either.left(wrong.orElseThrow());
        }
        Either<ConnectorError, T> done = work.apply(errors);
        return wrong.<Either<ConnectorError, T>>map(Either::left).orElse(done);
    }
}
