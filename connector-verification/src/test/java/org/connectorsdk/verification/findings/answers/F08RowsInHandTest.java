package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.SeededRows;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.incidents.Stage;

/** F-08: rows that are in hand are not lost by a further request; one that is not needed is not made. */
@Finding(value = "F-08", rule = "A partial result of what was in hand is kept")
class F08RowsInHandTest {
    private static final String CUT = """
        {"query_run_id":"q","result_id":"rslt1","columns":["id"],"rows":[[1],[2]],"truncated":true}
        """;

    static List<Input<List<Fault>>> inputs() {
        return List.of(
                Input.of("stored at once", List.of()),
                Input.of("not stored yet", List.of(pending("processing"))),
                Input.of("not stored for three looks", Collections.nCopies(3, pending("processing"))),
                Input.of("pending, then processing", List.of(pending("pending"), pending("processing"))),
                Input.of("a word of later servers", List.of(pending("uploading"))),
                Input.of("a 200 without rows", List.of(Fault.status(200).json("{\"status\":\"processing\"}"))),
                Input.of("accepted without a word", List.of(Fault.status(202).json("{\"result_id\":\"rslt1\"}"))));
    }

    static List<Input<Fault>> failures() {
        return List.of(
                Input.of("gone", Fault.status(404).json("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"gone\"}}")),
                Input.of(
                        "never computed",
                        Fault.status(409).json("{\"status\":\"failed\",\"error_message\":\"disk full\"}")),
                Input.of(
                        "failed in a 200",
                        Fault.status(200).json("{\"status\":\"failed\",\"error_message\":\"disk full\"}")),
                Input.of("a failure of the server", Fault.status(500)),
                Input.of("forbidden", Fault.status(403)),
                Input.of("no answer to make sense of", Fault.brokenJson()),
                Input.of("ends before its own count", page("[]", 9)));
    }

    private static Fault pending(String status) {
        return Fault.status(202).json("{\"status\":\"" + status + "\",\"result_id\":\"rslt1\"}");
    }

    private static Fault page(String rows, int total) {
        return Fault.status(200)
                .json("{\"status\":\"ready\",\"columns\":[\"id\"],\"rows\":" + rows + "}")
                .header("X-Total-Row-Count", Integer.toString(total));
    }

    private static SqlQuery.Rows query(Stage stage, Connections client, OptionalInt most) {
        SeededRows seeded = stage.harness().seedRows(2).orElseThrow();
        stage.on(NeutralCall.QUERY).inject(Fault.status(200).json(CUT));
        return client.facet(SqlQuery.class)
                .orElseThrow()
                .query(seeded.connection(), seeded.statement(), most, CallOptions.none())
                .get();
    }

    private static void results(Stage stage, Fault... inOrder) {
        stage.on("get_result").inject(inOrder);
    }

    private static int resultsAskedFor(Stage stage) {
        return stage.journal().of("get_result").size();
    }

    @ForEveryCase(only = "hotdata")
    void aResultThatIsNotStoredYetIsWaitedFor(Case<List<Fault>> one, Stage stage) {
        Connections client = stage.open();
        Fault[] looks =
                Arrays.copyOf(one.value().toArray(new Fault[0]), one.value().size() + 1);
        looks[looks.length - 1] = page("[[3],[4]]", 4);
        results(stage, looks);

        SqlQuery.Rows rows = query(stage, client, OptionalInt.empty());

        for (int row = 1; row <= 4; row++) {
            assertThat(rows.next().get()).contains(List.<JsonValue>of(JsonValue.of(row)));
        }
        assertThat(rows.next().get()).isEmpty();
        assertThat(resultsAskedFor(stage)).isEqualTo(looks.length);
    }

    @ForEveryCase(only = "hotdata", inputs = "failures")
    void whatFailsEndsTheRowsAfterThoseInHand(Case<Fault> one, Stage stage) {
        Connections client = stage.open();
        stage.always("get_result", one.value());

        SqlQuery.Rows rows = query(stage, client, OptionalInt.empty());

        assertThat(rows.next().get()).isPresent();
        assertThat(rows.next().get()).isPresent();
        Either<ConnectorError, Optional<List<JsonValue>>> end = rows.next();
        assertThat(end.getLeft().context().delivered()).hasValue(2);
        boolean failed =
                Set.of("never computed", "failed in a 200").contains(one.input().name());
        assertThat(end.getLeft().kind() == ErrorKind.QUERY_FAILED).isEqualTo(failed);
    }

    @ForEveryCase(only = "hotdata", inputs = "failures")
    void whoWantsNoMoreRowsThanAreInHandAsksForNone(Case<Fault> one, Stage stage) {
        Connections client = stage.open();
        stage.always("get_result", one.value());

        SqlQuery.Rows rows = query(stage, client, OptionalInt.of(2));

        assertThat(rows.next().get()).isPresent();
        assertThat(rows.next().get()).isPresent();
        assertThat(rows.next().get()).isEmpty();
        assertThat(resultsAskedFor(stage)).isZero();
    }

    @ForEveryCase(only = "hotdata", inputs = "failures")
    void aPreviewWithEnoughRowsAsksForNoMore(Case<Fault> one, Stage stage) {
        Connections client = stage.open();
        stage.always("get_result", one.value());
        SeededRows seeded = stage.harness().seedRows(2).orElseThrow();
        stage.on(NeutralCall.PREVIEW).inject(Fault.status(200).json(CUT));

        TablePreview.Preview preview = client.facet(TablePreview.class)
                .orElseThrow()
                .preview(seeded.connection(), seeded.table(), 2, CallOptions.none())
                .get();

        assertThat(preview.rows()).hasSize(2);
        assertThat(preview.truncated()).contains(true);
        assertThat(resultsAskedFor(stage)).isZero();
    }
}
