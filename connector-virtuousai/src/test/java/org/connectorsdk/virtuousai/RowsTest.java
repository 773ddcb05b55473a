package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.virtuousai.VirtuousAiLab.NONE;
import static org.connectorsdk.virtuousai.VirtuousAiLab.assertFailed;
import static org.connectorsdk.virtuousai.VirtuousAiLab.right;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.TablePreview.Preview;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Previews and statements. */
class RowsTest {
    private static final String SAMPLE = "sample-schema-table";
    private static final String QUERY = "query-schema";

    @RegisterExtension
    final VirtuousAiLab lab = new VirtuousAiLab();

    private Either<ConnectorError, Preview> preview(String schema, String table, int rows) {
        TablePreview facet = lab.open().facet(TablePreview.class).orElseThrow();
        return facet.preview(lab.seeded("postgres"), TableRef.of(schema, table), rows, NONE);
    }

    private Either<ConnectorError, SqlQuery.Rows> query(String sql, OptionalInt most) {
        return lab.open().facet(SqlQuery.class).orElseThrow().query(lab.seeded("postgres"), sql, most, NONE);
    }

    private static List<String> all(SqlQuery.Rows rows) {
        List<String> all = new ArrayList<>();
        try (rows) {
            for (Optional<List<JsonValue>> row = right(rows.next()); row.isPresent(); row = right(rows.next())) {
                all.add(row.get().toString());
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "100, 100, true", "500, 100, true"})
    void aPreviewHasAtMostTheRowsAskedForAndSaysWhetherThereAreMore(int asked, int given, boolean truncated) {
        Preview preview = right(preview("public", "Orders", asked));
        assertThat(preview.columns()).containsExactly("OrderId", "Status", "Note");
        assertThat(preview.rows()).hasSize(given);
        assertThat(preview.rows().get(0)).extracting(JsonValue::toJson).containsExactly("1", "\"closed\"", "null");
        assertThat(preview.truncated()).hasValue(truncated);
    }

    @Test
    void aConnectionThatCannotBeLookedAtIsNotSaidToBeMissing() {
        lab.fault(SAMPLE, Fault.status(404).json("{\"detail\":\"Not Found\"}"));
        lab.fault("get-connection", Fault.status(403));
        assertFailed(preview("public", "Orders", 1), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEmpty());
    }

    @Test
    void tablesThatCannotBeListedTellNothingOfTheTable() {
        lab.fault(SAMPLE, Fault.status(404).json("{\"detail\":\"Not Found\"}"));
        lab.fault("list-schema-tables", Fault.status(403));
        assertFailed(preview("public", "Orders", 1), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEmpty());
    }

    @Test
    void aTableThatCannotBeReadInTheListMayBeTheOne() {
        lab.fault(SAMPLE, Fault.status(404).json("{\"detail\":\"Not Found\"}"));
        lab.fault("list-schema-tables", Fault.status(200).json("{\"tables\":[{\"table\":null}]}"));
        assertFailed(preview("public", "Orders", 1), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEmpty());
    }

    @Test
    void aDeploymentWithoutTheListOfTablesOffersNoPreviewEither() {
        lab.fault(SAMPLE, Fault.status(404).json("{\"detail\":\"Not Found\"}"));
        lab.fault("list-schema-tables", Fault.status(405));
        assertFailed(preview("public", "Orders", 1), ConnectorError.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[null]", "[{\"schema\":\"public\"}]", "{\"public\":[\"orders\"]}"})
    void whatIsToldBesideTheRowsCostsNoRows(String tableRefs) {
        lab.fault(
                QUERY,
                Fault.status(200).json("{\"columns\":[\"n\"],\"rows\":[{\"n\":1}],\"tableRefs\":" + tableRefs + "}"));
        assertThat(all(right(query("select 1 as n", OptionalInt.empty())))).containsExactly("[1]");
    }

    @Test
    void aPreviewOfASmallTableIsWhole() {
        assertThat(right(preview("public", "all_types", 5)).truncated()).hasValue(false);
    }

    @Test
    void aPreviewThatWeCutSaysSoThoughTheVendorSentEverything() {
        lab.simulator()
                .useTables(List.of(SampleTable.of("s", "t", new SampleTable.Column("n", "bigint", false, true))
                        .withRows(Collections.nCopies(3, List.of(IntNode.valueOf(1))))));
        Preview preview = right(preview("s", "t", 2));
        assertThat(preview.rows()).hasSize(2);
        assertThat(preview.truncated()).hasValue(true);
    }

    @Test
    void numbersAndTextsComeWithoutAnyLoss() {
        assertThat(right(preview("public", "all_types", 1)).rows().get(0))
                .extracting(JsonValue::toJson)
                .containsExactly(
                        "9223372036854775807",
                        "12345678901234567890.1234567890",
                        "0.1",
                        "true",
                        "\"2026-02-03\"",
                        "\"2026-02-03T09:15:00.123456\"",
                        "\"2026-02-03T09:15:00.123456+02:00\"",
                        "\"AAEC/w==\"",
                        "\"\"",
                        "null");
    }

    @Test
    void rowsThatGoByTheNormalisedNamesAreReadAsWell() {
        lab.fault(SAMPLE, Fault.rewriteJson(body -> {
            ObjectNode row = (ObjectNode) body.path("rows").get(0);
            row.set("order_id", row.remove("OrderId"));
        }));
        assertThat(right(preview("public", "Orders", 1)).rows().get(0).get(0).toJson())
                .isEqualTo("1");
    }

    @Test
    void aPreviewIsARead() {
        lab.fault(SAMPLE, Fault.status(503));
        right(preview("public", "Orders", 1));
        assertThat(lab.requests(SAMPLE)).isEqualTo(2);
    }

    @Test
    void aPreviewOfATableThatIsNotThereIsNotFound() {
        assertFailed(preview("public", "orders", 1), ConnectorError.NotFound.class)
                .satisfies(error -> {
                    assertThat(error.type()).isEqualTo("table");
                    assertThat(error.id()).isEqualTo("public.orders");
                });
    }

    @Test
    void aDeploymentWithoutSamplesIsNotTakenForAMissingTable() {
        lab.fault(SAMPLE, Fault.status(404).json("{\"detail\":\"Not Found\"}"));
        assertFailed(preview("public", "Orders", 1), ConnectorError.Unsupported.class);
    }

    @Test
    void aPreviewOfNoRowsIsRefusedBeforeAnythingIsSent() {
        assertFailed(preview("public", "Orders", 0), ConnectorError.InvalidRequest.class);
        assertThat(lab.requests(SAMPLE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 1"})
    void aStatementIsRepeatedOnlyIfTheCallerSaysThatItReads(boolean reads, int requests) {
        lab.fault(QUERY, Fault.status(503).header("Retry-After", "1").json("{\"detail\":\"busy\"}"));
        var options = CallOptions.builder().readOnly(reads).build();
        SqlQuery queries = lab.open().facet(SqlQuery.class).orElseThrow();

        var rows = queries.query(
                lab.seeded("postgres"), "select Status from public.Orders limit 1", OptionalInt.empty(), options);

        assertThat(rows.isRight()).isEqualTo(reads);
        assertThat(lab.requests(QUERY)).isEqualTo(requests);
    }

    @Test
    void aStatementAnswersColumnsAndRows() {
        SqlQuery.Rows rows = right(query("select Status, OrderId from public.Orders limit 2", OptionalInt.empty()));
        assertThat(rows.columns()).containsExactly("Status", "OrderId");
        assertThat(all(rows)).containsExactly("[\"closed\", 1]", "[\"closed\", 2]");
        assertThat(rows.delivered()).isEqualTo(2);
        assertThat(rows.warnings()).isEmpty();
    }

    @Test
    void whatTheVendorCutIsSaid() {
        lab.simulator()
                .answerQuery(
                        "select n",
                        new SampleSource.Result(List.of("n"), Collections.nCopies(1001, List.of(IntNode.valueOf(1)))));
        SqlQuery.Rows rows = right(query("select n", OptionalInt.empty()));
        assertThat(all(rows)).hasSize(1000);
        assertThat(rows.warnings())
                .containsExactly("the vendor cut the result after 1000 rows; the rest cannot be had");
    }

    @Test
    void fewerRowsCanBeAskedForThanTheVendorSends() {
        SqlQuery.Rows rows = right(query("select * from public.Orders", OptionalInt.of(3)));
        assertThat(all(rows)).hasSize(3);
        assertThat(rows.warnings()).containsExactly("the answer was cut after 3 rows, as was asked; there are more");
    }

    @Test
    void closingEndsTheRows() {
        SqlQuery.Rows rows = right(query("select * from public.Orders", OptionalInt.empty()));
        rows.close();
        assertThat(right(rows.next())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select * from nowhere", "delete from public.Orders"})
    void aStatementThatFailsIsQueryFailedWithTheVendorsWordsAndSentOnce(String sql) {
        assertFailed(query(sql, OptionalInt.empty()), ConnectorError.QueryFailed.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(error.message())
                            .containsAnyOf("relation \"nowhere\" does not exist", "Only read-only statements");
                });
        assertThat(lab.requests(QUERY)).isOne();
    }

    @Test
    void aStatementInDoubtIsNotRepeated() {
        lab.fault(QUERY, Fault.statusAfterExecuting(503));
        assertFailed(query("select * from public.Orders", OptionalInt.empty()), ConnectorError.ProviderFailure.class)
                .satisfies(error -> assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(lab.requests(QUERY)).isOne();
    }

    @Test
    void aStatementOfTheWrongLengthIsRefusedBeforeAnythingIsSent() {
        assertFailed(query(" ", OptionalInt.empty()), ConnectorError.InvalidRequest.class);
        assertFailed(query("x".repeat(10_001), OptionalInt.empty()), ConnectorError.InvalidRequest.class);
        assertFailed(query("select 1", OptionalInt.of(-1)), ConnectorError.InvalidRequest.class);
        assertThat(lab.requests(QUERY)).isZero();
    }

    @Test
    void theLengthOfAStatementIsCountedInCodePoints() {
        String sql = "select Status from Orders" + new String(Character.toChars(0x1F600)).repeat(9_975);
        assertFailed(query(sql, OptionalInt.empty()), ConnectorError.QueryFailed.class);
        assertThat(lab.requests(QUERY)).isOne();
    }

    @Test
    void aStatementOnAnUnknownConnectionIsNotFound() {
        SqlQuery facet = lab.open().facet(SqlQuery.class).orElseThrow();
        ConnectionId nowhere = VirtuousAiLab.NOWHERE;
        assertFailed(facet.query(nowhere, "select 1", OptionalInt.empty(), NONE), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }
}
