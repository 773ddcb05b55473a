package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.WaitPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guarded client does besides its operations: it hands out parts, visits a catalog, waits and closes. */
class GuardedClientTest {
    private static final Table TABLE =
            Table.builder(TableRef.of("public", "orders")).build();

    private final Vendor vendor = new Vendor();

    private static final class Throwing implements CatalogVisitor {
        private final Throwable thrown;

        Throwing(Throwable thrown) {
            this.thrown = thrown;
        }

        private void raise() {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }

        @Override
        public boolean table(Table table) {
            raise();
            return true;
        }

        @Override
        public void problem(CatalogProblem problem) {
            raise();
        }
    }

    static Stream<Object[]> visits() {
        return Stream.of(new IllegalStateException("mine"), new AssertionError("mine"))
                .flatMap(thrown -> Stream.of(new Object[] {thrown, true}, new Object[] {thrown, false}));
    }

    @ParameterizedTest
    @MethodSource("visits")
    void whatTheCallersVisitorThrowsComesOutUnchanged(Throwable thrown, boolean isTable) {
        CatalogProblem problem = new CatalogProblem(
                "public",
                new ConnectorError.PermissionDenied(ErrorContext.of("acme", "x").build()));
        vendor.answer = name -> {
            CatalogVisitor visitor = (CatalogVisitor) vendor.given.get(2);
            try {
                if (isTable) {
                    visitor.table(TABLE);
                } else {
                    visitor.problem(problem);
                }
            } catch (IllegalStateException | AssertionError swallowed) {
                return Either.left(problem.error());
            }
            return Vendor.sound(name);
        };
        try (DefaultConnections connections = vendor.open()) {
            assertThatThrownBy(() ->
                            connections.introspect(Vendor.ID, IntrospectionRequest.all(), new Throwing(thrown)))
                    .isSameAs(thrown);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCallersVisitorSeesAllAndDecides(boolean goesOn) {
        CatalogProblem problem = new CatalogProblem(
                "public",
                new ConnectorError.PermissionDenied(ErrorContext.of("acme", "x").build()));
        List<@Nullable Object> seen = new ArrayList<>();
        vendor.answer = name -> {
            CatalogVisitor visitor = (CatalogVisitor) vendor.given.get(2);
            seen.add(visitor.table(TABLE));
            visitor.problem(problem);
            return Vendor.sound(name);
        };
        CatalogVisitor visitor = new CatalogVisitor() {
            @Override
            public boolean table(Table table) {
                return goesOn;
            }

            @Override
            public void problem(CatalogProblem told) {
                seen.add(told);
            }
        };
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections
                            .introspect(Vendor.ID, IntrospectionRequest.all(), visitor)
                            .isRight())
                    .isTrue();
        }

        assertThat(seen).containsExactly(goesOn, problem);
    }

    @Test
    void aPartThatAProviderFailsToLookForIsNone() {
        vendor.answer = name -> {
            throw new IllegalStateException();
        };
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections.unwrap(String.class)).isEmpty();
            assertThat(connections.facet(String.class)).isEmpty();
        }
    }

    @Test
    void aPartThatIsNullIsNone() {
        vendor.answer = name -> null;
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections.unwrap(String.class)).isEmpty();
        }
    }

    @Test
    void whatAProviderWrapsIsHandedOut() {
        vendor.answer = name -> Optional.of("native");
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections.unwrap(String.class)).contains("native");
        }
    }

    @Test
    void aRefusalNamesTheOperation() {
        DefaultConnections connections = vendor.open();
        connections.close();

        assertThat(connections.get(Vendor.ID).getLeft().context().operation())
                .isEqualTo("get");
    }

    @Test
    void itsTextNamesTheProviderAndWhetherItIsClosed() {
        DefaultConnections connections = vendor.open();
        assertThat(connections).hasToString("Connections[acme]");

        connections.close();

        assertThat(connections).hasToString("Connections[acme, closed]");
    }

    @Test
    void aProviderThatCannotCloseIsClosedOnceAllTheSame() {
        Vendor broken = new Vendor();
        broken.answer = name -> {
            throw new IllegalStateException();
        };
        DefaultConnections connections = broken.open();

        connections.close();
        connections.close();

        assertThat(broken.asked).containsExactly("close");
    }

    @Test
    void aWaitThatAPauseOfAClosedClientEndsIsClosed() {
        DefaultConnections connections = vendor.open();
        vendor.answer = name -> {
            connections.close();
            return Vendor.sound(name);
        };

        assertThat(connections
                        .await(Vendor.JOB, WaitPolicy.standard())
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.CLOSED);
        assertThat(vendor.asked).containsExactly("job", "close");
        assertThat(vendor.time.pauses()).as("no pause begins").isEmpty();
    }

    @Test
    void aWaitWhosePauseIsInterruptedNamesTheJob() {
        DefaultConnections connections = vendor.open();
        vendor.answer = name -> {
            Thread.currentThread().interrupt();
            return Vendor.sound(name);
        };

        ConnectorError error =
                connections.await(Vendor.JOB, WaitPolicy.standard()).getLeft();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(((ConnectorError.Interrupted) error).job()).contains(Vendor.JOB);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aListOfAPageHasItsItems() {
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections
                            .list(ConnectionQuery.all())
                            .map(Page::items)
                            .get())
                    .containsExactly(Vendor.connection());
        }
    }
}
