package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vavr.control.Either;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteConflicts;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starting syncs: what Airbyte answers where it should say why it starts none. */
class SyncTest {
    private static final ConnectionId NOWHERE = ConnectionId.of("00000000-0000-4000-8000-000000000000");

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private static String start(AirbyteApi api) {
        return AirbyteFixture.operation(api, "sync-connection", "create-job");
    }

    private Either<ConnectorError, Job> sync(AirbyteApi api) {
        return fixture.open(api).sync(fixture.connection(), SyncRequest.full());
    }

    @ParameterizedTest
    @EnumSource
    void aFailureThatStartedAJobAllTheSameLeadsToIt(AirbyteApi api) {
        fixture.fault(start(api), Fault.statusAfterExecuting(500).json("{\"errorId\": \"x\"}"));
        assertThat(right(sync(api)).attached()).isTrue();
        assertThat(fixture.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPurgeThatRunsIsNotJoined(AirbyteApi api) {
        fixture.jobs().next(JobPlan.endless());
        fixture.jobs().start(fixture.connection().value(), "clear");
        assertThat(failed(sync(api), ConnectorError.Conflict.class).message()).contains("is running: 1");
    }

    @ParameterizedTest
    @EnumSource
    void aConflictWithoutARunningJobKeepsTheVendorsWords(AirbyteApi api) {
        fixture.fault(start(api), AirbyteConflicts.locked(), AirbyteConflicts.stateConflict());
        assertThat(failed(sync(api), ConnectorError.Conflict.class))
                .satisfies(error -> assertThat(error.context().vendorCode()).contains("error:connection/locked"));
        assertThat(failed(sync(api), ConnectorError.Conflict.class)).satisfies(error -> {
            assertThat(error.context().vendorCode()).contains("409-state-conflict");
            assertThat(error.message()).contains("State conflict");
        });
        assertThat(fixture.clock().waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anInactiveConnectionIsAConflictThatSaysSo(AirbyteApi api) {
        fixture.state().setOnConnection(fixture.connection().value(), "status", TextNode.valueOf("inactive"));
        ConnectorError.Conflict error = failed(sync(api), ConnectorError.Conflict.class);
        assertThat(error.message()).contains("is disabled");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(fixture.clock().waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void thatAnotherConnectionIsDeletedExplainsNoRefusal(AirbyteApi api) {
        fixture.fault(start(api), Fault.status(500).json("{\"message\": \"Internal Server Error\"}"));
        fixture.fault(AirbyteFixture.operation(api, "get-connection", "get-connection"), Fault.rewriteJson(body -> {
            body.put("connectionId", NOWHERE.value());
            body.put("status", "deprecated");
        }));
        ConnectorError error = sync(api).getLeft();
        assertThat(error).isNotInstanceOf(ConnectorError.NotFound.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedConnectionIsNotFound(AirbyteApi api) {
        right(fixture.open(api).delete(fixture.connection()));
        failed(sync(api), ConnectorError.NotFound.class);
        assertThat(fixture.clock().waits()).isEmpty();
    }

    @Test
    void anInactiveConnectionIsSyncedByAServerOf2023() {
        fixture.restart(AirbyteOptions.of2023());
        fixture.state().setOnConnection(fixture.connection().value(), "status", TextNode.valueOf("inactive"));
        assertThat(right(sync(AirbyteApi.CONFIG)).status().state()).isEqualTo(JobState.RUNNING);
    }
}
