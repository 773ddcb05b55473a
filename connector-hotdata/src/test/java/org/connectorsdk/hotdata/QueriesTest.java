package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.TablePreview.Preview;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Previews and statements, in the database that is configured. */
class QueriesTest {
    private static final TableRef CUSTOMERS = TableRef.of("public", "customers");
    private static final OptionalInt ALL = OptionalInt.empty();

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private ConnectionEntry entry;
    private String database;
    private Connections connections;

    @BeforeEach
    void attach() {
        entry = fixture.seeded("my \"pg\".1");
        database = Databases.withAttached(fixture.open(), entry);
        connections = fixture.open("database", database);
        fixture.simulator().journal().clear();
    }

    private TablePreview preview() {
        return connections.facet(TablePreview.class).orElseThrow();
    }

    private SqlQuery queries() {
        return connections.facet(SqlQuery.class).orElseThrow();
    }

    private static List<List<JsonValue>> all(SqlQuery.Rows rows) {
        List<List<JsonValue>> all = new ArrayList<>();
        for (var row = right(rows.next()); row.isPresent(); row = right(rows.next())) {
            all.add(row.get());
        }
        return all;
    }

    @Test
    void withoutADatabaseThereIsNeitherPreviewNorQuery() {
        Connections without = fixture.open();

        assertThat(without.descriptor().capabilities()).doesNotContain(Capability.PREVIEW, Capability.QUERY);
        assertThat(without.facet(TablePreview.class)).isEmpty();
        assertThat(without.facet(SqlQuery.class)).isEmpty();
        assertThat(connections.descriptor().capabilities()).contains(Capability.PREVIEW, Capability.QUERY);
    }

    @Test
    void everyNameIsQuoted() {
        Preview preview = right(preview().preview(id(entry), TableRef.of("Sales Übersicht", "Order.Items"), 1, NONE));

        assertThat(preview.columns()).contains("with \"quotes\"");
        assertThat(fixture.simulator().journal().of("query").get(0).bodyText())
                .contains("\\\"my \\\"\\\"pg\\\"\\\".1\\\".\\\"Sales Übersicht\\\".\\\"Order.Items\\\" LIMIT 2");
    }

    @Test
    void anAliasOfTheDatabaseGoesBeforeTheConnectionsName() {
        ConnectionEntry other = fixture.seeded("other");
        Connections aliased = fixture.open("database", Databases.withAttached(fixture.open(), other, "nick"));

        right(aliased.facet(TablePreview.class).orElseThrow().preview(id(other), CUSTOMERS, 1, NONE));

        assertThat(fixture.simulator().journal().last().bodyText()).contains("\\\"nick\\\".\\\"public\\\"");
        assertThat(fixture.requests("get_connection")).isZero();
    }

    @Test
    void afterALostAnswerAPreviewAloneIsRepeated() {
        fixture.fault("query", Fault.resetAfterExecuting(), Fault.pass(), Fault.resetAfterExecuting());

        right(preview().preview(id(entry), CUSTOMERS, 1, NONE));
        assertThat(fixture.requests("query")).isEqualTo(2);

        var lost = queries().query(id(entry), "SELECT * FROM public.customers", ALL, NONE);
        assertThat(lost.getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.requests("query")).isEqualTo(3);
    }

    @Test
    void noRowsAndABlankStatementAreRefusedWithoutARequest() {
        failed(preview().preview(id(entry), CUSTOMERS, 0, NONE), ConnectorError.InvalidRequest.class);
        failed(queries().query(id(entry), " ", ALL, NONE), ConnectorError.InvalidRequest.class);
        assertThat(fixture.simulator().journal().all()).isEmpty();
    }

    @Test
    void aConnectionOutsideTheDatabaseNamesTheRemedy() {
        ConnectionEntry stranger = fixture.seeded("stranger");

        assertThat(failed(preview().preview(id(stranger), CUSTOMERS, 1, NONE), ConnectorError.Conflict.class)
                        .message())
                .contains("not attached", "Attach it");
        assertThat(fixture.requests("query")).isZero();
    }

