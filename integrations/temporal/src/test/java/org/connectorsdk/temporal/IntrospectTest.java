package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.temporal.ConnectorActivities.IntrospectOrder;
import org.connectorsdk.temporal.ConnectorActivities.Introspected;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.SeededCatalog;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an introspection writes to a place of the platform, at a vendor that runs on this machine. */
@Timeout(30)
class IntrospectTest {
    private static final String CANARY = "canary-of-the-place";

    private final Place place = new Place();
    private final List<String> opened = new ArrayList<>();
    private volatile CatalogVisitor visitor = place;
    private final ActivityBench bench = new ActivityBench("airbyte", this::open);
    private final SeededCatalog seeded = bench.account().harness().seedCatalog().orElseThrow();

    /** Keeps what it is given. */
    private static final class Place implements CatalogVisitor, AutoCloseable {
        private final List<Table> tables = new ArrayList<>();
        private int closes;

        @Override
        public boolean table(Table table) {
            tables.add(table);
            return true;
        }

        @Override
        public void close() {
            closes++;
        }
    }

    /** Takes nothing, and cannot be closed. */
    private static final class Broken implements CatalogVisitor, AutoCloseable {
        @Override
        public boolean table(Table table) {
            return true;
        }

        @Override
        public void close() throws IOException {
            throw new IOException(CANARY);
        }
    }

    private CatalogVisitor open(String name) {
        opened.add(name);
        if (name.equals("nowhere")) {
            throw new IllegalArgumentException(CANARY);
        }
        return visitor;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private IntrospectOrder into(String name) {
        return new IntrospectOrder("airbyte", seeded.connection().value(), name, false);
    }

    private Introspected introspected() {
        return bench.activities().introspect(into("here"));
    }

    private ApplicationFailure failure() {
        return bench.failure(activities -> activities.introspect(into("here")));
    }

    /** The failure with its causes and details, as a history holds it. */
    private static String recorded(ApplicationFailure failure) {
        return DefaultDataConverter.STANDARD_INSTANCE
                .exceptionToFailure(failure)
                .toString();
    }

    private void refuse(int status) {
        bench.account()
                .harness()
                .simulator()
                .faults()
                .on(bench.account().harness().operations(NeutralCall.INTROSPECT).get(0))
                .inject(Fault.answering(call -> Answer.json(status, "{}")));
    }

    // ---- what arrives

    @Test
    void everyTableArrivesAtThePlace() {
        introspected();

        assertThat(place.tables)
                .extracting(Table::ref)
                .containsExactlyInAnyOrderElementsOf(
                        seeded.catalog().tables().stream().map(Table::ref).toList());
    }

    @Test
    void thePlaceIsTheOneThatTheOrderNames() {
        introspected();

        assertThat(opened).containsExactly("here");
    }

    @Test
    void theAnswerCountsWhatWasRead() {
        List<Table> tables = seeded.catalog().tables();
        long columns =
                tables.stream().mapToLong(table -> table.columns().size()).sum();

        assertThat(introspected()).isEqualTo(new Introspected(tables.size(), columns, 0, true));
    }

    @Test
    void aPlaceThatHasEnoughIsToldOfNoMore() {
        List<Table> seen = new ArrayList<>();
        visitor = table -> {
            seen.add(table);
            return false;
        };

        assertThat(introspected().complete()).isFalse();
        assertThat(seen).hasSize(1);
    }

    // ---- when it is closed

    @Test
    void thePlaceIsClosedOnceAtTheEnd() {
        introspected();

        assertThat(place.closes).isEqualTo(1);
    }

    @Test
    void thePlaceIsClosedWhenTheVendorRefuses() {
        refuse(403);

        failure();

        assertThat(place.closes).isEqualTo(1);
    }

    @Test
    void aPlaceThatCannotBeClosedKeepsItsTextToItself() {
        visitor = new Broken();

        assertThat(recorded(failure())).contains("IllegalStateException").doesNotContain(CANARY);
    }

    // ---- what fails

    @Test
    void aPlaceThatThrowsKeepsItsTextToItself() {
        visitor = table -> {
            throw new IllegalStateException(CANARY);
        };

        assertThat(recorded(failure())).contains("IllegalStateException").doesNotContain(CANARY);
    }

    @Test
    void aPlaceThatThrowsMayBeWrittenToAgain() {
        visitor = table -> {
            throw new IllegalStateException(CANARY);
        };

        assertThat(failure().isNonRetryable()).isFalse();
    }

    @Test
    void anUnknownPlaceIsNotTriedAgain() {
        ApplicationFailure failure = bench.failure(activities -> activities.introspect(into("nowhere")));

        assertThat(failure.getType()).isEqualTo(ConnectorFailures.type(ErrorKind.CONFIGURATION));
        assertThat(failure.isNonRetryable()).isTrue();
    }

    @Test
    void anUnknownPlaceIsNamedAndNothingIsSent() {
        ConnectorError error = bench.error(activities -> activities.introspect(into("nowhere")));

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.toJson().toString()).contains("nowhere").doesNotContain(CANARY);
        assertThat(bench.requests()).isZero();
    }

    @Test
    void aVendorThatRefusesIsNotAskedAgain() {
        refuse(403);

        ApplicationFailure failure = failure();

        assertThat(failure.getType()).isEqualTo(ConnectorFailures.type(ErrorKind.PERMISSION_DENIED));
        assertThat(failure.isNonRetryable()).isTrue();
    }
}
