package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.hotdata.wire.ManagedTableWires.LoadWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.ManagedSchemaWire;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.UploadEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Declaring and filling the tables of managed connections, on servers of June. */
class ManagedTablesTest {
    private static final TableRef EVENTS = TableRef.of("main", "events");

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    @TempDir
    Path folder;

    private ConnectionEntry managed;
    private HotdataManagedTables tables;

    @BeforeEach
    void open() {
        fixture.era(HotdataEra.JUNE);
        managed = fixture.workspace().seedConnection("scratch", "managed");
        tables = facet(fixture.open());
    }

    private Path parquet(int rows) throws IOException {
        return Files.writeString(
                folder.resolve("events.parquet"), "PAR1" + "x".repeat(rows * 16) + "PAR1", StandardCharsets.US_ASCII);
    }

    private UploadBody file() throws IOException {
        return UploadBody.file(parquet(1), "application/parquet");
    }

    private static HotdataManagedTables facet(Connections connections) {
        return connections.facet(HotdataManagedTables.class).orElseThrow();
    }

    private void declare() {
        right(tables.addSchema(id(managed), "main", List.of("events"), NONE));
    }

    @Test
    void schemasAndTablesAreDeclaredUnderTheNamesThatTheServerStores() {
        ManagedSchemaWire stored = right(tables.addSchema(id(managed), "Analytics", List.of("Page_Views"), NONE));

        assertThat(stored.schema()).isEqualTo("analytics");
        assertThat(stored.tables()).containsExactly("page_views");
        assertThat(right(tables.addTable(id(managed), TableRef.of("analytics", "Clicks"), NONE)))
                .isEqualTo(TableRef.of("analytics", "clicks"));
    }

    @Test
    void whatExistsAlreadyIsAConflict() {
        declare();

        assertThat(failed(tables.addSchema(id(managed), "main", List.of(), NONE), ConnectorError.Conflict.class)
                        .message())
                .contains("It already exists");
        failed(tables.addTable(id(managed), EVENTS, NONE), ConnectorError.Conflict.class);
    }

    @Test
    void aTableOfAnUnknownSchemaIsNotFound() {
        assertThat(failed(tables.addTable(id(managed), EVENTS, NONE), ConnectorError.NotFound.class)
                        .id())
                .isEqualTo("main");
    }

    @Test
    void aDeclarationWhoseAnswerIsLostIsSentOnce() {
        fixture.fault("add_managed_schema", Fault.resetAfterExecuting());

        var lost = tables.addSchema(id(managed), "main", List.of(), NONE);

        assertThat(lost.getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.requests("add_managed_schema")).isOne();
    }

