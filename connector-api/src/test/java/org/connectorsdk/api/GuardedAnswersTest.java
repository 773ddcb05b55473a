package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.SyncRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a provider answers, throws or leaves out: a typed answer comes out, and it is about what was asked. */
class GuardedAnswersTest {
    private static final ConnectionSpec SPEC =
            ConnectionSpec.builder("orders", "postgres").build();

    private final Vendor vendor = new Vendor();

    /** The operations of the neutral interface. */
    @SuppressWarnings("ImmutableEnumChecker") // its calls hold nothing
    enum Operation {
        LIST(false, c -> c.list(ConnectionQuery.all())),
        GET(false, c -> c.get(Vendor.ID)),
        CREATE(true, c -> c.create(SPEC)),
        UPDATE(
                true,
                c -> c.update(Vendor.ID, ConnectionChange.builder().name("n").build())),
        DELETE(true, c -> c.delete(Vendor.ID)),
        TEST(false, c -> c.test(Vendor.ID)),
        TEST_SPEC(false, c -> c.test(SPEC)),
        INTROSPECT(false, c -> c.introspect(Vendor.ID, IntrospectionRequest.all(), table -> true)),
        CATALOG(false, c -> c.introspect(Vendor.ID, IntrospectionRequest.all())),
        SYNC(true, c -> c.sync(Vendor.ID, SyncRequest.full())),
        JOB(false, c -> c.job(Vendor.JOB)),
        JOBS(false, c -> c.jobs(Vendor.ID, JobQuery.all())),
        CANCEL(true, c -> c.cancel(Vendor.JOB)),
        PURGE(true, c -> c.purge(Vendor.ID, PurgeRequest.connection()));

        private final boolean writes;

        private final Function<Connections, Either<ConnectorError, ?>> call;

        Operation(boolean writes, Function<Connections, Either<ConnectorError, ?>> call) {
            this.writes = writes;
            this.call = call;
        }
    }

    private Either<ConnectorError, ?> call(Operation operation) {
        try (DefaultConnections connections = vendor.open()) {
            return operation.call.apply(connections);
        }
    }

    private ConnectorError error(Operation operation) {
        return call(operation).getLeft();
    }

    @ParameterizedTest
    @EnumSource
    void aSoundAnswerPasses(Operation operation) {
        assertThat((Object) call(operation).get()).isNotNull();
        assertThat(vendor.options().operation()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void aNullIsADefectOfTheProvider(Operation operation) {
        vendor.answer = name -> null;

        ConnectorError error = error(operation);

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.context().summary()).isEqualTo("the provider answered null");
        assertThat(error.outcome()).isEqualTo(operation.writes ? Outcome.UNKNOWN : Outcome.NOT_SENT);
    }

    @Test
    void aDefectOfTheProviderIsToBeReported() {
        vendor.answer = name -> null;

        assertThat(error(Operation.GET).context().advice())
                .contains("This is a defect of the provider: report it to its author.");
    }

    @ParameterizedTest
    @EnumSource
    void aRightWithoutAValueIsADefectOfTheProvider(Operation operation) {
        vendor.answer = name -> Either.right(null);

        assertThat(error(operation).context().summary()).isEqualTo("the provider answered null");
    }

    @ParameterizedTest
    @EnumSource
    void whatAProviderThrowsIsToldByTypeAndPlaceAlone(Operation operation) {
        vendor.answer = name -> {
            throw new IllegalStateException("hunter2");
        };

        ConnectorError error = error(operation);

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.context().summary())
                .startsWith("the provider failed with java.lang.IllegalStateException at org.connectorsdk.api.")
                .doesNotContain("hunter2");
        assertThat(error.outcome()).isEqualTo(operation.writes ? Outcome.UNKNOWN : Outcome.NOT_SENT);
    }

    @Test
    void anExceptionWithoutATraceIsToldByItsTypeAlone() {
        RuntimeException bare = new IllegalStateException("x");
        bare.setStackTrace(new StackTraceElement[0]);
        vendor.answer = name -> {
            throw bare;
        };

        assertThat(error(Operation.GET).context().summary())
                .isEqualTo("the provider failed with java.lang.IllegalStateException");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorThatIsThrownIsTheAnswer(Operation operation) {
        ErrorContext context = ErrorContext.of("acme", "vendor_call")
                .summary("no")
                .outcome(Outcome.REFUSED)
                .build();
        vendor.answer = name -> {
            throw new ConnectorException(new ConnectorError.PermissionDenied(context));
        };

        ConnectorError error = error(operation);

        assertThat(error.kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.context().operation()).isNotEqualTo("vendor_call");
    }

    @Test
    void anErrorThatIsNullIsADefectOfTheProvider() {
        vendor.answer = name -> Either.left(null);

        assertThat(error(Operation.GET).context().summary())
                .startsWith("the provider failed with java.lang.NullPointerException");
    }

    private OperationContext operation() {
        return vendor.options().operation().orElseThrow();
    }

    @Test
    void aWriteThatReportsItsRequestsIsBelieved() {
        vendor.answer = name -> {
            operation().sending();
            throw new IllegalStateException();
        };

        assertThat(error(Operation.CREATE).outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error(Operation.GET).outcome()).isEqualTo(Outcome.REFUSED);
    }

    static Stream<Object[]> others() {
        Connection other = ScriptedProvider.connection("conn-2", "orders");
        ConnectionId id = ConnectionId.of("conn-2");
        String about = "the answer is about connection conn-2, not conn-1";
        return Stream.of(
                new Object[] {Operation.GET, other, about},
                new Object[] {Operation.UPDATE, other, about},
                new Object[] {Operation.DELETE, Deletion.gone(id), about},
                new Object[] {Operation.SYNC, Vendor.job("job-7", "conn-2"), about},
                new Object[] {Operation.JOB, Vendor.job("job-7", "conn-2"), about},
                new Object[] {Operation.JOB, Vendor.job("job-8", "conn-1"), "the answer is about job job-8, not job-7"},
                new Object[] {
                    Operation.CANCEL, Vendor.job("job-8", "conn-1"), "the answer is about job job-8, not job-7"
                },
                new Object[] {
                    Operation.PURGE, Purge.running(PurgeRequest.connection(), Vendor.ref("job-7", "conn-2")), about
                });
    }

    @ParameterizedTest
    @MethodSource("others")
    void anAnswerAboutSomethingElseIsNoAnswer(Operation operation, Object answer, String summary) {
        vendor.answer = name -> Either.right(answer);

        ConnectorError error = error(operation);

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.context().summary()).isEqualTo(summary);
        assertThat(error.context().advice())
                .contains("Report it to the provider's operator; a cache in between may be the cause.");
        assertThat(error.outcome()).isEqualTo(operation.writes ? Outcome.UNKNOWN : Outcome.REFUSED);
    }

