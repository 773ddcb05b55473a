package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.airbyte.OperationTable.Row;
import org.connectorsdk.airbyte.config.AirbyteConfigApi;
import org.connectorsdk.airbyte.publicapi.AirbytePublicApi;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AirbyteSimulator;
import org.connectorsdk.simulators.airbyte.AuthMode;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The vendor's own APIs, row by row of the table of what the vendor documents. A row that nobody can call fails. */
class OperationTableTest {
    /** What only servers of 2023 have. */
    private static final String OLD = "POST api/v1/workspaces/list";

    /** What the simulator has no occasion to say of a source that is well and a job that ends well. */
    private static final Set<String> NEVER_SENT = Set.of(
            "AttemptWire.failureSummary",
            "CheckWire.message",
            "StateWire.globalState",
            "StateWire.state",
            "StreamConfigWire.fieldSelectionEnabled",
            "StreamConfigWire.selectedFields",
            "SynchronousJobWire.failureReason");

    private static final int UNAVAILABLE = 503;
    private static final Map<Integer, ErrorKind> KINDS = Map.of(
            400, ErrorKind.INVALID_REQUEST,
            403, ErrorKind.PERMISSION_DENIED,
            404, ErrorKind.NOT_FOUND,
            409, ErrorKind.CONFLICT,
            422, ErrorKind.INVALID_REQUEST);

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private static Map<String, OperationCall> calls() {
        Map<String, OperationCall> calls = new HashMap<>(new ConfigCalls().all());
        calls.putAll(new ConfigActorCalls().all());
        calls.putAll(new PublicCalls().all());
        return calls;
    }