    @Test
    void blankAndMissingSchemasAreRefusedUnsent() {
        TableRef bare = TableRef.of("", "events");

        failed(tables.addSchema(id(managed), " ", List.of(), NONE), ConnectorError.InvalidRequest.class);
        failed(tables.addTable(id(managed), bare, NONE), ConnectorError.InvalidRequest.class);
        failed(tables.deleteTable(id(managed), bare, NONE), ConnectorError.InvalidRequest.class);
        failed(tables.load(id(managed), bare, "upld", NONE), ConnectorError.InvalidRequest.class);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aTableIsDeletedOnceEvenIfTheFirstAnswerIsLost() {
        declare();
        fixture.fault("delete_managed_table", Fault.resetAfterExecuting());

        assertThat(right(tables.deleteTable(id(managed), EVENTS, NONE))).isEqualTo(EVENTS);
        assertThat(managed.catalog()).isEmpty();
    }

    @Test
    void aFileIsUploadedAndLoaded() throws IOException {
        declare();

        LoadWire loaded = right(tables.loadFile(id(managed), EVENTS, parquet(100), NONE));

        assertThat(loaded.rowCount()).isPositive();
        assertThat(loaded.arrowSchemaJson()).contains("fields");
        assertThat(fixture.workspace().uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.status()).isEqualTo("consumed");
            assertThat(upload.contentType()).hasValue("application/parquet");
        });
    }

    @Test
    void aFileThatIsNoReadableParquetIsRefusedUnsent() throws IOException {
        Path csv = Files.writeString(folder.resolve("events.csv"), "a,b\n1,2\n");
        Path nowhere = folder.resolve("nowhere.parquet");

        assertThat(failed(tables.loadFile(id(managed), EVENTS, csv, NONE), ConnectorError.InvalidRequest.class)
                        .message())
                .contains("events.csv is not a Parquet file");
        assertThat(failed(tables.loadFile(id(managed), EVENTS, nowhere, NONE), ConnectorError.InvalidRequest.class)
                        .message())
                .contains("nowhere.parquet cannot be read");
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void anUploadIsStreamedFromAnyStream() {
        byte[] content = new byte[300_000];
        var body = UploadBody.oneShot(new ByteArrayInputStream(content), -1, "application/parquet");

        String upload = right(tables.upload(body, NONE));

        assertThat(fixture.workspace().uploads()).extracting(UploadEntry::id).containsExactly(upload);
        assertThat(fixture.workspace().uploads().get(0).file().size()).isEqualTo(300_000);
    }

    @Test
    void anUploadServesOneLoad() throws IOException {
        declare();
        String upload = right(tables.upload(file(), NONE));
        right(tables.load(id(managed), EVENTS, upload, NONE));

        assertThat(failed(tables.load(id(managed), EVENTS, upload, NONE), ConnectorError.Conflict.class)
                        .message())
                .contains("Upload the file again");
    }

    @Test
    void aLoadWhoseAnswerIsLostIsSentOnce() throws IOException {
        declare();
        String upload = right(tables.upload(file(), NONE));
        fixture.fault("load_managed_table", Fault.resetAfterExecuting());

        var lost = tables.load(id(managed), EVENTS, upload, NONE);

        assertThat(lost.getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lost.getLeft().message()).contains("Introspect the table");
        assertThat(fixture.requests("load_managed_table")).isOne();
    }

    @Test
    void aDeadlineAfterTheUploadNamesTheUpload() throws IOException {
        declare();
        fixture.fault("upload_file", Fault.pass().doing(() -> fixture.clock().advance(Duration.ofSeconds(10))));
        var within = CallOptions.deadline(Duration.ofSeconds(10));

        ConnectorError.Timeout error =
                failed(tables.loadFile(id(managed), EVENTS, parquet(1), within), ConnectorError.Timeout.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message())
                .contains(fixture.workspace().uploads().get(0).id());
        assertThat(fixture.requests("load_managed_table")).isZero();
    }

    @Test
    void aLoadThatIsRefusedAfterTheUploadNamesTheUpload() throws IOException {
        ConnectorError.NotFound error =
                failed(tables.loadFile(id(managed), EVENTS, parquet(1), NONE), ConnectorError.NotFound.class);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message())
                .contains(fixture.workspace().uploads().get(0).id());
    }

    @Test
    void anOlderServerIsFoundOutOnce() throws IOException {
        right(tables.upload(file(), NONE));
        right(tables.upload(OperationStage.file(), NONE));

        assertThat(fixture.requests("create_upload")).isOne();
        assertThat(fixture.requests("upload_file")).isEqualTo(2);
    }

    @Test
    void aServerWithNeitherLinksNorFilesIsUnsupported() throws IOException {
        fixture.era(HotdataEra.AUGUST).simulator().behaviour().presigns(false);

        failed(tables.upload(file(), NONE), ConnectorError.Unsupported.class);
        assertThat(fixture.requests("upload_file")).isOne();
    }

    @Test
    void theSettingPresignedNeverSendsAFileToHotdataItself() throws IOException {
        failed(facet(fixture.open("uploads", "presigned")).upload(file(), NONE), ConnectorError.Unsupported.class);
        assertThat(fixture.requests("upload_file")).isZero();
    }

    @Test
    void theSettingFilesNeverAsksForALink() throws IOException {
        HotdataManagedTables files = facet(fixture.era(HotdataEra.AUGUST).open("uploads", "files"));

        assertThat(failed(files.upload(file(), NONE), ConnectorError.Unsupported.class)
                        .message())
                .contains("2026-07-21");
        fixture.era(HotdataEra.JUNE);
        right(files.upload(file(), NONE));
        assertThat(fixture.requests("create_upload")).isZero();
    }

    @Test
    void aServerThatHasBecomeANewerOneIsFoundOut() throws IOException {
        right(tables.upload(file(), NONE));
        fixture.era(HotdataEra.AUGUST);

        right(tables.upload(file(), NONE));
        right(tables.upload(file(), NONE));

        assertThat(fixture.requests("upload_file")).isEqualTo(2);
        assertThat(fixture.simulator().storage().journal().count("put_object")).isEqualTo(2);
    }

    @Test
    void aStreamThatANewerServerRefusedCanBeUploadedAgain() throws IOException {
        right(tables.upload(file(), NONE));
        fixture.era(HotdataEra.AUGUST);

        ConnectorError gone = tables.upload(OperationStage.file(), NONE).getLeft();

        assertThat(gone.message()).contains("Upload it again");
        right(tables.upload(OperationStage.file(), NONE));
    }
}
