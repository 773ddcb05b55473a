package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.CheckWire;
import org.connectorsdk.airbyte.wire.EndRequestWire;
import org.connectorsdk.airbyte.wire.SynchronousJobWire;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.Missing;
import org.connectorsdk.http.SecretEcho;

/** Sources and destinations as the ends of a connection: tested for it. */
final class ConfigEnds {
    private final AirbyteConfigApi api;
    private final NewEnds fresh;
    private final HttpRuntime runtime;

    ConfigEnds(AirbyteConfigApi api, NewEnds fresh, HttpRuntime runtime) {
        this.api = api;
        this.fresh = fresh;
        this.runtime = runtime;
    }

    /** Tests both ends that exist. */
    Either<ConnectorError, TestReport> test(String sourceId, String destinationId, CallBudget budget) {
        return check(End.SOURCE, sourceId, budget)
                .flatMap(source ->
                        check(End.DESTINATION, destinationId, budget).map(destination -> report(source, destination)));
    }

    private Either<ConnectorError, TestReport.Part> check(End end, String id, CallBudget budget) {
        return budget.request(options -> end.check(api, id, options))
                .bimap(error -> Missing.named(error, end.word(), id), wire -> part(end, id, wire));
    }

    /** Tests both ends of a specification, of which either may exist or not. */
    Either<ConnectorError, TestReport> test(EndSpec source, EndSpec destination, CallBudget budget) {
        return check(End.SOURCE, source, budget)
                .flatMap(first -> check(End.DESTINATION, destination, budget).map(second -> report(first, second)));
    }

    private Either<ConnectorError, TestReport.Part> check(End end, EndSpec spec, CallBudget budget) {
        return spec.id().isPresent()
                ? check(end, spec.id().get(), budget)
                : checkNew(end, spec.spec().orElseThrow(), budget);
    }

    private Either<ConnectorError, TestReport.Part> checkNew(End end, ConnectionSpec spec, CallBudget budget) {
        SecretEcho echo = new SecretEcho(spec.secrets());
        return fresh.members("test", end, spec, budget)
                .map(EndRequestWire::new)
                .flatMap(body -> budget.request(options -> end.checkConfig(api, body, options)))
                .map(wire -> part(end, "", wire))
                .map(part -> TestReport.Part.end(part.name(), part.id(), part.state(), echo.mask(part.message())));
    }

    private static TestReport.Part part(End end, String id, CheckWire wire) {
        boolean ok = wire.status() != null && wire.status().equalsIgnoreCase("succeeded");
        TestReport.State state = ok ? TestReport.State.PASSED : TestReport.State.FAILED;
        return TestReport.Part.end(end.word(), id, state, ok ? "" : message(wire));
    }

    /** A check that could not be run is told apart from one that ran and said no. */
    private static String message(CheckWire wire) {
        SynchronousJobWire run = wire.jobInfo();
        String said = wire.message() == null ? "" : wire.message();
        if (run != null && Boolean.FALSE.equals(run.succeeded())) {
            String reason = Optional.ofNullable(run.failureReason())
                    .flatMap(failure -> failure.string("externalMessage"))
                    .orElse(said);
            return reason.isEmpty() ? "the check could not be run" : "the check could not be run: " + reason;
        }
        return said.isEmpty() ? "the check failed without a reason" : said;
    }

    private TestReport report(TestReport.Part source, TestReport.Part destination) {
        List<String> failures = new ArrayList<>();
        for (TestReport.Part part : List.of(source, destination)) {
            if (!part.ok()) {
                failures.add(part.name() + ": " + part.message());
            }
        }
        return TestReport.builder(failures.isEmpty())
                .message(String.join("; ", failures))
                .parts(List.of(source, destination))
                .observedAt(runtime.time().now())
                .build();
    }
}
