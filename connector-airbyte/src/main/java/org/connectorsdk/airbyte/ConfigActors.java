package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.ActorWires.CheckWire;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.JobWires.SynchronousJobWire;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.EchoedSecretMasker;

/** Sources and destinations as the ends of a connection: tested for it. */
final class ConfigActors {
    private final AirbyteConfigApi api;
    private final NewActors newActors;
    private final HttpRuntime runtime;

    ConfigActors(AirbyteConfigApi api, NewActors newActors, HttpRuntime runtime) {
        this.api = api;
        this.newActors = newActors;
        this.runtime = runtime;
    }

    /** Tests both ends that exist. */
    Either<ConnectorError, TestReport> test(String sourceId, String destinationId, OperationDeadline deadline) {
        return check(ActorRole.SOURCE, sourceId, deadline)
                .flatMap(source ->
                        check(ActorRole.DESTINATION, destinationId, deadline).map(destination -> report(source, destination)));
    }

    private Either<ConnectorError, TestReport.Part> check(ActorRole role, String id, OperationDeadline deadline) {
        return deadline.request(options -> role.check(api, id, options))
                .bimap(error -> NotFoundErrors.named(error, role.word(), id), wire -> part(role, id, wire));
    }

    /** Tests both ends of a specification, of which either may exist or not. */
    Either<ConnectorError, TestReport> test(EndSpec source, EndSpec destination, OperationDeadline deadline) {
        return check(ActorRole.SOURCE, source, deadline)
                .flatMap(first -> check(ActorRole.DESTINATION, destination, deadline).map(second -> report(first, second)));
    }

    private Either<ConnectorError, TestReport.Part> check(ActorRole role, EndSpec spec, OperationDeadline deadline) {
        return spec.id().isPresent()
                ? check(role, spec.id().get(), deadline)
                : checkNew(role, spec.spec().orElseThrow(), deadline);
    }

    private Either<ConnectorError, TestReport.Part> checkNew(ActorRole role, ConnectionSpec spec, OperationDeadline deadline) {
        EchoedSecretMasker echo = new EchoedSecretMasker(spec.secrets());
        return newActors.members("test", role, spec, deadline)
                .map(EndRequestWire::new)
                .flatMap(body -> deadline.request(options -> role.checkConfig(api, body, options)))
                .map(wire -> part(role, "", wire))
                .map(part -> TestReport.Part.end(part.name(), part.id(), part.state(), echo.mask(part.message())));
    }

    private static TestReport.Part part(ActorRole role, String id, CheckWire wire) {
        boolean ok = wire.status() != null && wire.status().equalsIgnoreCase("succeeded");
        TestReport.State state = ok ? TestReport.State.PASSED : TestReport.State.FAILED;
        return TestReport.Part.end(role.word(), id, state, ok ? "" : message(wire));
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
