package org.connectorsdk.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Test;

/** A walk under guard: it ends with its client, counts what it handed out, and turns what is thrown into an error. */
class GuardedStreamTest {
    private static final ConnectorError DENIED = new ConnectorError.PermissionDenied(
            ErrorContext.of("acme", "page").summary("no").build());

    private final Vendor vendor = new Vendor();
    private final DefaultConnections connections = vendor.open();

    private ItemStream<Connection> begin(Object... steps) {
        Vendor.Walk<Connection> walk = new Vendor.Walk<>(steps);
        vendor.answer = name -> walk;
        return connections.stream(ConnectionQuery.all());
    }

    @Test
    void itsItemsAreThoseOfTheProvider() {
        ItemStream<Connection> stream = begin(Vendor.connection());

        assertThat(stream.next().get()).contains(Vendor.connection());
        assertThat(stream.next().get()).isEmpty();
        assertThat(stream.delivered()).isEqualTo(1);
        assertThat(stream.warnings()).containsExactly("a warning");
    }

    @Test
    void aWalkThatIsNullIsADefectOfTheProvider() {
        vendor.answer = name -> null;

        ConnectorError error = connections.stream(ConnectionQuery.all()).next().getLeft();

        assertThat(error.context().summary()).isEqualTo("the provider answered null");
    }

    @Test
    void whatTheWalkThrowsEndsItForGood() {
        ItemStream<Connection> stream =
                begin(Vendor.connection(), new IllegalStateException("hunter2"), Vendor.connection());
        stream.next();

        ConnectorError error = stream.next().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.context().delivered()).hasValue(1);
        assertThat(error.context().operation()).isEqualTo("stream");
        assertThat(stream.next().getLeft()).isSameAs(error);
    }

    @Test
    void anErrorThatCountsItsItemsIsTheWalksOwn() {
        ConnectorError counted =
                DENIED.withContext(DENIED.context().toBuilder().delivered(5).build());
        ItemStream<Connection> stream = begin(counted, Vendor.connection());

        assertThat(stream.next().getLeft().context().delivered()).hasValue(5);
        assertThat(stream.next().get()).as("the walk goes on as it likes").isPresent();
    }

    @Test
    void aCloseOfTheClientClosesTheWalkBeforeTheFirstItem() {
        Vendor.Walk<Connection> walk = new Vendor.Walk<>(Vendor.connection());
        vendor.answer = name -> walk;
        ItemStream<Connection> stream = connections.stream(ConnectionQuery.all());

        connections.close();
        ConnectorError error = stream.next().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.context().delivered()).hasValue(0);
        assertThat(walk.closes).isEqualTo(1);
    }

    @Test
    void closingTheClientAfterAnItemFollowsAnAnsweredRead() {
        ItemStream<Connection> stream = begin(Vendor.connection(), Vendor.connection());
        stream.next();

        connections.close();
        ConnectorError error = stream.next().getLeft();

        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.context().delivered()).hasValue(1);
    }

    @Test
    void anInterruptEndsTheWalk() {
        ItemStream<Connection> stream = begin(Vendor.connection());

        Thread.currentThread().interrupt();
        ConnectorError error = stream.next().getLeft();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.kind()).isEqualTo(ErrorKind.INTERRUPTED);
    }

    @Test
    void aClosedClientBeginsNoWalk() {
        connections.close();

        assertThat(begin(Vendor.connection()).next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(vendor.asked).containsExactly("close");
    }

    @Test
    void closingClosesTheWalkAndItsFailureIsNobodysConcern() {
        Vendor.Walk<Connection> walk = new Vendor.Walk<>();
        vendor.answer = name -> walk;

        connections.stream(ConnectionQuery.all()).close();

        assertThat(walk.closes).isEqualTo(1);
    }

    @Test
    void warningsThatCannotBeReadAreNone() {
        vendor.answer = name -> new ItemStream<Connection>() {
            @Override
            public Either<ConnectorError, Optional<Connection>> next() {
                return Either.right(Optional.empty());
            }

            @Override
            public long delivered() {
                return 0;
            }

            @Override
            public List<String> warnings() {
                throw new IllegalStateException();
            }

            @Override
            public void close() {}
        };

        assertThat(connections.stream(ConnectionQuery.all()).warnings()).isEmpty();
    }

    @Test
    void oneThreadAtATimeIsInIt() {
        AtomicReference<ItemStream<Connection>> stream = new AtomicReference<>();
        vendor.answer = name -> new Vendor.Walk<Connection>() {
            @Override
            public Either<ConnectorError, Optional<Connection>> next() {
                assertThatIllegalStateException()
                        .isThrownBy(() -> requireNonNull(stream.get()).next())
                        .withMessageStartingWith("next: called by two threads at once");
                return Either.right(Optional.empty());
            }
        };
        stream.set(connections.stream(ConnectionQuery.all()));

        assertThat(requireNonNull(stream.get()).next().get()).isEmpty();
        assertThat(requireNonNull(stream.get()).next().get())
                .as("it is free again")
                .isEmpty();
    }
}