    @Test
    void aJobIsJudgedByTheConnectionItNames() {
        vendor.answer = name -> Either.right(Vendor.job("job-7", null).toBuilder()
                .connection(ConnectionId.of("conn-2"))
                .build());

        assertThat(error(Operation.SYNC).kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void ofWhatNamesNoConnectionNothingIsSaid() {
        vendor.answer = name -> Either.right(
                name.equals("purge")
                        ? Purge.running(PurgeRequest.connection(), Vendor.ref("job-7", null))
                        : Vendor.job("job-7", null));

        assertThat(call(Operation.SYNC).isRight()).isTrue();
        assertThat(call(Operation.JOB).isRight()).isTrue();
        assertThat(call(Operation.PURGE).isRight()).isTrue();
    }

    @Test
    void aPurgeWithoutAJobIsDone() {
        vendor.answer = name -> Either.right(Purge.done(PurgeRequest.connection()));

        assertThat(call(Operation.PURGE).isRight()).isTrue();
    }

    @Test
    void anErrorNamesWhatTheOperationWasAbout() {
        vendor.fails(new ConnectorError.PermissionDenied(
                ErrorContext.of("acme", "x").summary("no").build()));

        assertThat(error(Operation.JOB).context().ids())
                .containsEntry("connection", "conn-1")
                .containsEntry("job", "job-7");
        assertThat(error(Operation.GET).context().ids()).containsOnlyKeys("connection");
        assertThat(error(Operation.GET).context().operation()).isEqualTo("get");
    }

    @Test
    void aWritesKeyStandsInItsErrorAReadHasNone() {
        vendor.fails(new ConnectorError.PermissionDenied(
                ErrorContext.of("acme", "x").summary("no").build()));
        CallOptions keyed = CallOptions.builder().idempotencyKey("key-1").build();
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections.with(keyed).create(SPEC).getLeft().context().idempotencyKey())
                    .contains("key-1");
            assertThat(connections
                            .with(keyed)
                            .get(Vendor.ID)
                            .getLeft()
                            .context()
                            .idempotencyKey())
                    .isEmpty();
        }
    }

    @Test
    void aWriteThatCannotCarryTheKeyIsNotSent() {
        CallOptions keyed = CallOptions.builder().idempotencyKey("key-1").build();
        try (DefaultConnections connections = vendor.open()) {
            ConnectorError error = connections.with(keyed).delete(Vendor.ID).getLeft();

            assertThat(((ConnectorError.Unsupported) error).capability()).isEqualTo("IDEMPOTENCY_KEY");
            assertThat(error.context().idempotencyKey()).contains("key-1");
            assertThat(error.context().advice())
                    .contains("Leave the key out, or check what an earlier attempt did before repeating it.");
            assertThat(vendor.asked).isEmpty();
        }
    }

    @Test
    void aStartedJobHasTheKeyThatItsStartCarried() {
        vendor.answer = name -> {
            operation().idempotencyKey("key-2");
            return Vendor.sound(name);
        };
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections.sync(Vendor.ID, SyncRequest.full()).get().idempotencyKey())
                    .contains("key-2");
        }
    }

    @Test
    void aStartedJobWithoutAKeyHasNone() {
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections.sync(Vendor.ID, SyncRequest.full()).get().idempotencyKey())
                    .isEmpty();
        }
    }

    @Test
    void aJobThatIsNotFoundIsUnknown() {
        vendor.fails(new ConnectorError.NotFound(
                ErrorContext.of("acme", "x").summary("no").build(), "job", "job-7"));

        assertThat(error(Operation.JOB))
                .isInstanceOfSatisfying(
                        ConnectorError.JobUnknown.class,
                        unknown -> assertThat(unknown.job()).isEqualTo(Vendor.JOB));
        assertThat(error(Operation.GET).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }
}
