package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.fivetran.RunStep;
import org.connectorsdk.simulators.fivetran.RunStep.Kind;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reloads: what is sent, how they end, and what is not taken for one. */
class ReloadTest {
    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private void synced(ConnectionId id) {
        right(await(right(fixture.open().sync(id, SyncRequest.incremental()))));
    }

    private Either<ConnectorError, Job> await(Job job) {
        return fixture.open().await(job.ref(), WaitPolicy.standard());
    }

    @Test
    void aReloadEndsWhenTheFullLoadIsDone() {
        ConnectionId id = fixture.seeded();
        synced(id);
        Job job = right(fixture.open().sync(id, SyncRequest.reload()));
        assertThat(job.ref().kind()).isEqualTo("reload");
        assertThat(job.ref().display()).startsWith("reload of " + id + " after ");
        assertThat(fixture.last("resync-connection").bodyText()).isEmpty();
        assertThat(right(await(job)).status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(fixture.simulator()
                        .stored(id.value())
                        .at("/status/is_historical_sync")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aReloadOfTablesNamesThem() {
        ConnectionId id = fixture.seeded();
        synced(id);
        SyncRequest tables = SyncRequest.reload()
                .tables(
                        TableRef.of("public", "orders"),
                        TableRef.of("audit", "events"),
                        TableRef.of("public", "Customers"));
        Job job = right(fixture.open().sync(id, tables));
        assertThat(fixture.last("resync-connection").bodyText())
                .isEqualTo("{\"scope\":{\"audit\":[\"events\"],\"public\":[\"orders\",\"Customers\"]}}");
        assertThat(right(await(job)).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aTableThatIsNamedTwiceIsSentOnce() {
        SyncRequest twice =
                SyncRequest.reload().tables(TableRef.of("public", "orders"), TableRef.of("public", "orders"));
        right(fixture.open().sync(fixture.seeded(), twice));
        assertThat(fixture.last("resync-connection").bodyText()).isEqualTo("{\"scope\":{\"public\":[\"orders\"]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aTableWithoutItsSchemaIsNotReloaded(String schema) {
        ConnectorError.InvalidRequest error = failed(
                fixture.open().sync(fixture.seeded(), SyncRequest.reload().tables(TableRef.of(schema, "orders"))),
                ConnectorError.InvalidRequest.class);
        assertThat(error.violations()).extracting(FieldViolation::path).containsExactly("tables");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(fixture.simulator().journal().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"JOIN, Conflict", "RESTART, InvalidRequest"})
    void aReloadNeitherJoinsNorStopsAnOrdinarySync(IfRunning ifRunning, String kind) {
        ConnectionId id = fixture.seeded();
        synced(id);
        fixture.simulator().nextRun(List.of(RunStep.of(Kind.RUNNING)));
        fixture.simulator().startScheduledRun(id.value());
        Connections connections = fixture.open();
        ConnectorError error =
                failed(connections.sync(id, SyncRequest.reload().ifRunning(ifRunning)), ConnectorError.class);
        assertThat(error.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(fixture.requests("resync-connection")).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherEndIsNotTakenForThatOfTheReload(boolean tables) {
        ConnectionId id = fixture.seeded();
        fixture.simulator().recordEnd(id.value(), true, "");
        SyncRequest reload = SyncRequest.reload();
        fixture.fault(
                "resync-connection",
                Fault.resetBefore().doing(() -> fixture.simulator().recordEnd(id.value(), true, "")));

        ConnectorError.OutcomeUnknown error = failed(
                fixture.open().sync(id, tables ? reload.tables(TableRef.of("public", "orders")) : reload),
                ConnectorError.OutcomeUnknown.class);

        assertThat(error.job()).isEmpty();
        assertThat(error.message()).contains("Look in Fivetran whether it is loaded anew");
        assertThat(fixture.requests("resync-connection")).isEqualTo(1);
    }
}
