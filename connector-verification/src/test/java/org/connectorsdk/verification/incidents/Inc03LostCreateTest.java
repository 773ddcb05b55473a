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
    void theRequestIsSentOnce(Stage stage) {
        stage.always(NeutralCall.CREATE, stage.silentAfterExecuting());

        stage.open().create(stage.spec("orders"));

        assertThat(stage.sent(NeutralCall.CREATE)).hasSize(1);
        assertThat(stage.harness().connections()).isOne();
    }

    @ForEveryProvider(with = "CREATE")
    void onAWarmConnectionTheServerSeesOneWhateverTheAnswer(ConformanceTarget target) {
        for (Fault fault : List.of(
                Fault.closeAfterExecuting(),
                Fault.resetAfterExecuting(),
                Fault.status(503).header("Retry-After", "0"),
                Fault.status(408),
                Fault.status(408).header("Connection", "close"))) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                int warmed = stage.warm(client);
                stage.always(NeutralCall.CREATE, fault);

                ConnectorError error = client.create(stage.spec("orders")).getLeft();

                assertThat(error.outcome()).as(fault.name()).isEqualTo(Outcome.UNKNOWN);
                assertThat(stage.sent(NeutralCall.CREATE))
                        .as(fault.name())
                        .extracting(Exchange::connection)
                        .containsExactly(warmed);
            }
        }
    }

    @ForEveryProvider(with = "CREATE")
    void theErrorCarriesIdentifyingFieldsAndNoSecret(Stage stage) {
        stage.always(NeutralCall.CREATE, stage.silentAfterExecuting());
        ConnectionSpec spec = stage.spec("orders");

        ConnectorError error = stage.open().create(spec).getLeft();

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.context().identity().string("name")).contains("orders");
        spec.secrets()
                .values()
                .forEach(secret ->
                        assertThat(error.context().identity().toJson() + error).doesNotContain(secret.reveal()));
    }

    @ForEveryProvider(with = "CREATE")
    void lookingFindsTheOneThatWasStored(Stage stage) {
        stage.seed(3);
        Connections client = stage.open();
        stage.always(NeutralCall.CREATE, stage.silentAfterExecuting());
        ConnectorError error = client.create(stage.spec("orders")).getLeft();

        assertThat(client.reconcile(error).get().matches())
                .singleElement()
                .satisfies(found -> assertThat(found.name()).isEqualTo("orders"));
    }

    @ForEveryProvider(with = "CREATE")
    void lookingFindsNothingWhereNothingWasStored(Stage stage) {
        stage.seed(3);
        Connections client = stage.open();
        stage.always(NeutralCall.CREATE, stage.silent());
        ConnectorError error = client.create(stage.spec("orders")).getLeft();

        assertThat(client.reconcile(error).get().matches()).isEmpty();
    }

    @ForEveryProvider(with = "CREATE", without = "UNIQUE_NAME")
    void lookingSaysHowManyItFinds(Stage stage) {
        Connections client = stage.open();
        ConnectionSpec spec = stage.spec("orders");
        client.create(spec).get();
        stage.always(NeutralCall.CREATE, stage.silentAfterExecuting());
        ConnectorError error = client.create(spec).getLeft();
        int there =
                stage.harness().connections(); // one where the vendor refuses a second without calling it a conflict

        assertThat(client.reconcile(error).get().isUnique()).isEqualTo(there == 1);
        assertThat(client.reconcile(error).get().matches()).hasSize(there);
    }

    @ForEveryProvider(with = "CREATE")
    void aKeyThatNoCreateCarriesIsRefusedBeforeAnythingIsSent(Stage stage) {
        stage.always(NeutralCall.CREATE, Fault.status(503));
        CallOptions withKey = CallOptions.builder().idempotencyKey("key-1").build();

        ConnectorError error =
                stage.open().with(withKey).create(stage.spec("orders")).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(stage.sent(NeutralCall.CREATE)).isEmpty();
    }

    @ForEveryProvider(with = "TEST")
    void slowOperationsHaveTheirOwnTimeLimitNamedInTheError(Stage stage) {
        var id = stage.seed(1).get(0).id();
        stage.always(NeutralCall.TEST, stage.silent(Duration.ofSeconds(41)));
        stage.always(NeutralCall.LIST, stage.silent(Duration.ofSeconds(6)));
        Connections client = stage.open(config ->
                config.set("slow-deadline", Duration.ofSeconds(40)).set("read-deadline", Duration.ofSeconds(5)));

        ConnectorError.Timeout test = (ConnectorError.Timeout) client.test(id).getLeft();
        ConnectorError.Timeout list =
                (ConnectorError.Timeout) client.list(ConnectionQuery.all()).getLeft();

        assertThat(test.kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(test.limit()).isEqualTo(Limit.DEADLINE);
        assertThat(test.value()).isEqualTo(Duration.ofSeconds(40));
        assertThat(test.message()).contains("40");
        assertThat(list.value()).isEqualTo(Duration.ofSeconds(5));
    }
}
