package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;

/**
 * INC-03: a create times out at the client and the connection exists anyway (airbytehq/terraform-provider-airbyte#129,
 * airbytehq/airbyte#29506).
 */
class Inc03LostCreateTest {
    @ForEveryProvider(with = "CREATE")
    void theRequestIsSentOnce(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            stage.on(NeutralCall.CREATE).always().inject(stage.silentAfterExecuting());

            stage.open().create(stage.harness().spec("orders"));

            assertThat(stage.sent(NeutralCall.CREATE)).hasSize(1);
            assertThat(stage.harness().connections()).isOne();
        }
    }

    @ForEveryProvider(with = "CREATE")
    void onAWarmConnectionTheServerSeesOneWhateverBecomesOfTheAnswer(ConformanceTarget target) {
        for (Fault fault : List.of(
                Fault.closeAfterExecuting(),
                Fault.resetAfterExecuting(),
                Fault.status(503).header("Retry-After", "0"),
                Fault.status(408),
                Fault.status(408).header("Connection", "close"))) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                int warmed = stage.warm(client);
                stage.on(NeutralCall.CREATE).always().inject(fault);

                ConnectorError error =
                        client.create(stage.harness().spec("orders")).getLeft();

                assertThat(error.outcome()).as(fault.name()).isEqualTo(Outcome.UNKNOWN);
                assertThat(stage.sent(NeutralCall.CREATE))
                        .as(fault.name())
                        .extracting(Exchange::connection)
                        .containsExactly(warmed);
            }
        }
    }

    @ForEveryProvider(with = "CREATE")
    void theErrorCarriesWhatTheThingCanBeRecognisedByAndNoSecret(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            stage.on(NeutralCall.CREATE).always().inject(stage.silentAfterExecuting());
            ConnectionSpec spec = stage.harness().spec("orders");

            ConnectorError error = stage.open().create(spec).getLeft();

            assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(error.context().identity().string("name")).contains("orders");
            spec.secrets()
                    .values()
                    .forEach(secret -> assertThat(error.context().identity().toJson() + error)
                            .doesNotContain(secret.reveal()));
        }
    }

    @ForEveryProvider(with = "CREATE")
    void lookingFindsTheOneThatWasStored(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            stage.harness().seed(3);
            Connections client = stage.open();
            stage.on(NeutralCall.CREATE).always().inject(stage.silentAfterExecuting());
            ConnectorError error = client.create(stage.harness().spec("orders")).getLeft();

            assertThat(client.reconcile(error).get().matches())
                    .singleElement()
                    .satisfies(found -> assertThat(found.name()).isEqualTo("orders"));
        }
    }

    @ForEveryProvider(with = "CREATE")
    void lookingFindsNothingWhereNothingWasStored(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            stage.harness().seed(3);
            Connections client = stage.open();
            stage.on(NeutralCall.CREATE).always().inject(stage.silent());
            ConnectorError error = client.create(stage.harness().spec("orders")).getLeft();

            assertThat(client.reconcile(error).get().matches()).isEmpty();
        }
    }

    @ForEveryProvider(with = "CREATE", without = "UNIQUE_NAME")
    void lookingSaysSoWhenItFindsTwo(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            Connections client = stage.open();
            ConnectionSpec spec = stage.harness().spec("orders");
            client.create(spec).get();
            stage.on(NeutralCall.CREATE).always().inject(stage.silentAfterExecuting());
            ConnectorError error = client.create(spec).getLeft();

            assertThat(client.reconcile(error).get().isUnique()).isFalse();
            assertThat(client.reconcile(error).get().matches()).hasSize(2);
        }
    }

    @ForEveryProvider(with = "CREATE")
    void aKeyThatNoCreateCanCarryIsRefusedBeforeAnythingIsSent(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            stage.on(NeutralCall.CREATE).always().inject(Fault.status(503));
            CallOptions withKey = CallOptions.builder().idempotencyKey("key-1").build();

            ConnectorError error =
                    stage.open().with(withKey).create(stage.harness().spec("orders")).getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(stage.sent(NeutralCall.CREATE)).isEmpty();
        }
    }

    @ForEveryProvider(with = "TEST")
    void slowOperationsHaveATimeLimitOfTheirOwnWhichTheErrorNames(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            var id = stage.harness().seed(1).get(0).id();
            stage.on(NeutralCall.TEST).always().inject(stage.silent(Duration.ofSeconds(41)));
            stage.on(NeutralCall.LIST).always().inject(stage.silent(Duration.ofSeconds(6)));
            Connections client = stage.open(config ->
                    config.set("slow-deadline", Duration.ofSeconds(40)).set("read-deadline", Duration.ofSeconds(5)));

            ConnectorError.Timeout test =
                    (ConnectorError.Timeout) client.test(id).getLeft();
            ConnectorError.Timeout list =
                    (ConnectorError.Timeout) client.list(ConnectionQuery.all()).getLeft();

            assertThat(test.kind()).isEqualTo(ErrorKind.TIMEOUT);
            assertThat(test.limit()).isEqualTo(Limit.DEADLINE);
            assertThat(test.value()).isEqualTo(Duration.ofSeconds(40));
            assertThat(test.message()).contains("40");
            assertThat(list.value()).isEqualTo(Duration.ofSeconds(5));
        }
    }
}
