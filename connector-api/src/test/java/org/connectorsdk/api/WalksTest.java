package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.FileBrowser.FileEntry;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.PagedStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All walks are one walk: over connections, jobs, files and workspaces, three pages of ten each. */
class WalksTest {
    private static final int PAGE = 10;
    private static final int PAGES = 3;

    private final Vendor vendor = new Vendor();
    private final List<String> asked = new ArrayList<>();

    /** What is walked over. */
    enum Over {
        CONNECTIONS((test, view) -> view.stream(ConnectionQuery.all())),
        JOBS((test, view) -> view.jobStream(Vendor.ID, JobQuery.all())),
        FILES((test, view) ->
                view.facet(FileBrowser.class).orElseThrow().fileStream(Vendor.ID, "a/b", CallOptions.none())),
        WORKSPACES((test, view) -> view.facet(Workspaces.class).orElseThrow().workspaceStream(CallOptions.none()));

        private final BiFunction<WalksTest, Connections, ItemStream<?>> walk;

        Over(BiFunction<WalksTest, Connections, ItemStream<?>> walk) {
            this.walk = walk;
        }
    }

    private ItemStream<?> walk(Over over, CallOptions options) {
        vendor.answer = operation -> switch (operation) {
            case "stream" -> new PagedStream<>(vendor.options(), token -> page(token, this::connection));
            case "jobs" -> page(last(JobQuery.class).pageToken().orElse(null), this::job);
            case "facet" -> Optional.of(last(Class.class) == FileBrowser.class ? files() : workspaces());
            default -> Vendor.sound(operation);
        };
        return over.walk.apply(this, vendor.open().with(options));
    }

