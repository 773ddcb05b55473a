package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteLab.assertFailed;
import static org.connectorsdk.airbyte.AirbyteLab.right;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.JobPlan;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Emptying what a connection wrote. */
class PurgeTest {
    private static final PurgeRequest WHOLE = PurgeRequest.connection();

    @RegisterExtension
    final AirbyteLab lab = new AirbyteLab();

    private static String start(AirbyteApi api) {
        return AirbyteLab.operation(api, "clear-connection", "create-job");
    }

    private long rows(String stream) {
        return lab.state().rows(lab.connection().value(), "public", stream);
    }

    private void finish(Connections connections, Purge purge) {
        right(connections.await(purge.job().orElseThrow(), WaitPolicy.standard()));
    }

    @ParameterizedTest
    @EnumSource
    void aPurgeIsAJobThatEmptiesTheConnectionAndKeepsIt(AirbyteApi api) {
        Connections connections = lab.open(api);
        Purge purge = right(connections.purge(lab.connection(), WHOLE));
        assertThat(purge.isDone()).isFalse();
        finish(connections, purge);
        assertThat(rows("orders")).isZero();
        assertThat(rows("customers")).isZero();
        assertThat(connections.get(lab.connection()).isRight()).isTrue();
    }

    @Test
    void someTablesAreEmptiedAlone() {
        Connections connections = lab.open();
        finish(
                connections,
                right(connections.purge(lab.connection(), PurgeRequest.tables(TableRef.of("public", "orders")))));
        assertThat(rows("orders")).isZero();
        assertThat(rows("customers")).isEqualTo(100);
    }

    @Test
    void thePublicApiAndOldServersPurgeNoSingleTables() {
        assertThat(lab.open(AirbyteApi.PUBLIC).descriptor().supports(Capability.PURGE_TABLE))
                .isFalse();
        lab.restart(AirbyteOptions.of2023());
        assertThat(lab.open().descriptor().supports(Capability.PURGE_TABLE)).isFalse();
    }

    @Test
    void anOldServerResetsWhatNewerOnesClear() {
        lab.restart(AirbyteOptions.of2023());
        Connections connections = lab.open();
        finish(connections, right(connections.purge(lab.connection(), WHOLE)));
        assertThat(rows("orders")).isZero();
        assertThat(lab.requests("reset-connection")).isEqualTo(1);
    }

    @Test
    void aServerThatTurnsOutToBeOldIsAskedInItsOwnWords() {
        lab.fault("clear-connection", Fault.status(404).json("{\"message\": \"Page Not Found\"}"));
        assertThat(right(lab.open().purge(lab.connection(), WHOLE)).job()).isPresent();
        assertThat(lab.requests("reset-connection")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSyncThatRunsIsCancelledForIt(AirbyteApi api) {
        lab.jobs().next(JobPlan.endless());
        long sync = lab.jobs().start(lab.connection().value(), "sync");
        right(lab.open(api).purge(lab.connection(), WHOLE));
        assertThat(lab.jobs().status(sync)).contains("cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void whenTheAnswerIsLostTheJobIsFoundAndNoSecondOneIsStarted(AirbyteApi api) {
        lab.fault(start(api), Fault.resetAfterExecuting());
        assertThat(right(lab.open(api).purge(lab.connection(), WHOLE))
                        .job()
                        .orElseThrow()
                        .jobId())
                .isEqualTo("1");
        assertThat(lab.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whenNoJobShowsTheOutcomeIsUnknown(AirbyteApi api) {
        lab.fault(start(api), Fault.resetBefore());
        assertFailed(lab.open(api).purge(lab.connection(), WHOLE), ConnectorError.OutcomeUnknown.class);
        assertThat(lab.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedConnectionCannotBePurged(AirbyteApi api) {
        Connections connections = lab.open(api);
        right(connections.delete(lab.connection()));
        assertFailed(connections.purge(lab.connection(), WHOLE), ConnectorError.NotFound.class);
    }

    @ParameterizedTest
    @EnumSource
    void aPastSpanCannotBeLoadedAgain(AirbyteApi api) {
        Connections connections = lab.open(api);
        assertThat(connections.facet(Backfill.class)).isEmpty();
        assertThat(connections.descriptor().quirks())
                .extracting(quirk -> quirk.id())
                .contains("no-backfill");
    }
}
