package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vavr.control.Either;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("F-51: a statement is repeated after 503 where the caller says that it reads")
class F51QueriesThatReadTest {
    private static final ConnectionId A = ConnectionId.of("a");
    private static final String SQL = "select * from fin.invoices";
    private static final CallOptions READS =
            CallOptions.builder().readOnly(true).build();
    private static final CallOptions NONE = CallOptions.none();
    private static final String EXPLAINED =
            "{\"error\":{\"code\":\"busy\",\"message\":\"the warehouse is waking up\"}}";

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    @BeforeEach
    void seed() {
        fixture.seeded("a");
    }

    private Either<ConnectorError, SqlQuery.Rows> query(CallOptions options) {
        return fixture.open().facet(SqlQuery.class).orElseThrow().query(A, SQL, OptionalInt.empty(), options);
    }

    private int statements() {
        return fixture.requests("connections.testQuery");
    }

    static Stream<Arguments> comeAgain() {
        return Stream.of(
                arguments("with a pause", new Fault[] {Fault.status(503).header("Retry-After", "7")}),
                arguments("explained", new Fault[] {Fault.status(503).json(EXPLAINED)}),
                arguments("of a proxy", new Fault[] {Fault.htmlProxy(503)}),
                arguments("twice", new Fault[] {Fault.status(503), Fault.status(503)}));
    }

    @ParameterizedTest(name = "503 {0}")
    @MethodSource("comeAgain")
    void oneThatReadsIsRepeated(String kind, Fault[] faults) {
        fixture.fault("connections.testQuery", faults);

        right(query(READS)).close();

        assertThat(statements()).isEqualTo(1 + faults.length);
    }

    static Stream<Arguments> mayStillRun() {
        return Stream.of(
                arguments("503", Fault.status(503)),
                arguments("500", Fault.status(500)),
                arguments("502", Fault.status(502)),
                arguments("504", Fault.status(504)),
                arguments("a lost answer", Fault.resetAfterExecuting()),
                arguments("half an answer", Fault.cutBody(0.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mayStillRun")
    void oneThatReadsMayRunTwice(String kind, Fault fault) {
        fixture.fault("connections.testQuery", fault);

        right(query(READS)).close();

        assertThat(statements()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mayStillRun")
    void oneThatMayWriteDoesNot(String kind, Fault fault) {
        fixture.fault("connections.testQuery", fault);

        assertThat(query(NONE).getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);

        assertThat(statements()).isEqualTo(1);
    }

    @Test
    void theVendorsOwnWordsAreAFailedQueryThatMayBeRetried() {
        fixture.fault(
                "connections.testQuery",
                Fault.status(503).header("Retry-After", "7").json(EXPLAINED));

        ConnectorError.QueryFailed error = failed(query(NONE), ConnectorError.QueryFailed.class);
        assertThat(error.message()).contains("the warehouse is waking up");
        assertThat(error.retryAt()).contains(fixture.clock().instant().plusSeconds(7));
    }

    @Test
    void theWordsOfAProxyAreAFailureOfTheProvider() {
        fixture.fault("connections.testQuery", Fault.htmlProxy(503));

        assertThat(query(NONE).getLeft().kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
    }
}