    private Route route(Row row) {
        return fixture.simulator().routes().stream()
                .filter(route -> (route.method() + " " + route.template().substring(1)).equals(row.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the simulator has no " + row));
    }

    /** One test for each row, all with one server. */
    private Stream<DynamicTest> eachRow(RowCheck check) {
        Map<String, OperationCall> calls = calls();
        OperationStage stage = new OperationStage(fixture);
        return OperationTable.rows().stream()
                .filter(row -> !row.name().equals(OLD))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    OperationCall call = Objects.requireNonNull(calls.get(row.name()), "nobody calls " + row);
                    check.check(row, call.prepare(stage));
                }));
    }

    @FunctionalInterface
    private interface RowCheck {
        void check(Row row, Supplier<Either<ConnectorError, ?>> call);
    }

    @Test
    void everyRowHasACallAndEveryCallARow() {
        assertThat(calls().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        OperationTable.rows().stream().map(Row::name).toList())
                .hasSize(116);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsCalledWithAllThatItsRequestCanHave() {
        return eachRow((row, call) -> {
            ProviderFixture.right(call.get());
            Exchange last = fixture.simulator().journal().last();
            assertThat(last.operation()).isEqualTo(route(row).operation());
            assertThat(last.status()).isEqualTo(row.success());
            assertThat(ProviderFixture.names(last)).isEqualTo(row.names());
        });
    }

    /** A component with a wrong name stays empty, as what it should hold is kept beside it. */
    @Test
    void everyComponentOfAnAnswerIsReadFromSomeAnswer() {
        Map<String, Boolean> read = new TreeMap<>();
        OperationStage stage = new OperationStage(fixture);
        calls().forEach((name, call) -> {
            if (!name.equals(OLD)) {
                look(ProviderFixture.right(call.prepare(stage).get()), read);
            }
        });
        read.values().removeIf(isRead -> isRead);
        assertThat(read.keySet()).isEqualTo(NEVER_SENT);
    }

    private static void look(@Nullable Object value, Map<String, Boolean> read) {
        if (value instanceof Answer<?> answer) {
            look(answer.body(), read);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> look(present, read));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> look(element, read));
        } else if (value instanceof Lenient<?> element) {
            look(element.value().orElseThrow(), read);
        } else if (value instanceof Record record && !(value instanceof JsonValue)) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object part = component(component, record);
                String name = record.getClass().getSimpleName() + "." + component.getName();
                read.merge(name, part != null, Boolean::logicalOr);
                look(part, read);
            }
        }
    }

    private static @Nullable Object component(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRefusalThatIsDocumentedIsTold() {
        return eachRow((row, call) -> {
            int status = row.refusals().stream()
                    .filter(KINDS::containsKey)
                    .reduce((first, second) -> second)
                    .orElse(row.refusals().contains(UNAVAILABLE) ? UNAVAILABLE : 403);
            // A refusal is final; a server that is not there is asked three times.
            fixture.simulator()
                    .faults()
                    .on(route(row).operation())
                    .times(status == UNAVAILABLE ? 3 : 1)
                    .inject(refusal(row, status));
            Either<ConnectorError, ?> answer = call.get();
            assertThat(answer.isLeft()).as("refused with " + status).isTrue();
            ConnectorError error = answer.getLeft();
            assertThat(error.kind()).isEqualTo(kind(row, status));
            assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(error.context().status()).hasValue(status);
        });
    }

    private static ReplyFault refusal(Row row, int status) {
        ReplyFault fault = Fault.status(status);
        return row.isPublic()
                ? fault.contentType("application/problem+json")
                        .body("{\"status\": " + status + ", \"type\": \"error:some/reason\", \"title\": \"No\","
                                + " \"detail\": \"It did not.\"}")
                : fault.json("{\"errorId\": \"3f1b2c66-0e7a-4b0d-9b7a-4f2d7f1c9e21\"}");
    }

    @TestFactory
    Stream<DynamicTest> aPublic404WithoutAWordIsSomethingThatIsNotThere() {
        return eachRow((row, call) -> {
            if (row.isPublic() && row.refusals().contains(404)) {
                fixture.fault(route(row).operation(), Fault.status(404).body(""));
                assertThat(call.get().getLeft().kind()).isEqualTo(ErrorKind.NOT_FOUND);
            }
        });
    }

    /** The public API calls a job that it does not know a conflict. */
    private static ErrorKind kind(Row row, int status) {
        return row.name().equals("GET api/public/v1/jobs/{jobId}") && status == 409
                ? ErrorKind.NOT_FOUND
                : KINDS.getOrDefault(status, ErrorKind.PROVIDER_FAILURE);
    }

    @TestFactory
    Stream<DynamicTest> whatWillBeAddedToAnAnswerIsKept() {
        fixture.simulator().evolution().unknownMembers(true);
        return eachRow((row, call) -> kept(ProviderFixture.right(call.get()))
                .ifPresent(members -> assertThat(members).containsKey(AirbyteSimulator.ADDED_MEMBER)));
    }

    /** The members of an answer that it has no place for; empty where there is no body. */
    private static Optional<Map<String, ?>> kept(Object answer) {
        if (answer instanceof Answer<?> withHeaders) {
            return kept(withHeaders.body());
        } else if (answer instanceof Optional<?> optional) {
            return optional.flatMap(OperationTableTest::kept);
        } else if (answer instanceof List<?> list) {
            return kept(list.get(0));
        } else if (answer instanceof Lenient<?> element) {
            return kept(element.value().orElseThrow());
        } else if (answer instanceof JsonObject object) {
            return Optional.of(object.members());
        } else if (answer instanceof Unit) {
            return Optional.empty();
        }
        return Optional.of(collected((Record) answer));
    }

    @SuppressWarnings("unchecked") // what collects the rest maps names to values
    private static Map<String, ?> collected(Record wire) {
        for (RecordComponent component : wire.getClass().getRecordComponents()) {
            if (component.getType() == Map.class) {
                return (Map<String, ?>) Objects.requireNonNull(component(component, wire));
            }
        }
        return Map.of();
    }

    @Test
    void whatOnlyServersOf2023HaveCanBeCalledThere() {
        fixture.restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        AirbyteConfigApi config = fixture.open().unwrap(AirbyteConfigApi.class).orElseThrow();
        assertThat(ProviderFixture.right(config.listWorkspaces(JsonObject.empty(), ProviderFixture.NONE))
                        .workspaces())
                .extracting(workspace -> workspace.value().orElseThrow().workspaceId())
                .containsExactly(fixture.state().workspaceId());
    }

    @Test
    void readsByPostAreRepeatedAndStartsAreNot() {
        Map<String, Safety> safeties = Stream.of(AirbyteConfigApi.class, AirbytePublicApi.class)
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .collect(Collectors.toMap(Method::getName, OperationTableTest::safety, (one, other) -> one));
        assertThat(safeties)
                .containsEntry("listWorkspacesPaginated", Safety.READ)
                .containsEntry("syncProgress", Safety.READ)
                .containsEntry("getJobDebugInfo", Safety.READ)
                .containsEntry("patchSource", Safety.IDEMPOTENT)
                .containsEntry("deleteTag", Safety.IDEMPOTENT)
                .containsEntry("partialUpdateSource", Safety.ONCE)
                .containsEntry("applySchemaChanges", Safety.ONCE)
                .containsEntry("createWorkspace", Safety.ONCE)
                .containsEntry("initiateOAuth", Safety.ONCE);
    }

    private static Safety safety(Method method) {
        return method.getAnnotation(Operation.class).safety();
    }
}
