package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.FileBrowser.FileEntry;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows and files. */
class DataTest {
    private static final TableRef INVOICES = TableRef.of("fin", "invoices");

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private TablePreview preview() {
        return fixture.open().facet(TablePreview.class).orElseThrow();
    }

    private SqlQuery query() {
        return fixture.open().facet(SqlQuery.class).orElseThrow();
    }

    private FileBrowser files() {
        return fixture.open().facet(FileBrowser.class).orElseThrow();
    }

    private static List<List<JsonValue>> all(SqlQuery.Rows rows) {
        List<List<JsonValue>> all = new ArrayList<>();
        try (rows) {
            for (Optional<List<JsonValue>> next = right(rows.next()); next.isPresent(); next = right(rows.next())) {
                all.add(next.get());
            }
        }
        return all;
    }

    @Test
    void moreRowsThanAskedForAreCut() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault(
                "connections.preview",
                Fault.status(200).json("{\"columns\":[\"a\",\"b\"],\"rows\":[[1,0],[2,3],[4,5]]}"));
        TablePreview.Preview found = right(preview().preview(id, INVOICES, 2, NONE));
        assertThat(found.rows()).hasSize(2);
        assertThat(found.truncated()).contains(true);
    }

    @ParameterizedTest
    @CsvSource({"'[1,2,3]', 3", "[1], 1", "[], 0"})
    void aRowThatDoesNotFitTheColumnsIsRefused(String row, int width) {
        ConnectionId id = fixture.seeded("a");
        String result = "{\"ok\":true,\"columns\":[\"a\",\"b\"],\"rows\":[[8,9]," + row + "]}";
        fixture.fault("connections.preview", Fault.status(200).json(result));
        fixture.fault("connections.testQuery", Fault.status(200).json(result));
        String said = "has " + width + " values for 2 columns in rows[1]";
        assertThat(failed(preview().preview(id, INVOICES, 2, NONE), ConnectorError.MalformedResponse.class)
                        .message())
                .contains(said);
        assertThat(failed(
                                query().query(id, "select 1", OptionalInt.empty(), NONE),
                                ConnectorError.MalformedResponse.class)
                        .message())
                .contains(said);
    }

    @Test
    void anUnknownTableIsNotFound() {
        ConnectionId id = fixture.seeded("a");
        assertThat(failed(preview().preview(id, TableRef.of("fin", "nothing"), 1, NONE), ConnectorError.NotFound.class)
                        .id())
                .isEqualTo("fin.nothing");
    }

    @Test
    void aPreviewOfNoRowsIsRefusedWithoutARequest() {
        failed(preview().preview(ConnectionId.of("a"), INVOICES, 0, NONE), ConnectorError.InvalidRequest.class);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aPageTokenOfAnotherListIsRefused() {
        failed(
                files().files(ConnectionId.of("a"), "", Optional.of(new PageToken("x")), NONE),
                ConnectorError.InvalidRequest.class);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aNegativeSizeIsNoSize() {
        ConnectionId id = fixture.seeded("bucket", "s3", "{}");
        fixture.fault(
                "connections.files",
                Fault.status(200).json("{\"objects\":[{\"key\":\"a\",\"size\":-1},{\"key\":\"b\",\"size\":0}]}"));
        List<FileEntry> entries =
                right(files().files(id, "", Optional.empty(), NONE)).items();
        assertThat(entries.get(0).size()).isEmpty();
        assertThat(entries.get(1).size()).hasValue(0);
    }

    @Test
    void filesAndFoldersWithoutAPathAreLeftOutAndSaid() {
        ConnectionId id = fixture.seeded("bucket", "s3", "{}");
        fixture.fault(
                "connections.files",
                Fault.status(200)
                        .json("{\"objects\":[{\"key\":\" \"},{\"size\":3},{\"key\":\"a\"}],"
                                + "\"commonPrefixes\":[\"\",\"f/\"]}"));
        Page<FileEntry> page = right(files().files(id, "", Optional.empty(), NONE));
        assertThat(page.items()).extracting(FileEntry::path).containsExactly("f/", "a");
        assertThat(page.warnings()).hasSize(3);
    }
}
