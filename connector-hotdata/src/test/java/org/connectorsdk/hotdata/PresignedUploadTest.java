package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.simulators.hotdata.HotdataStorage;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go to the storage host where the server has one, with nothing of ours; to Hotdata itself where it is older. */
class PresignedUploadTest {
    private static final TableRef EVENTS = TableRef.of("main", "events");

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    @TempDir
    Path folder;

    private HotdataManagedTables tables;

    @BeforeEach
    void open() {
        tables = facet(fixture.open());
    }

    private static HotdataManagedTables facet(Connections connections) {
        return connections.facet(HotdataManagedTables.class).orElseThrow();
    }

    private HotdataStorage storage() {
        return fixture.simulator().storage();
    }

    private int puts() {
        return storage().journal().count("put_object");
    }

    private UploadBody file(int size) throws IOException {
        return UploadBody.file(parquet(size), "application/parquet");
    }

    /** A file of so many bytes that looks like Parquet. */
    private Path parquet(int size) throws IOException {
        return Files.writeString(
                folder.resolve("events.parquet"), "PAR1" + "x".repeat(size - 8) + "PAR1", StandardCharsets.US_ASCII);
    }

    private static UploadBody stream(int size, long told) {
        return UploadBody.oneShot(new ByteArrayInputStream(new byte[size]), told, "application/parquet");
    }

    private long loadedRows() throws IOException {
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");
        return right(tables.loadFile(id(managed), EVENTS, parquet(72), NONE)).rowCount();
    }

    private long stored() {
        return fixture.workspace().uploads().get(0).file().size();
    }

    @Test
    void aSmallFileGoesInOnePartAndIsLoaded() throws IOException {
        assertThat(loadedRows()).isEqualTo(4);
        assertThat(puts()).isOne();
        assertThat(fixture.requests("upload_file")).isZero();
    }

    @Test
    void nothingOfOursGoesToTheStorageHost() throws IOException {
        right(tables.upload(file(72), NONE));

        assertThat(storage().journal().last().rawHeaders())
                .extracting(header -> header.name().toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder("host", "connection", "content-length");
    }

    @Test
    void anInterceptorOfALentClientDoesNotSeeTheStorageHost() throws IOException {
        List<String> seen = new ArrayList<>();
        OkHttpClient lent = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    seen.add(chain.request().url().encodedPath());
                    return chain.proceed(
                            chain.request().newBuilder().header("X-Spy", "1").build());
                })
                .build();
        RuntimeContext context = RuntimeContext.builder()
                .time(fixture.clock())
                .lend(OkHttpClient.class, lent)
                .build();
        try (Connections lending = Connectors.of(new HotdataProvider())
                .open(Hotdata.ID, fixture.config().build(), context)
                .get()) {
            right(facet(lending).upload(file(72), NONE));
        }

