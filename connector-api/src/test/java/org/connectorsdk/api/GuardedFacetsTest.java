package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Facets are under the same guard as the operations, a stranger's too. */
class GuardedFacetsTest {
    private static final CallOptions NONE = CallOptions.none();
    private static final CallOptions KEYED =
            CallOptions.builder().idempotencyKey("key-1").build();

    private final Vendor vendor = new Vendor();
    private final DefaultConnections connections = vendor.open();

    /** What a stranger offers. */
    interface Extra {
        Either<ConnectorError, Job> start(CallOptions options, ConnectionId id, ConnectionId other);

        Either<ConnectorError, ItemStream<String>> walk(CallOptions options);

        Either<ConnectorError, String> version();

        @SuppressWarnings("rawtypes")
        Either raw(Object argument);

        <T> Either<ConnectorError, T> any(T value);

        String plain(String argument) throws IOException;

        static String fixed() {
            return "fixed";
        }
    }

    private static class NoExtra implements Extra {
        @Override
        public Either<ConnectorError, Job> start(CallOptions options, ConnectionId id, ConnectionId other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<ConnectorError, ItemStream<String>> walk(CallOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<ConnectorError, String> version() {
            return Either.right("7");
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Either raw(Object argument) {
            return Either.right(argument);
        }

        @Override
        public <T> Either<ConnectorError, T> any(T value) {
            return Either.right(value);
        }

        @Override
        public String plain(String argument) throws IOException {
            throw new IOException(argument);
        }
    }

    private <F> F facet(Class<F> type, F facet) {
        vendor.answer = name -> Optional.of(facet);
        return connections.facet(type).orElseThrow();
    }

    private Lifecycle lifecycle(Supplier<Either<ConnectorError, Connection>> answer) {
        return facet(Lifecycle.class, lifecycleOf(answer));
    }

    private Lifecycle lifecycleOf(Supplier<Either<ConnectorError, Connection>> answer) {
        return new Lifecycle() {
            @Override
            public Either<ConnectorError, Connection> disable(ConnectionId connection, CallOptions options) {
                vendor.given.add(options);
                return answer.get();
            }

            @Override
            public Either<ConnectorError, Connection> reactivate(ConnectionId connection, CallOptions options) {
                return answer.get();
            }

            @Override
            public Either<ConnectorError, Connection> makeDefault(ConnectionId connection, CallOptions options) {
                return answer.get();
            }
        };
    }

    private static <T> Either<ConnectorError, T> failing() {
        throw new IllegalStateException("hunter2");
    }

    @Test
    void aSoundAnswerPassesAndTheCallKnowsItsOperation() {
        Lifecycle lifecycle = lifecycle(() -> Either.right(Vendor.connection()));

        assertThat(lifecycle.disable(Vendor.ID, NONE).get()).isEqualTo(Vendor.connection());
        assertThat(vendor.options().operation().orElseThrow().operation()).isEqualTo("disable");
    }

    @Test
    void aMethodThatIsNotDeclaredIsRefusedWithoutACall() {
        Vendor plain = new Vendor(ProviderDescriptor.of("acme", "Acme").can(Capability.LIFECYCLE));
        plain.answer = name -> Optional.of(lifecycleOf(() -> fail("was called")));

        ConnectorError error = plain.open()
                .facet(Lifecycle.class)
                .orElseThrow()
                .makeDefault(Vendor.ID, NONE)
                .getLeft();

        assertThat(((ConnectorError.Unsupported) error).capability()).isEqualTo("LIFECYCLE_DEFAULT");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void theSameFacetIsHandedOutEachTime() {
        Lifecycle lifecycle = lifecycle(() -> Either.right(Vendor.connection()));

        assertThat(connections.facet(Lifecycle.class).orElseThrow()).isSameAs(lifecycle);
    }

    @Test
    void anUndeclaredFacetIsNone() {
        Vendor poor = new Vendor(ProviderDescriptor.of("acme", "Acme"));
        poor.answer = name -> Optional.of("a facet");

        assertThat(poor.open().facet(Lifecycle.class)).isEmpty();
        assertThat(poor.asked).isEmpty();
    }

    @Test
    void whatAWritingFacetThrowsMayHaveBeenSent() {
        ConnectorError error =
                lifecycle(GuardedFacetsTest::failing).disable(Vendor.ID, NONE).getLeft();

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.context().ids()).containsEntry("connection", "conn-1");
        assertThat(error.context().operation()).isEqualTo("disable");
        assertThat(error.message()).doesNotContain("hunter2");
    }

    @Test
    void anAnswerAboutAnotherConnectionIsNoAnswer() {
        Lifecycle lifecycle = lifecycle(() -> Either.right(ScriptedProvider.connection("conn-2", "orders")));

        assertThat(lifecycle.disable(Vendor.ID, NONE).getLeft().context().summary())
                .isEqualTo("the answer is about connection conn-2, not conn-1");
    }

    @Test
    void aWritingFacetRefusesAKeyThatItCannotCarry() {
        Lifecycle lifecycle = lifecycle(() -> Either.right(Vendor.connection()));

        assertThat(lifecycle.disable(Vendor.ID, KEYED).getLeft().kind()).isEqualTo(ErrorKind.UNSUPPORTED);
    }

    @Test
    void aClosedClientRefusesItsFacets() {
        Lifecycle lifecycle = lifecycle(() -> Either.right(Vendor.connection()));
        Extra extra = facet(Extra.class, new NoExtra());
        connections.close();

        assertThat(lifecycle.disable(Vendor.ID, NONE).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(lifecycle.disable(Vendor.ID, KEYED).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(extra.version().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(connections.facet(Lifecycle.class)).isEmpty();
    }

    private record Table(Vendor.Walk<List<JsonValue>> walk) implements SqlQuery.Rows {
        @Override
        public List<String> columns() {
            return List.of("id");
        }

        @Override
        public Either<ConnectorError, Optional<List<JsonValue>>> next() {
            return walk.next();
        }

        @Override
        public long delivered() {
            return walk.delivered();
        }

        @Override
        public void close() {
            walk.close();
        }

        @Override
        public String toString() {
            return "the rows";
        }
    }

    private SqlQuery.Rows query(Object... steps) {
        Vendor.Walk<List<JsonValue>> walk = new Vendor.Walk<>(steps);
        SqlQuery sql = (connection, text, most, options) -> Either.right(new Table(walk));
        return facet(SqlQuery.class, sql)
                .query(Vendor.ID, "select 1", OptionalInt.empty(), KEYED)
                .get();
    }

    @Test
    void whatAReadingFacetThrowsWasNotSent() {
        SqlQuery sql = (connection, text, most, options) -> failing();

        ConnectorError error = facet(SqlQuery.class, sql)
                .query(Vendor.ID, "select 1", OptionalInt.empty(), NONE)
                .getLeft();

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aStreamOfAFacetIsGuardedAndStaysWhatItIs() {
        List<JsonValue> row = List.of(new JsonString("1"));
        SqlQuery.Rows rows = query(row, new IllegalStateException("hunter2"));

        assertThat(rows.columns()).containsExactly("id");
        assertThat(rows).hasToString("the rows");
        assertThat(rows.next().get()).contains(row);
        assertThat(rows.next().getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(rows.delivered()).as("counted by the guard").isEqualTo(1);
        rows.close();
    }

    @Test
    void aCloseOfTheClientEndsTheStreamOfAFacet() {
        SqlQuery.Rows rows = query(List.of(new JsonString("1")));
        connections.close();

        assertThat(rows.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    private Extra extra(@Nullable Job job, Object... steps) {
        return facet(Extra.class, new NoExtra() {
            @Override
            public Either<ConnectorError, Job> start(CallOptions options, ConnectionId id, ConnectionId other) {
                if (job == null) {
                    throw new IllegalStateException();
                }
                options.operation().orElseThrow().idempotencyKey("key-2");
                return Either.right(job);
            }

            @Override
            public Either<ConnectorError, ItemStream<String>> walk(CallOptions options) {
                assertThat(options.operation()).isPresent();
                return Either.right(new Vendor.Walk<>(steps));
            }
        });
    }

    private static final ConnectionId OTHER = ConnectionId.of("conn-9");

    @Test
    void aJobOfAFacetHasTheKeyThatItsStartCarried() {
        Extra extra = extra(Vendor.job("job-7", "conn-1"));

        assertThat(extra.start(NONE, Vendor.ID, OTHER).get().idempotencyKey()).contains("key-2");
    }

    @Test
    void aJobOfAnotherConnectionThanAskedForIsNoAnswer() {
        Extra extra = extra(Vendor.job("job-7", "conn-9"));

        assertThat(extra.start(NONE, Vendor.ID, OTHER).getLeft().context().summary())
                .isEqualTo("the answer is about connection conn-9, not conn-1");
    }

    @Test
    void ofAStrangersFacetNothingIsKnownSoItMayWrite() {
        assertThat(extra(null).start(NONE, Vendor.ID, OTHER).getLeft().outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aStrangersFacetDecidesItselfAboutTheKey() {
        Extra extra = extra(Vendor.job("job-7", "conn-1"));

        assertThat(extra.start(KEYED, Vendor.ID, OTHER).isRight()).isTrue();
    }

    @Test
    void aPlainStreamOfAFacetIsUnderGuard() {
        ItemStream<String> walk =
                extra(null, "a", new IllegalStateException()).walk(NONE).get();

        assertThat(walk.next().get()).contains("a");
        assertThat(walk.next().getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void whatDeclaresNoTypeIsHandedOnAsItCame() {
        Extra extra = facet(Extra.class, new NoExtra());
        ItemStream<String> walk = new Vendor.Walk<>();

        assertThat(extra.version().get()).isEqualTo("7");
        assertThat(extra.any(walk).get()).isSameAs(walk);
        Object raw = extra.raw(walk).get();
        assertThat(raw).isSameAs(walk);
    }

    @Test
    void whatAnswersNoEitherThrowsWhatItThrows() {
        Extra extra = facet(Extra.class, new NoExtra());
        Extra runtime = throwing(new IllegalStateException("mine"));

        assertThatThrownBy(() -> extra.plain("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> runtime.plain("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mine");
    }

    private Extra throwing(Throwable thrown) {
        Vendor other = new Vendor();
        Extra extra = new NoExtra() {
            @Override
            public String plain(String argument) {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            }
        };
        other.answer = name -> Optional.of(extra);
        return other.open().facet(Extra.class).orElseThrow();
    }

    @Test
    void anErrorOfTheMachineComesOutUnchanged() {
        AssertionError error = new AssertionError("mine");

        assertThatThrownBy(() -> throwing(error).plain("x")).isSameAs(error);
    }

    @Test
    void whatIsNoInterfaceIsHandedOutAsItIs() {
        String facet = "facet";
        vendor.answer = name -> Optional.of(facet);

        assertThat(connections.facet(String.class).orElseThrow()).isSameAs(facet);
    }

    @Test
    @SuppressWarnings("unchecked")
    void anInterfaceClosedToReflectionIsHandedOutAsItIs() throws ClassNotFoundException {
        Class<Object> internal = (Class<Object>) Class.forName("jdk.internal.access.JavaLangAccess");
        Object facet = new Object();
        vendor.answer = name -> Optional.of(facet);

        assertThat(connections.facet(internal).orElseThrow()).isSameAs(facet);
    }
}