    @Test
    void aDatabaseThatDoesNotExistIsNotFound() {
        Connections lost = fixture.open("database", "dbnone");

        assertThat(failed(
                                lost.facet(TablePreview.class).orElseThrow().preview(id(entry), CUSTOMERS, 1, NONE),
                                ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("database");
    }

    @Test
    void rowsAreCutAsRequestedAndAWarningSaysSo() {
        SqlQuery.Rows whole = right(queries().query(id(entry), "SELECT * FROM public.customers", ALL, NONE));
        int count = all(whole).size();

        for (int most : new int[] {5, count}) {
            SqlQuery.Rows rows =
                    right(queries().query(id(entry), "SELECT * FROM public.customers", OptionalInt.of(most), NONE));

            assertThat(all(rows)).hasSize(most);
            assertThat(rows.warnings()).hasSize(most == count ? 0 : 1).allMatch(text -> text.contains("after 5 rows"));
        }
    }

    @Test
    void aStatementThatBecameARunIsReadFromItsResult() {
        fixture.fault("query", asRun("qrun1"));
        fixture.fault(
                "get_query_run",
                run("{\"status\":\"running\"}"),
                run("{\"status\":\"succeeded\",\"result_id\":\"rslt1\"}"));
        fixture.fault(
                "get_result", Fault.status(202).json("{\"status\":\"processing\"}"), page("[[1],[2]]"), page("[[3]]"));

        SqlQuery.Rows rows = right(queries().query(id(entry), "SELECT id FROM public.customers", ALL, NONE));

        assertThat(all(rows)).extracting(row -> row.get(0).toJson()).containsExactly("1", "2", "3");
        assertThat(fixture.requests("query")).isOne();
        assertThat(fixture.simulator().journal().last().query("offset")).hasValue("2");
    }

    private static Fault asRun(String id) {
        return Fault.status(202).json("{\"query_run_id\":\"" + id + "\",\"status\":\"running\",\"status_url\":\"/x\"}");
    }

    private static Fault run(String json) {
        return Fault.status(200).json(json);
    }

    private static Fault page(String rows) {
        return Fault.status(200)
                .json("{\"columns\":[\"id\"],\"rows\":" + rows + "}")
                .header("X-Total-Row-Count", "3");
    }

    /** A result that failed says nothing of what its statement did, unless that only reads. */
    @ParameterizedTest
    @CsvSource({"409, false, UNKNOWN", "200, false, UNKNOWN", "409, true, REFUSED"})
    void aResultThatFailedIsQueryFailedWhateverItsStatus(int status, boolean readOnly, Outcome outcome) {
        fixture.fault("query", asRun("qrun1"));
        fixture.fault("get_query_run", run("{\"status\":\"succeeded\",\"result_id\":\"rslt1\"}"));
        fixture.fault(
                "get_result", Fault.status(status).json("{\"status\":\"failed\",\"error_message\":\"out of memory\"}"));
        CallOptions options = CallOptions.builder().readOnly(readOnly).build();

        ConnectorError.QueryFailed error =
                failed(queries().query(id(entry), "SELECT 1", ALL, options), ConnectorError.QueryFailed.class);
        assertThat(error.message()).contains("out of memory");
        assertThat(error.outcome()).isEqualTo(outcome);
    }

    @Test
    void aFurtherPageThatFailsLeavesOpenWhatItsStatementDid() {
        fixture.fault("query", cut("[1]"));
        fixture.fault(
                "get_result", Fault.status(409).json("{\"status\":\"failed\",\"error_message\":\"out of memory\"}"));
        SqlQuery.Rows rows = right(queries().query(id(entry), "DELETE FROM t RETURNING id", ALL, NONE));
        right(rows.next());

        assertThat(failed(rows.next(), ConnectorError.QueryFailed.class).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aRunThatNeverEndsIsATimeoutThatNamesTheRun() {
        fixture.fault("query", asRun("qrun1"));
        fixture.faultAlways("get_query_run", run("{\"status\":\"running\"}"));
        var before = fixture.clock().now();

        ConnectorError.Timeout error =
                failed(queries().query(id(entry), "SELECT 1", ALL, NONE), ConnectorError.Timeout.class);
        assertThat(error.message()).contains("qrun1");
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Duration.between(before, fixture.clock().now()))
                .isBetween(Duration.ofMinutes(5), Duration.ofSeconds(310));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "[]"})
    void aRowThatDoesNotFitTheColumnsIsRefused(String row) {
        String first =
                "{\"query_run_id\":\"q\",\"result_id\":\"rslt1\",\"columns\":[\"id\"],\"truncated\":true,\"rows\":[[1]";
        fixture.fault("query", Fault.status(200).json(first + "," + row + "]}"));
        failed(queries().query(id(entry), "SELECT 1", ALL, NONE), ConnectorError.MalformedResponse.class);

        fixture.fault("query", Fault.status(200).json(first + "]}"));
        fixture.fault("get_result", page("[" + row + ",[3]]"));
        SqlQuery.Rows rows = right(queries().query(id(entry), "SELECT 1", ALL, NONE));
        right(rows.next());
        failed(rows.next(), ConnectorError.MalformedResponse.class);
    }

    @Test
    void cutRowsWithoutAResultAreNotPresentedAsAll() {
        fixture.fault(
                "query",
                Fault.status(200)
                        .json("{\"query_run_id\":\"q\",\"columns\":[\"id\"],\"rows\":[[1]],\"truncated\":true}"));

        SqlQuery.Rows rows = right(queries().query(id(entry), "SELECT * FROM public.customers", ALL, NONE));
        assertThat(right(rows.next())).isPresent();

        failed(rows.next(), ConnectorError.MalformedResponse.class);
    }

    @Test
    void rowsThatEndBeforeTheirCountAreNotPresentedAsAll() {
        fixture.fault("query", cut("[1]"));
        fixture.fault("get_result", page("[]"));
        SqlQuery.Rows rows = right(queries().query(id(entry), "SELECT 1", ALL, NONE));

        right(rows.next());

        assertThat(failed(rows.next(), ConnectorError.MalformedResponse.class).message())
                .contains("before its own count");
    }

    @Test
    void aPreviewThatFailsAfterItsStartHasWrittenNothing() {
        fixture.fault("query", asRun("qrun1"));
        fixture.fault("get_query_run", run("{\"status\":\"succeeded\"}"));

        assertThat(failed(preview().preview(id(entry), CUSTOMERS, 1, NONE), ConnectorError.MalformedResponse.class)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    private static Fault cut(String... rows) {
        return Fault.status(200)
                .json("{\"query_run_id\":\"q\",\"result_id\":\"rslt1\",\"columns\":[\"id\"],\"rows\":["
                        + String.join(",", rows) + "],\"truncated\":true}");
    }

    private List<String> limits() {
        return fixture.simulator().journal().of("get_result").stream()
                .map(request -> request.query("limit").orElseThrow())
                .toList();
    }

    @Test
    void firstTwiceAsManyRowsAreAskedForAsWereShown() {
        fixture.fault("query", cut("[1]", "[2]"));
        fixture.fault("get_result", page("[[3]]"));

        assertThat(all(right(queries().query(id(entry), "SELECT 1", ALL, NONE))))
                .hasSize(3);
        assertThat(limits()).containsExactly("4");
    }

    @Test
    void aPageThatIsTooLargeIsAskedForInFewerRows() {
        Connections narrow = fixture.open("database", database, "max-answer-bytes", "1024");
        fixture.fault("query", asRun("qrun1"));
        fixture.fault("get_query_run", run("{\"status\":\"succeeded\",\"result_id\":\"rslt1\"}"));
        String wide = "[\"" + "x".repeat(2_000) + "\"]";
        fixture.fault("get_result", page("[" + wide + "]"), page("[[1],[2]]"), page("[[3]]"));

        SqlQuery.Rows rows = right(narrow.facet(SqlQuery.class).orElseThrow().query(id(entry), "SELECT 1", ALL, NONE));

        assertThat(all(rows)).hasSize(3);
        assertThat(limits()).containsExactly("10000", "2500", "2500");
    }

    @Test
    void aRowThatIsTooLargeByItselfEndsTheRows() {
        Connections narrow = fixture.open("database", database, "max-answer-bytes", "1024");
        fixture.fault("query", cut("[1]"));
        Fault wide = page("[[\"" + "x".repeat(2_000) + "\"]]");
        fixture.fault("get_result", wide, wide);
        SqlQuery.Rows rows = right(narrow.facet(SqlQuery.class).orElseThrow().query(id(entry), "SELECT 1", ALL, NONE));
        right(rows.next());

        failed(rows.next(), ConnectorError.PayloadTooLarge.class);
    }

    @Test
    void aCutResultThatIsStoredLateIsReadWhole() {
        fixture.simulator().behaviour().inlineRows(100).resultPolls(2);

        var rows = right(queries().query(id(entry), "SELECT id FROM public.orders LIMIT 250", ALL, NONE));

        assertThat(all(rows)).hasSize(250);
        assertThat(fixture.requests("query")).isOne();
        assertThat(fixture.requests("get_result")).isEqualTo(3);
    }

    @Test
    void aPreviewOfWhatIsInTheAnswerReadsNoResult() {
        fixture.simulator().behaviour().inlineRows(100).resultPolls(2);

        var preview = right(preview().preview(id(entry), TableRef.of("public", "orders"), 100, NONE));

        assertThat(preview.rows()).hasSize(100);
        assertThat(preview.truncated()).hasValue(true);
        assertThat(fixture.requests("query")).isOne();
        assertThat(fixture.requests("get_result")).isZero();
    }

    @Test
    void theTotalOfTheStatementCountsIfThePageHasNone() {
        fixture.fault(
                "query",
                Fault.status(200)
                        .json("{\"query_run_id\":\"q\",\"result_id\":\"r\",\"columns\":[\"id\"],\"rows\":[[1]],"
                                + "\"truncated\":true,\"total_row_count\":3}"));
        fixture.fault(
                "get_result",
                run("{\"columns\":[\"id\"],\"rows\":[[2]]}"),
                run("{\"columns\":[\"id\"],\"rows\":[[3]]}"));

        var rows = right(queries().query(id(entry), "SELECT 1", ALL, NONE));

        assertThat(all(rows)).hasSize(3);
    }
}
