package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

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
class QueriesTest {
    private static final String SAMPLE = "sample-schema-table";
    private static final String QUERY = "query-schema";
    private static final Fault NOT_FOUND = Fault.status(404).json("{\"detail\":\"Not Found\"}");

    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private Either<ConnectorError, Preview> preview(String schema, String table, int rows) {
        TablePreview facet = fixture.open().facet(TablePreview.class).orElseThrow();
        return facet.preview(fixture.seeded("postgres"), TableRef.of(schema, table), rows, NONE);
    }

    private Either<ConnectorError, SqlQuery.Rows> query(String sql, OptionalInt most) {
        return fixture.open().facet(SqlQuery.class).orElseThrow().query(fixture.seeded("postgres"), sql, most, NONE);
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
    @ValueSource(strings = {"get-connection", "list-schema-tables"})
    void whatCannotBeReadTellsNothingOfTheTable(String operation) {
        fixture.fault(SAMPLE, NOT_FOUND);
        fixture.fault(operation, Fault.status(403));
        assertThat(failed(preview("public", "Orders", 1), ConnectorError.NotFound.class)
                        .type())
                .isEmpty();
    }

    @Test
    void anUnreadableTableInTheListMayBeTheOne() {
        fixture.fault(SAMPLE, NOT_FOUND);
        fixture.fault("list-schema-tables", Fault.status(200).json("{\"tables\":[{\"table\":null}]}"));
        assertThat(failed(preview("public", "Orders", 1), ConnectorError.NotFound.class)
                        .type())
                .isEmpty();
    }

    @Test
    void aDeploymentWithoutTheListOfTablesOffersNoPreviewEither() {
        fixture.fault(SAMPLE, NOT_FOUND);
        fixture.fault("list-schema-tables", Fault.status(405));
        failed(preview("public", "Orders", 1), ConnectorError.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[null]", "[{\"schema\":\"public\"}]", "{\"public\":[\"orders\"]}"})
    void whatIsToldBesideTheRowsCostsNoRows(String tableRefs) {
        fixture.fault(
                QUERY,
                Fault.status(200).json("{\"columns\":[\"n\"],\"rows\":[{\"n\":1}],\"tableRefs\":" + tableRefs + "}"));
        assertThat(all(right(query("select 1 as n", OptionalInt.empty())))).containsExactly("[1]");
    }

    @Test
    void aPreviewThatWeCutSaysSoThoughTheVendorSentEverything() {
        fixture.simulator()
                .useTables(List.of(SampleTable.of("s", "t", new SampleTable.Column("n", "bigint", false, true))
                        .withRows(Collections.nCopies(3, List.of(IntNode.valueOf(1))))));
        Preview preview = right(preview("s", "t", 2));
        assertThat(preview.rows()).hasSize(2);
        assertThat(preview.truncated()).hasValue(true);
    }

    @Test
    void rowsThatGoByTheNormalisedNamesAreReadAsWell() {
        fixture.fault(SAMPLE, Fault.rewriteJson(body -> {
            ObjectNode row = (ObjectNode) body.path("rows").get(0);
            row.set("order_id", row.remove("OrderId"));
        }));
        assertThat(right(preview("public", "Orders", 1)).rows().get(0).get(0).toJson())
                .isEqualTo("1");
    }

    @Test
    void aPreviewIsARead() {
        fixture.fault(SAMPLE, Fault.status(503));
        right(preview("public", "Orders", 1));
        assertThat(fixture.requests(SAMPLE)).isEqualTo(2);
    }

    @Test
    void aPreviewOfATableThatIsNotThereIsNotFound() {
        ConnectorError.NotFound error = failed(preview("public", "orders", 1), ConnectorError.NotFound.class);
        assertThat(error.type()).isEqualTo("table");
        assertThat(error.id()).isEqualTo("public.orders");
    }

    @Test
    void aDeploymentWithoutSamplesIsNotTakenForAMissingTable() {
        fixture.fault(SAMPLE, NOT_FOUND);
        failed(preview("public", "Orders", 1), ConnectorError.Unsupported.class);
    }

    @Test
    void aPreviewOfNoRowsIsRefusedBeforeAnythingIsSent() {
        failed(preview("public", "Orders", 0), ConnectorError.InvalidRequest.class);
        assertThat(fixture.requests(SAMPLE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 1"})
    void aStatementIsRepeatedOnlyIfTheCallerSaysThatItReads(boolean reads, int requests) {
        fixture.fault(QUERY, Fault.status(503).header("Retry-After", "1").json("{\"detail\":\"busy\"}"));
        var options = CallOptions.builder().readOnly(reads).build();
        SqlQuery queries = fixture.open().facet(SqlQuery.class).orElseThrow();

        var rows = queries.query(
                fixture.seeded("postgres"), "select Status from public.Orders limit 1", OptionalInt.empty(), options);

        assertThat(rows.isRight()).isEqualTo(reads);
        assertThat(fixture.requests(QUERY)).isEqualTo(requests);
    }

    @Test
    void aResultThatTheVendorCutHasAWarning() {
        fixture.simulator()
                .answerQuery(
                        "select n",
                        new SampleSource.Result(List.of("n"), Collections.nCopies(1001, List.of(IntNode.valueOf(1)))));
        SqlQuery.Rows rows = right(query("select n", OptionalInt.empty()));
        assertThat(all(rows)).hasSize(1000);
        assertThat(rows.warnings())
                .containsExactly("the vendor cut the result after 1000 rows; the rest is not available");
    }

    @Test
    void fewerRowsCanBeAskedForThanTheVendorSends() {
        SqlQuery.Rows rows = right(query("select * from public.Orders", OptionalInt.of(3)));
        assertThat(all(rows)).hasSize(3);
        assertThat(rows.warnings()).containsExactly("cut after 3 rows, as requested; there are more");
    }

    @Test
    void aStatementOfTheWrongLengthIsRefusedBeforeAnythingIsSent() {
        failed(query(" ", OptionalInt.empty()), ConnectorError.InvalidRequest.class);
        failed(query("x".repeat(10_001), OptionalInt.empty()), ConnectorError.InvalidRequest.class);
        failed(query("select 1", OptionalInt.of(-1)), ConnectorError.InvalidRequest.class);
        assertThat(fixture.requests(QUERY)).isZero();
    }

    @Test
    void theLengthOfAStatementIsCountedInCodePoints() {
        String sql = "select Status from Orders" + new String(Character.toChars(0x1F600)).repeat(9_975);
        failed(query(sql, OptionalInt.empty()), ConnectorError.QueryFailed.class);
        assertThat(fixture.requests(QUERY)).isOne();
    }

    @Test
    void aStatementOnAnUnknownConnectionIsNotFound() {
        SqlQuery facet = fixture.open().facet(SqlQuery.class).orElseThrow();
        ConnectionId nowhere = VirtuousAiFixture.NOWHERE;
        assertThat(failed(facet.query(nowhere, "select 1", OptionalInt.empty(), NONE), ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("connection");
    }
}