    private <T> T last(Class<T> type) {
        return vendor.given.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private FileBrowser files() {
        return (connection, path, token, options) -> page(token.orElse(null), this::file);
    }

    private Workspaces workspaces() {
        return (token, options) ->
                page(token.orElse(null), number -> new Workspace("ws-" + number, "", JsonObject.empty()));
    }

    private Connection connection(int number) {
        return ScriptedProvider.connection("conn-" + number, "orders");
    }

    private Job job(int number) {
        return Vendor.job("job-" + number, "conn-1");
    }

    private FileEntry file(int number) {
        return new FileEntry(
                "a/b/" + number, "" + number, "file", OptionalLong.empty(), Optional.empty(), JsonObject.empty());
    }

    private <T> Either<ConnectorError, Page<T>> page(@Nullable PageToken token, IntFunction<T> item) {
        int number = token == null ? 0 : Integer.parseInt(token.value());
        asked.add(Integer.toString(number));
        List<T> items = IntStream.range(number * PAGE, (number + 1) * PAGE)
                .mapToObj(item)
                .toList();
        return Either.right(Page.of(items, number == PAGES - 1 ? null : new PageToken(Integer.toString(number + 1))));
    }

    private static CallOptions maxItems(long count) {
        return CallOptions.builder().maxItems(count).build();
    }

    private static CallOptions maxPages(int count) {
        return CallOptions.builder().maxPages(count).build();
    }

    private static long count(ItemStream<?> walk) {
        try (Stream<?> items = walk.stream()) {
            return items.count();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWalkHandsOutEveryItemOnce(Over over) {
        ItemStream<?> walk = walk(over, CallOptions.none());

        assertThat(count(walk)).isEqualTo(PAGES * PAGE);
        assertThat(asked).containsExactly("0", "1", "2");
        assertThat(walk.isCut()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void takingFiveItemsCostsOneRequest(Over over) {
        try (Stream<?> items = walk(over, CallOptions.none()).stream()) {
            assertThat(items.limit(5)).hasSize(5);
        }
        assertThat(asked).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAskedForBeforeTheFirstItem(Over over) {
        walk(over, CallOptions.none()).close();

        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theCeilingOfItemsEndsAWalkThatTellsSo(Over over) {
        ItemStream<?> walk = walk(over, maxItems(7));

        assertThat(count(walk)).isEqualTo(7);
        assertThat(walk.isCut()).isTrue();
        assertThat(walk.delivered()).isEqualTo(7);
        assertThat(asked).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void noPageBeyondTheCeilingOfItemsIsAskedFor(Over over) {
        ItemStream<?> walk = walk(over, maxItems(PAGE));

        assertThat(count(walk)).isEqualTo(PAGE);
        assertThat(walk.isCut()).isTrue();
        assertThat(asked).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void theCeilingOfPagesEndsAWalkThatTellsSo(Over over) {
        ItemStream<?> walk = walk(over, maxPages(2));

        assertThat(count(walk)).isEqualTo(2 * PAGE);
        assertThat(walk.isCut()).isTrue();
        assertThat(asked).containsExactly("0", "1");
    }

    @ParameterizedTest
    @EnumSource
    void aWalkThatEndsAtItsCeilingIsNotCut(Over over) {
        ItemStream<?> items = walk(over, maxItems(PAGES * PAGE));
        ItemStream<?> parts = walk(over, maxPages(PAGES));

        assertThat(count(items)).isEqualTo(PAGES * PAGE);
        assertThat(items.isCut()).isFalse();
        assertThat(count(parts)).isEqualTo(PAGES * PAGE);
        assertThat(parts.isCut()).isFalse();
    }

    private static Either<ConnectorError, Page<FileEntry>> again() {
        return Either.right(Page.of(List.of(), new PageToken("again")));
    }

    @Test
    void aWalkOfAFacetThatMakesNoProgressNamesProviderAndOperation() {
        vendor.answer = operation -> Optional.of((FileBrowser) (connection, path, token, options) -> again());
        FileBrowser files = vendor.open().facet(FileBrowser.class).orElseThrow();

        ConnectorError error =
                files.fileStream(Vendor.ID, "", CallOptions.none()).next().getLeft();

        assertThat(error)
                .hasToString("acme fileStream: paging makes no progress: the provider sent the same page token"
                        + " twice [connection conn-1, 0 items delivered, 0 attempts, refused]. Report it to the provider; the list is"
                        + " incomplete.");
    }

    @Test
    void aJobOfAnotherConnectionIsLeftOutOfTheWalk() {
        vendor.answer = operation ->
                Either.right(Page.of(List.of(Vendor.job("job-1", "conn-1"), Vendor.job("job-2", "conn-9")), null));

        try (ItemStream<Job> walk = vendor.open().jobStream(Vendor.ID, JobQuery.all())) {
            assertThat(walk.iterable()).extracting(job -> job.ref().jobId()).containsExactly("job-1");
            assertThat(walk.warnings()).singleElement().asString().contains("job-2");
        }
    }

    @Test
    void aForLoopThrowsWhereTheWalkBreaks() {
        vendor.answer = operation -> new Vendor.Walk<>("a", ScriptedProvider.timeout(Outcome.REFUSED));
        Iterator<Connection> items =
                vendor.open().stream(ConnectionQuery.all()).iterable().iterator();

        assertThat(items.hasNext()).isTrue();
        assertThat((Object) items.next()).isEqualTo("a");
        assertThatThrownBy(items::hasNext)
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        thrown ->
                                assertThat(thrown.error().context().delivered()).hasValue(1));
    }

    @ParameterizedTest
    @EnumSource
    void askingWhetherThereIsAnItemLosesNone(Over over) {
        ItemStream<?> walk = walk(over, CallOptions.none());

        assertThat(walk.iterable().iterator().hasNext()).isTrue();
        assertThat(walk.iterable()).hasSize(PAGES * PAGE);
    }

    @Test
    void aWalkOverPagesHasItsCeilingWithoutAClient() {
        PagedStream<Connection> walk = new PagedStream<>(maxItems(15), token -> page(token, this::connection));

        assertThat(count(walk)).isEqualTo(15);
        assertThat(walk.isCut()).isTrue();
        assertThat(asked).containsExactly("0", "1");
    }

    @Test
    void theThrowingViewStreamsJobs() {
        assertThat(vendor.open().orThrow().jobStream(Vendor.ID, JobQuery.all()))
                .extracting(job -> job.ref().jobId())
                .containsExactly("job-7");
    }

    @Test
    void aWalkThatKnowsNoPagesMayBeCutAtItsCeiling() {
        Vendor.Walk<Connection> elements = new Vendor.Walk<>(connection(1), connection(2));
        vendor.answer = operation -> elements;
        ItemStream<Connection> walk = vendor.open().with(maxItems(1)).stream(ConnectionQuery.all());

        assertThat(count(walk)).isEqualTo(1);
        assertThat(walk.isCut()).isTrue();
        assertThat(elements.closes).as("its answer is let go").isPositive();
    }

    @Test
    void aWalkBeyondItsCeilingStaysEndedWhenTheClientIsClosed() {
        DefaultConnections connections = vendor.open();
        ItemStream<Connection> walk = connections.with(maxItems(1)).stream(ConnectionQuery.all());
        walk.next();
        connections.close();

        assertThat(walk.next().get()).isEmpty();
    }

    @Test
    void aSearchForTheEffectOfACreateHasNoCeiling() {
        List<Connection> all = IntStream.range(0, 3).mapToObj(this::connection).toList();
        vendor.answer = operation -> new Vendor.Walk<>(all.toArray());
        ConnectorError unknown = new ConnectorError.Timeout(
                ScriptedProvider.context("create")
                        .outcome(Outcome.UNKNOWN)
                        .identity(JsonObject.builder().add("name", "orders").build())
                        .build(),
                ConnectorError.Limit.DEADLINE,
                Duration.ofSeconds(1));

        assertThat(vendor.open().with(maxItems(1)).reconcile(unknown).get().matches())
                .hasSize(3);
    }

    @Test
    void aProviderGetsNoCeilingForWhatIsNoWalk() {
        vendor.open().with(maxItems(1)).get(ConnectionId.of("conn-1"));

        assertThat(vendor.options().maxItems()).isEmpty();
    }

    @Test
    void theCeilingOfACallCountsBeforeThatOfItsView() {
        vendor.answer = operation -> Optional.of(files());
        FileBrowser files =
                vendor.open().with(maxItems(9)).facet(FileBrowser.class).orElseThrow();

        assertThat(count(files.fileStream(Vendor.ID, "", maxItems(2)))).isEqualTo(2);
    }

    @Test
    void aWalkWithoutTheCapabilityIsRefused() {
        ScriptedProvider plain = new ScriptedProvider();

        assertThat(plain.open()
                        .jobStream(Vendor.ID, JobQuery.all())
                        .next()
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.UNSUPPORTED);
    }
}