        assertThat(seen).contains("/v1/uploads").noneMatch(path -> path.startsWith("/bucket"));
        assertThat(puts()).isOne();
    }

    @Test
    void theHeadersOfTheSessionGoAlongVerbatim() throws IOException {
        fixture.simulator()
                .behaviour()
                .storageHeaders(Map.of("content-type", "application/x-odd", "x-amz-acl", "private"));

        right(tables.upload(file(72), NONE));

        assertThat(storage().journal().last().rawHeaders()).contains(new HttpHeader("x-amz-acl", "private"));
    }

    @Test
    void aFileInPartsIsPutTogetherInOrder() throws IOException {
        fixture.simulator().behaviour().partSize(10);
        List<Long> sent = new ArrayList<>();

        right(tables.upload(file(95), (bytes, total) -> sent.add(bytes), NONE));

        assertThat(puts()).isEqualTo(10);
        assertThat(stored()).isEqualTo(95);
        assertThat(fixture.requests("finalize_upload")).isOne();
        assertThat(sent).hasSize(10).isSorted().endsWith(95L);
    }

    @Test
    void aStreamOfUnknownLengthAsksForALinkForEachPart() {
        fixture.simulator().behaviour().partSize(10);

        right(tables.upload(stream(25, -1), NONE));

        assertThat(fixture.requests("mint_upload_parts")).isEqualTo(3);
        assertThat(stored()).isEqualTo(25);
        assertThat(fixture.simulator().journal().of("create_upload").get(0).bodyText())
                .doesNotContain("declared_size_bytes");
    }

    /** In parts of 10 bytes, or in one part. */
    @ParameterizedTest
    @CsvSource({"10, 25, 26", "10, 25, 24", "10, 25, 20", "1000, 72, 71", "1000, 72, 73"})
    void aStreamOfAnotherLengthThanDeclaredIsNotFinalized(int partSize, int size, int declared) {
        fixture.simulator().behaviour().partSize(partSize);

        assertThat(failed(tables.upload(stream(size, declared), NONE), ConnectorError.InvalidRequest.class)
                        .message())
                .contains("its length is not the declared one");
        assertThat(fixture.requests("finalize_upload")).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {17L << 20, 3L << 30})
    void aStreamThatIsTooLargeForOnePartIsNotRead(long told) {
        fixture.fault(
                "create_upload",
                Fault.rewriteJson(session -> session.put("mode", "single").put("url", "http://127.0.0.1:1/a")));
        ByteArrayInputStream content = new ByteArrayInputStream(new byte[8]);

        assertThat(failed(
                                tables.upload(UploadBody.oneShot(content, told, "application/parquet"), NONE),
                                ConnectorError.InvalidRequest.class)
                        .message())
                .contains("cannot be held");
        assertThat(content.available()).isEqualTo(8);
    }

    @Test
    void aPartIsSentAgainAfterAFailureThatPasses() throws IOException {
        storage()
                .faults()
                .on("put_object")
                .inject(
                        Fault.status(503),
                        Fault.resetBefore(),
                        Fault.status(429).header("Retry-After", "7"),
                        Fault.rewrite(answer -> answer.withoutHeader("ETag")));

        right(tables.upload(file(72), NONE));

        assertThat(puts()).isEqualTo(5);
        assertThat(stored()).isEqualTo(72);
    }

    @Test
    void aPartIsGivenUpAfterFourAttempts() throws IOException {
        storage().faults().on("put_object").always().inject(Fault.status(500));

        ConnectorError.ProviderFailure error =
                failed(tables.upload(file(72), NONE), ConnectorError.ProviderFailure.class);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains("part 1").doesNotContain("signature=");
        assertThat(puts()).isEqualTo(4);
    }

    @Test
    void anExpiredLinkIsRenewedOnce() throws IOException {
        fixture.fault(
                "create_upload",
                Fault.pass().doing(() -> fixture.simulator().behaviour().linkLife(Duration.ZERO)));
        fixture.fault(
                "mint_upload_parts",
                Fault.pass().doing(() -> fixture.simulator().behaviour().linkLife(Duration.ofMinutes(1))));

        right(tables.upload(file(72), NONE));

        assertThat(fixture.requests("mint_upload_parts")).isOne();
        assertThat(puts()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void aRedirectIsNotFollowed(int status) throws IOException {
        storage()
                .faults()
                .on("put_object")
                .inject(Fault.redirect(status, URI.create(fixture.simulator().baseUrl() + "/v1/connections")));

        assertThat(failed(tables.upload(file(72), NONE), ConnectorError.ProviderFailure.class)
                        .message())
                .contains(String.valueOf(status));
        assertThat(puts()).isOne();
        assertThat(fixture.requests("list_connections")).isZero();
    }

    @Test
    void anEndIsSentOnceEvenAfter429() throws IOException {
        fixture.fault("finalize_upload", Fault.status(429).header("Retry-After", "1"));

        failed(tables.upload(file(72), NONE), ConnectorError.RateLimited.class);
        assertThat(fixture.requests("finalize_upload")).isOne();
    }

    @Test
    void afterALostEndTheLoadTells() throws IOException {
        fixture.fault("finalize_upload", Fault.resetAfterExecuting());

        assertThat(loadedRows()).isEqualTo(4);
        assertThat(fixture.requests("finalize_upload")).isOne();
    }

    @Test
    void anUploadWhoseEndIsLostNamesItself() throws IOException {
        fixture.fault("finalize_upload", Fault.resetAfterExecuting());

        ConnectorError error = tables.upload(file(72), NONE).getLeft();

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message())
                .contains(fixture.workspace().uploads().get(0).id());
    }

    @Test
    void anUnknownModeOrAnEmptyListOfLinksIsMalformed() throws IOException {
        fixture.fault(
                "create_upload",
                Fault.rewriteJson(session -> session.put("mode", "torrent")),
                Fault.rewriteJson(session -> session.putArray("part_urls")));
        assertThat(failed(tables.upload(file(72), NONE), ConnectorError.MalformedResponse.class)
                        .message())
                .contains("torrent");

        fixture.simulator().behaviour().partSize(10);
        failed(tables.upload(file(72), NONE), ConnectorError.MalformedResponse.class);
        assertThat(fixture.requests("mint_upload_parts")).isZero();
    }

    @Test
    void aDeadlineEndsAnUpload() throws IOException {
        storage().faults().on("put_object").inject(Fault.resetBefore());

        ConnectorError.Timeout error = failed(
                tables.upload(file(72), CallOptions.deadline(Duration.ofSeconds(1))), ConnectorError.Timeout.class);
        assertThat(error.limit()).isEqualTo(ConnectorError.Limit.DEADLINE);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.context().ids()).containsKey("upload");
        assertThat(puts()).isOne();
    }

    @Test
    void aFailureOfTheStorageHostStaysOneAtTheDeadline() throws IOException {
        storage().faults().on("put_object").inject(Fault.status(503));

        failed(
                tables.upload(file(72), CallOptions.deadline(Duration.ofSeconds(1))),
                ConnectorError.ProviderFailure.class);
        assertThat(puts()).isOne();
    }

    @Test
    void anUploadThatRunsOutOfTimeIsRefusedAndNamed() throws IOException {
        storage()
                .faults()
                .on("put_object")
                .inject(Fault.pass().doing(() -> fixture.clock().advance(Duration.ofSeconds(10))));

        assertThat(tables.upload(file(72), CallOptions.deadline(Duration.ofSeconds(10)))
                        .getLeft())
                .satisfies(PresignedUploadTest::isRefusedAndNamed);
        assertThat(fixture.requests("finalize_upload")).isZero();
    }

    private static void isRefusedAndNamed(ConnectorError error) {
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.context().ids()).containsKey("upload");
    }

    @Test
    void anUploadWhoseLinksAreNotAnsweredIsRefusedAndNamed() {
        fixture.simulator().behaviour().partSize(10);
        fixture.faultAlways("mint_upload_parts", Fault.resetAfterExecuting());

        assertThat(tables.upload(stream(25, -1), NONE).getLeft()).satisfies(PresignedUploadTest::isRefusedAndNamed);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void anEndThatIsRefusedNamesTheUpload(int status) throws IOException {
        fixture.fault("finalize_upload", Fault.status(status));

        assertThat(tables.upload(file(72), NONE).getLeft()).satisfies(PresignedUploadTest::isRefusedAndNamed);
    }

    @Test
    void anInterruptEndsAFileInOnePart() throws IOException {
        Thread caller = Thread.currentThread();
        storage().faults().on("put_object").inject(Fault.noAnswer().doing(caller::interrupt));

        var ended = tables.upload(file(72), NONE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed(ended, ConnectorError.Interrupted.class)).satisfies(PresignedUploadTest::isRefusedAndNamed);
    }

    @Test
    void aListenerThatThrowsDoesNotEndAnUpload() throws IOException {
        fixture.simulator().behaviour().partSize(10);
        List<Long> told = new ArrayList<>();

        right(tables.upload(
                file(30),
                (sent, total) -> {
                    told.add(sent);
                    throw new IllegalStateException("broken");
                },
                NONE));

        assertThat(told).containsExactly(10L, 20L, 30L);
    }

    @Test
    void aLostEndIsMadeUpForByAnotherUpload() throws IOException {
        fixture.fault("finalize_upload", Fault.resetBefore());

        assertThat(loadedRows()).isEqualTo(4);
        assertThat(fixture.requests("finalize_upload")).isEqualTo(2);
        assertThat(fixture.requests("load_managed_table")).isEqualTo(2);
    }

    @Test
    void aFileWhoseEndWasLostIsNotSaidToBeStored() throws IOException {
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");
        fixture.fault("finalize_upload", Fault.resetAfterExecuting());
        fixture.fault("load_managed_table", Fault.status(403));

        assertThat(failed(
                                tables.loadFile(id(managed), EVENTS, parquet(72), NONE),
                                ConnectorError.PermissionDenied.class)
                        .message())
                .contains("may be stored as the upload")
                .doesNotContain("is stored as the upload");
    }
}
