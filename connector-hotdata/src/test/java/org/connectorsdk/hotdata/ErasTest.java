package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.NONE;
import static org.connectorsdk.hotdata.HotdataFixture.assertFailed;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.hotdata.HotdataFixture.right;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.simulators.hotdata.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.HotdataEra;
import org.connectorsdk.simulators.hotdata.JobScript;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One client for servers of June, of August and of autumn. */
class ErasTest {
    private static final TableRef ORDERS = TableRef.of("public", "orders");
    private static final TableRef EVENTS = TableRef.of("main", "events");

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    @TempDir
    Path folder;

    private Path parquet() throws Exception {
        return Files.writeString(
                folder.resolve("e.parquet"), "PAR1" + "x".repeat(64) + "PAR1", StandardCharsets.US_ASCII);
    }

    @Test
    void inAutumnWhatIsGoneSaysSinceWhenAndIsNotLookedForTwice() {
        Connections hotdata = fixture.era(HotdataEra.AUTUMN).open();
        ConnectionEntry entry = fixture.seeded("pg");

        for (int i = 0; i < 2; i++) {
            assertFailed(hotdata.test(id(entry)), ConnectorError.Unsupported.class)
                    .satisfies(error -> assertThat(error.message()).contains("retired it on 2026-09-18"));
        }
        assertFailed(hotdata.purge(id(entry), PurgeRequest.connection()), ConnectorError.Unsupported.class)
                .satisfies(error -> assertThat(error.message()).contains("after 2026-08-21"));
        assertThat(fixture.requests("get_connection")).isEqualTo(2);
    }

    @Test
    void anOperationThatIsBackIsUsedAgain() {
        Connections hotdata = fixture.era(HotdataEra.AUTUMN).open();
        ConnectionEntry entry = fixture.seeded("pg");
        assertFailed(hotdata.test(id(entry)), ConnectorError.Unsupported.class);

        fixture.era(HotdataEra.AUGUST);

        right(hotdata.test(id(entry)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 410})
    void secretsAndTypesAreUnsupportedByTheirRouteAlone(int status) {
        HotdataApi api = Databases.api(fixture.open());
        fixture.fault("list_secrets", Fault.status(status));
        fixture.fault("get_connection_type", Fault.status(status));

        assertFailed(api.listSecrets(NONE), ConnectorError.Unsupported.class)
                .satisfies(error -> assertThat(error.message()).contains("2026-09-18"));
        assertFailed(api.getConnectionType("postgres", NONE), ConnectorError.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"no secret with name x\"}}",
                "{\"error\":\"not_found\"}",
                "{\"detail\":\"Not Found\"}"
            })
    void aSecretThatIsMissingIsNotFoundHoweverTheServerSaysIt(String body) {
        HotdataApi api = Databases.api(fixture.open());
        fixture.fault("get_secret", Fault.status(404).json(body));

        assertFailed(api.getSecret("x", NONE), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.message()).doesNotContain("retired"));
    }

    @Test
    void aPageOfAnIntermediaryDoesNotRetireAnything() {
        HotdataApi api = Databases.api(fixture.open());
        fixture.fault("get_secret", Fault.htmlProxy(404));

        assertThat(api.getSecret("x", NONE).getLeft()).satisfies(error -> {
            assertThat(error).isNotInstanceOf(ConnectorError.Unsupported.class);
            assertThat(error.message()).doesNotContain("retired");
        });
    }

    private Connections inDatabase(ConnectionEntry entry) {
        return fixture.open("database", Databases.withAttached(fixture.open(), entry));
    }

    private static int count(SqlQuery.Rows rows) {
        int count = 0;
        while (right(rows.next()).isPresent()) {
            count++;
        }
        return count;
    }

    @Test
    void aCutResultThatIsNotStoredForTwoLooksIsReadWhole() {
        fixture.simulator().behaviour().inlineRows(100).resultPolls(2);
        ConnectionEntry entry = fixture.seeded("pg");
        SqlQuery queries = inDatabase(entry).facet(SqlQuery.class).orElseThrow();

        var rows = right(queries.query(id(entry), "SELECT id FROM public.orders LIMIT 250", OptionalInt.empty(), NONE));

        assertThat(count(rows)).isEqualTo(250);
        assertThat(fixture.requests("query")).isOne();
        assertThat(fixture.requests("get_result")).isEqualTo(3);
    }

    @Test
    void aPreviewOfWhatIsInTheAnswerReadsNoResult() {
        fixture.simulator().behaviour().inlineRows(100).resultPolls(2);
        ConnectionEntry entry = fixture.seeded("pg");

        var preview =
                right(inDatabase(entry).facet(TablePreview.class).orElseThrow().preview(id(entry), ORDERS, 100, NONE));

        assertThat(preview.rows()).hasSize(100);
        assertThat(preview.truncated()).hasValue(true);
        assertThat(fixture.requests("query")).isOne();
        assertThat(fixture.requests("get_result")).isZero();
    }

    @Test
    void aTotalThatTheStatementTellsIsBelievedWhereThePageTellsNone() {
        ConnectionEntry entry = fixture.seeded("pg");
        SqlQuery queries = inDatabase(entry).facet(SqlQuery.class).orElseThrow();
        fixture.fault(
                "query",
                Fault.status(200)
                        .json("{\"query_run_id\":\"q\",\"result_id\":\"r\",\"columns\":[\"id\"],\"rows\":[[1]],"
                                + "\"truncated\":true,\"total_row_count\":3}"));
        fixture.fault("get_result", page("[[2]]"), page("[[3]]"));

        var rows = right(queries.query(id(entry), "SELECT 1", OptionalInt.empty(), NONE));

        assertThat(count(rows)).isEqualTo(3);
    }

    private static Fault page(String rows) {
        return Fault.status(200).json("{\"columns\":[\"id\"],\"rows\":" + rows + "}");
    }

    private HotdataManagedTables tables() {
        return fixture.open().facet(HotdataManagedTables.class).orElseThrow();
    }

    @Test
    void aLoadThatBecomesAJobIsWaitedFor() throws Exception {
        fixture.simulator().behaviour().slowLoads(true).jobs(JobScript.byPolls("pending", "running", "running"));
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");

        var loaded = right(tables().loadFile(id(managed), EVENTS, parquet(), NONE));

        assertThat(loaded.rowCount()).isEqualTo(4);
        assertThat(loaded.arrowSchemaJson()).contains("fields");
        assertThat(fixture.requests("load_managed_table")).isOne();
        assertThat(fixture.requests("get_job")).isEqualTo(4);
    }

    @Test
    void aLoadWhoseJobFailsSaysWhy() throws Exception {
        fixture.simulator().behaviour().slowLoads(true);
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");
        fixture.fault(
                "get_job",
                Fault.status(200).json("{\"id\":\"j\",\"status\":\"failed\",\"error_message\":\"no Parquet\"}"));

        assertFailed(tables().loadFile(id(managed), EVENTS, parquet(), NONE), ConnectorError.JobFailed.class)
                .satisfies(error -> {
                    assertThat(error.message()).contains("no Parquet");
                    assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
                });
    }

    @Test
    void aTableThatAnotherLoadHoldsIsWaitedFor() throws Exception {
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");
        Fault locked = Fault.status(409)
                .json("{\"error\":{\"code\":\"RESOURCE_LOCKED\",\"message\":\"busy\"}}")
                .header("Retry-After", "3");
        fixture.fault("load_managed_table", locked, locked);

        right(tables().loadFile(id(managed), EVENTS, parquet(), NONE));

        assertThat(fixture.requests("load_managed_table")).isEqualTo(3);
    }
}
