package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Sources and destinations as the ends of a connection: made for it, and tested for it. */
final class ConfigEnds {
    private static final String CONFIGURATION = "connectionConfiguration";

    private final AirbyteConfigApi api;
    private final ConnectorTypes types;
    private final String workspace;
    private final HttpRuntime runtime;

    ConfigEnds(AirbyteConfigApi api, String workspace, HttpRuntime runtime) {
        this.api = api;
        this.types = new ConnectorTypes(api);
        this.workspace = workspace;
        this.runtime = runtime;
    }

    /** An end of a connection that is being created, and whether it was made for it. */
    record Made(End end, String id, boolean isNew) {
        private String text() {
            return end.word() + " " + id + " created";
        }
    }

    /** The id of an end that exists, or of one that is created now. */
    Either<ConnectorError, Made> make(End end, EndSpec spec, CallBudget budget) {
        return spec.id().isPresent()
                ? Either.right(new Made(end, spec.id().get(), false))
                : create(end, spec.spec().orElseThrow(), budget);
    }

    private Either<ConnectorError, Made> create(End end, ConnectionSpec spec, CallBudget budget) {
        return members(end, spec, budget)
                .map(members -> named(members, spec.name()))
                .flatMap(body -> budget.request(options -> end.create(api, body, options)))
                .map(id -> new Made(end, id, true))
                .peek(made -> budget.operation().describe(made.text()));
    }

    /** What both creating and testing take; a test takes no name. */
    private Either<ConnectorError, Map<String, Object>> members(End end, ConnectionSpec spec, CallBudget budget) {
        return budget.request(options -> types.id(end, spec.type(), options))
                .map(type -> Map.of(
                        end.typeMember(),
                        type,
                        "workspaceId",
                        workspace,
                        CONFIGURATION,
                        EndBodies.configuration(spec)));
    }

    private static EndRequestWire named(Map<String, Object> members, String name) {
        Map<String, Object> named = new LinkedHashMap<>(members);
        named.put("name", name);
        return new EndRequestWire(named);
    }

    /** Removes an end that was made for a connection that came to nothing; an error says why it remains. */
    Optional<ConnectorError> cleanUp(Made made, CallBudget budget) {
        return budget.operation()
                .undo(made.text(), () -> budget.request(options -> made.end().delete(api, made.id(), options)))
                .swap()
                .toJavaOptional();
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
        return members(end, spec, budget)
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
