package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that no longer have an operation, which answer as if the connection were not there. */
class RetiredOperationsTest {
    private static final TableRef ORDERS = TableRef.of("public", "orders");

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private interface Call extends BiFunction<Connections, ConnectionId, Either<ConnectorError, ?>> {}

    static Stream<Arguments> calls() {
        return Stream.of(
                call("check_connection_health", (hotdata, id) -> hotdata.test(id)),
                call("refresh", (hotdata, id) -> hotdata.sync(id, SyncRequest.full())),
                call(
                        "refresh",
                        (hotdata, id) -> hotdata.sync(id, SyncRequest.full().tables(ORDERS))),
                call(
                        "refresh",
                        (hotdata, id) -> hotdata.introspect(
                                id, IntrospectionRequest.all().fresh())),
                call("purge_connection_cache", (hotdata, id) -> hotdata.purge(id, PurgeRequest.connection())),
                call("purge_table_cache", (hotdata, id) -> hotdata.purge(id, PurgeRequest.tables(ORDERS))));
    }

    private static Arguments call(String operation, Call call) {
        return Arguments.of(operation, call);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aConnectionThatIsGoneIsNotFound(String operation, Call call) {
        fixture.simulator().behaviour().retired(operation);

        assertThat(failed(call.apply(fixture.open(), ConnectionId.of("connnone")), ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("connection");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anOperationThatIsGoneIsUnsupportedWhileItsConnectionIsThere(String operation, Call call) {
        fixture.simulator().behaviour().retired(operation);
        ConnectionId id = id(fixture.seeded("pg"));
        ConnectorError.Unsupported error = failed(call.apply(fixture.open(), id), ConnectorError.Unsupported.class);
        assertThat(error.message()).contains("does not offer the operation");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);

        fixture.fault(operation, Fault.status(405));
        failed(call.apply(fixture.open(), id), ConnectorError.Unsupported.class);
    }

    @Test
    void anErrorSaysWhatItMayMeanIfNothingDecides() {
        fixture.simulator().behaviour().retired("purge_table_cache");
        fixture.fault("get_connection", Fault.status(500), Fault.status(500), Fault.status(500));

        assertThat(failed(
                                fixture.open().purge(id(fixture.seeded("pg")), PurgeRequest.tables(ORDERS)),
                                ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("connection or table");
    }

    @Test
    void whatIsGoneSaysSinceWhenAndIsCheckedOnce() {
        Connections hotdata = fixture.era(HotdataEra.AUTUMN).open();
        ConnectionEntry entry = fixture.seeded("pg");

        for (int i = 0; i < 2; i++) {
            assertThat(failed(hotdata.test(id(entry)), ConnectorError.Unsupported.class)
                            .message())
                    .contains("retired it on 2026-09-18");
        }
        assertThat(failed(hotdata.purge(id(entry), PurgeRequest.connection()), ConnectorError.Unsupported.class)
                        .message())
                .contains("after 2026-08-21");
        assertThat(fixture.requests("get_connection")).isEqualTo(2);
    }

    @Test
    void anOperationThatIsBackIsUsedAgain() {
        Connections hotdata = fixture.era(HotdataEra.AUTUMN).open();
        ConnectionEntry entry = fixture.seeded("pg");
        failed(hotdata.test(id(entry)), ConnectorError.Unsupported.class);

        fixture.era(HotdataEra.AUGUST);

        right(hotdata.test(id(entry)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 410})
    void secretsAndTypesAreUnsupportedByTheirRouteAlone(int status) {
        HotdataApi api = Databases.api(fixture.open());
        fixture.fault("list_secrets", Fault.status(status));
        fixture.fault("get_connection_type", Fault.status(status));

        assertThat(failed(api.listSecrets(NONE), ConnectorError.Unsupported.class)
                        .message())
                .contains("2026-09-18");
        failed(api.getConnectionType("postgres", NONE), ConnectorError.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"no secret with name x\"}}",
                "{\"error\":\"not_found\"}",
                "{\"detail\":\"Not Found\"}"
            })
    void aMissingSecretIsNotFoundInEachFormOfError(String body) {
        HotdataApi api = Databases.api(fixture.open());
        fixture.fault("get_secret", Fault.status(404).json(body));

        assertThat(failed(api.getSecret("x", NONE), ConnectorError.NotFound.class)
                        .message())
                .doesNotContain("retired");
    }

    @Test
    void aPageOfAnIntermediaryDoesNotRetireAnything() {
        HotdataApi api = Databases.api(fixture.open());
        fixture.fault("get_secret", Fault.htmlProxy(404));

        assertThat(api.getSecret("x", NONE).getLeft()).satisfies(error -> {
            assertThat(error).isNotInstanceOf(ConnectorError.Unsupported.class);
            assertThat(error.message()).doesNotContain("retired");
        });
    }
}
