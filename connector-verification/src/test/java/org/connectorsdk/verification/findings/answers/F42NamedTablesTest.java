package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-42: a purge of what the connection does not have starts nothing, and says so. */
@Finding(value = "F-42", rule = "Destroying nothing is no success")
class F42NamedTablesTest {

    static List<Input<TableRef>> inputs() {
        return List.of(
                Input.of("an unknown name", TableRef.of("public", "nosuch")),
                Input.of("an unknown name without a schema", TableRef.of("", "nosuch")),
                Input.of("an unknown schema", TableRef.of("nosuch", "orders")),
                Input.of("a name in another case", TableRef.of("public", "ORDERS")),
                Input.of("a schema in another case", TableRef.of("PUBLIC", "orders")),
                Input.of("a name with a blank at its end", TableRef.of("public", "orders ")),
                Input.of("a pattern", TableRef.of("public", "%")));
    }

    @ForEveryCase(with = "PURGE_TABLE")
    void aTableThatIsNotThereIsNotFoundAndNothingStarts(Case<TableRef> one, Stage stage) {
        ConnectionId id = stage.harness().seedSynced().orElseThrow();
        var synced = stage.harness().synced(id);

        ConnectorError error = one.error(stage.open(), ViewCall.purge(id, PurgeRequest.tables(one.value())));

        assertThat(error).isInstanceOf(ConnectorError.NotFound.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(stage.sent(NeutralCall.PURGE)).isEmpty();
        assertThat(stage.harness().synced(id)).isEqualTo(synced);
    }
}
