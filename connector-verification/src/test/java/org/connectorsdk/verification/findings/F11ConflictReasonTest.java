package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/** F-11: a caller who meets a conflict can tell what to do without reading its text. */
@Finding(value = "F-11", rule = "Conflicts say which; a duplicate of an earlier request leaves the outcome unknown")
class F11ConflictReasonTest {
    private record Told(String code, ConflictReason reason) {}

    static List<Input<String>> inputs() {
        return List.of(
                Input.of("identical request", "{\"message\":\"An identical request is being executed\"}"),
                Input.of("duplicate by its code", "{\"error\":{\"code\":\"DUPLICATE_REQUEST\",\"message\":\"no\"}}"),
                Input.of("key is in use", "{\"error\":{\"code\":\"idempotency_key_in_use\",\"message\":\"no\"}}"),
                Input.of("outstanding request", "{\"title\":\"A request is outstanding for this Idempotency-Key\"}"),
                Input.of("still processed", "{\"detail\":\"The request is already being processed\"}"),
                Input.of("same request twice", "{\"error\":\"The same request was accepted a moment ago\"}"),
                Input.of("in a list of errors", "{\"errors\":[{\"message\":\"Duplicate request\"}]}"));
    }

    static List<Input<Told>> codes() {
        return List.of(
                Input.of("exists already", new Told("ALREADY_EXISTS", ConflictReason.ALREADY_EXISTS)),
                Input.of("in use", new Told("resource_in_use", ConflictReason.IN_USE)),
                Input.of("incompatible schema", new Told("INCOMPATIBLE_SCHEMA", ConflictReason.INCOMPATIBLE_SCHEMA)),
                Input.of("already running", new Told("sync-already-running", ConflictReason.ALREADY_RUNNING)),
                Input.of("stale version", new Told("VERSION_MISMATCH", ConflictReason.STALE_VERSION)),
                Input.of("locked", new Told("RESOURCE_LOCKED", ConflictReason.LOCKED)),
                Input.of("another word", new Told("E4711", ConflictReason.UNSPECIFIED)));
    }

    @ForEveryCase(with = "CREATE")
    void duplicateOfAnEarlierRequestIsUnknown(Case<String> one, Stage stage) {
        stage.always(NeutralCall.CREATE, Fault.status(409).json(one.value()));

        ConnectorError error = one.error(stage.open(), ViewCall.create(stage.spec("orders")));

        assertThat(((ConnectorError.Conflict) error).reason()).isEqualTo(ConflictReason.DUPLICATE_REQUEST);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(stage.sent(NeutralCall.CREATE)).hasSize(1);
    }

    @ForEveryCase(with = "LIST", inputs = "codes")
    void codeNamesTheReason(Case<Told> one, Stage stage) {
        stage.always(
                NeutralCall.LIST,
                Fault.status(409).json("{\"error\":{\"code\":\"" + one.value().code() + "\",\"message\":\"no\"}}"));

        ConnectorError error = one.error(stage.open(), ViewCall.list());

        assertThat(((ConnectorError.Conflict) error).reason())
                .isEqualTo(one.value().reason());
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
