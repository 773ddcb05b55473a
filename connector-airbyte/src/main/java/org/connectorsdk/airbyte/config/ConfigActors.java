package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.airbyte.internal.ActorOperations;
import org.connectorsdk.airbyte.internal.ActorRole;
import org.connectorsdk.airbyte.internal.ConnectorType;
import org.connectorsdk.airbyte.internal.NewActors;
import org.connectorsdk.airbyte.wire.ActorWires.CheckWire;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.DestinationWires.DestinationIdWire;
import org.connectorsdk.airbyte.wire.JobWires.SynchronousJobWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourceIdWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.EchoedSecretMasker;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.http.provider.OperationDeadline;

/** Sources and destinations as the ends of a connection: made for it, and tested. */
final class ConfigActors implements ActorOperations {
    private static final JsonObject NOTHING = JsonObject.empty();

    private final AirbyteConfigApi api;
    private final NewActors newActors;
    private final HttpRuntime runtime;

    ConfigActors(AirbyteConfigApi api, Optional<String> workspace, HttpRuntime runtime) {
        this.api = api;
        this.newActors = new NewActors(this, workspace);
        this.runtime = runtime;
    }

    /** Makes ends. */
    NewActors newActors() {
        return newActors;
    }

    @Override
    public Either<ConnectorError, List<ConnectorType>> types(ActorRole role, String workspace, CallOptions options) {
        return role == ActorRole.SOURCE
                ? api.listSourceDefinitions(NOTHING, options)
                        .map(list -> list.sourceDefinitions().stream()
                                .map(Lenient::value)
                                .flatMap(Optional::stream)
                                .map(type -> ConnectorType.of(
                                        type.sourceDefinitionId(), type.name(), type.dockerRepository()))
                                .toList())
                : api.listDestinationDefinitions(NOTHING, options)
                        .map(list -> list.destinationDefinitions().stream()
                                .map(Lenient::value)
                                .flatMap(Optional::stream)
                                .map(type -> ConnectorType.of(
                                        type.destinationDefinitionId(), type.name(), type.dockerRepository()))
                                .toList());
    }

    @Override
    public Map<String, Object> members(
            ActorRole role, String type, String workspace, Map<String, Object> configuration) {
        return Map.of(
                role.word() + "DefinitionId", type, "workspaceId", workspace, "connectionConfiguration", configuration);
    }

    @Override
    public Either<ConnectorError, String> create(ActorRole role, EndRequestWire body, CallOptions options) {
        return role == ActorRole.SOURCE
                ? api.createSource(body, options).map(source -> source.sourceId())
                : api.createDestination(body, options).map(destination -> destination.destinationId());
    }

    @Override
    public Either<ConnectorError, Unit> delete(ActorRole role, String id, CallOptions options) {
        return role == ActorRole.SOURCE
                ? api.deleteSource(new SourceIdWire(id), options)
                : api.deleteDestination(new DestinationIdWire(id), options);
    }

    /** Tests both ends that exist. */
    Either<ConnectorError, TestReport> test(String sourceId, String destinationId, OperationDeadline deadline) {
        return check(ActorRole.SOURCE, sourceId, deadline)
                .flatMap(source -> check(ActorRole.DESTINATION, destinationId, deadline)
                        .map(destination -> report(source, destination)));
    }

    private Either<ConnectorError, TestReport.Part> check(ActorRole role, String id, OperationDeadline deadline) {
        return deadline.request(options -> role == ActorRole.SOURCE
                        ? api.checkSource(new SourceIdWire(id), options)
                        : api.checkDestination(new DestinationIdWire(id), options))
                .bimap(error -> NotFoundErrors.named(error, role.word(), id), wire -> part(role, id, wire));
    }

    /** Tests both ends of a specification, of which either may exist or not. */
    Either<ConnectorError, TestReport> test(EndSpec source, EndSpec destination, OperationDeadline deadline) {
        return check(ActorRole.SOURCE, source, deadline)
                .flatMap(first ->
                        check(ActorRole.DESTINATION, destination, deadline).map(second -> report(first, second)));
    }

    private Either<ConnectorError, TestReport.Part> check(ActorRole role, EndSpec spec, OperationDeadline deadline) {
        return spec.id().isPresent()
                ? check(role, spec.id().get(), deadline)
                : checkNew(role, spec.spec().orElseThrow(), deadline);
    }

    private Either<ConnectorError, TestReport.Part> checkNew(
            ActorRole role, ConnectionSpec spec, OperationDeadline deadline) {
        EchoedSecretMasker echo = new EchoedSecretMasker(spec.secrets());
        return newActors
                .members("test", role, spec, deadline)
                .map(EndRequestWire::new)
                .flatMap(body -> deadline.request(options -> role == ActorRole.SOURCE
                        ? api.checkSourceConfig(body, options)
                        : api.checkDestinationConfig(body, options)))
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
        String message = wire.message() == null ? "" : wire.message();
        if (run != null && Boolean.FALSE.equals(run.succeeded())) {
            String reason = Optional.ofNullable(run.failureReason())
                    .flatMap(failure -> failure.string("externalMessage"))
                    .orElse(message);
            return reason.isEmpty() ? "the check could not be run" : "the check could not be run: " + reason;
        }
        return message.isEmpty() ? "the check failed without a reason" : message;
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
