package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.Reconciliation;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before anything is sent, whatever the provider does. */
class GuardTest {
    private static final ConnectionId ID = ConnectionId.of("conn-1");
    private static final ConnectionSpec SPEC =
            ConnectionSpec.builder("orders", "postgres").build();
    private static final SyncBaseline BASELINE =
            SyncBaseline.of("scripted", ScriptedProvider.ACCOUNT, ID, SyncRequest.full(), VirtualTime.START);
    private static final Capability[] EVERYTHING = Capability.known().toArray(Capability[]::new);

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("ACCOUNT_CHECK", Connections::check),
                operation("LIST", c -> c.list(ConnectionQuery.all())),
                operation("GET", c -> c.get(ID)),
                operation("CREATE", c -> c.create(SPEC)),
                operation(
                        "UPDATE",
                        c -> c.update(
                                ID, ConnectionChange.builder().name("other").build())),
                operation("DELETE", c -> c.delete(ID)),
                operation("TEST", c -> c.test(ID)),
                operation("TEST_SPEC", c -> c.test(SPEC)),
                operation("INTROSPECT", c -> c.introspect(ID, IntrospectionRequest.all())),
                operation("SYNC", c -> c.sync(ID, SyncRequest.full())),
                operation("SYNC", c -> c.prepareSync(ID, SyncRequest.full())),
                operation("SYNC", c -> c.recoverSync(BASELINE)),
                operation("SYNC_CANCEL", c -> c.cancel(ScriptedProvider.JOB)),
                operation("JOB_LIST", c -> c.jobs(ID, JobQuery.all())),
                operation("PURGE", c -> c.purge(ID, PurgeRequest.connection())));
    }

    private static Arguments operation(String capability, Function<Connections, Either<ConnectorError, ?>> operation) {
        return Arguments.of(capability, operation);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void whatIsNotDeclaredIsUnsupportedWithoutACall(
            String capability, Function<Connections, Either<ConnectorError, ?>> operation) {
        ScriptedProvider nothing = new ScriptedProvider();

        ConnectorError error = operation.apply(nothing.open()).getLeft();

        assertThat(error).isInstanceOfSatisfying(ConnectorError.Unsupported.class, unsupported -> {
            assertThat(unsupported.capability()).isEqualTo(capability);
            assertThat(unsupported.message()).contains("scripted", capability);
            assertThat(unsupported.outcome()).isEqualTo(Outcome.NOT_SENT);
        });
        assertThat(nothing.asked).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aClosedClientAnswersClosedWithoutACall(
            String capability, Function<Connections, Either<ConnectorError, ?>> operation) {
        ScriptedProvider provider = new ScriptedProvider(EVERYTHING);
        Connections connections = provider.open();
        connections.close();

        assertThat(operation.apply(connections).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(provider.asked).containsExactly("close");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void anInterruptedThreadSendsNothingAndKeepsItsFlag(
            String capability, Function<Connections, Either<ConnectorError, ?>> operation) {
        ScriptedProvider provider = new ScriptedProvider(EVERYTHING);
        Connections connections = provider.open();

        Thread.currentThread().interrupt();
        ConnectorError error = operation.apply(connections).getLeft();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.kind()).isEqualTo(ErrorKind.INTERRUPTED);
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void anUndeclaredFilterIsRefusedNamingWhatThereIs() {
        ScriptedProvider provider = new ScriptedProvider(ProviderDescriptor.of("scripted", "Scripted")
                .can(Capability.LIST, Capability.LIST_FILTER)
                .filters("type"));

        ConnectorError error = provider.open()
                .list(ConnectionQuery.builder().filters("color", "red").build())
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.message()).contains("'color'", "it offers type");
    }

    @Test
    void anUndeclaredSortIsRefusedAlsoInAStream() {
        ScriptedProvider provider = new ScriptedProvider(Capability.LIST);

        ConnectorError error = provider.open().stream(
                        ConnectionQuery.builder().sort("name").build())
                .next()
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
    }

    @Test
    void aPageLargerThanTheProviderAllowsIsRefused() {
        ScriptedProvider provider = new ScriptedProvider(ProviderDescriptor.of("scripted", "Scripted")
                .can(Capability.LIST)
                .largestPage(100));

        ConnectorError error = provider.open()
                .list(ConnectionQuery.builder().pageSize(101).build())
                .getLeft();

        assertThat(error.message()).contains("pageSize", "1 to 100");
    }

    @Test
    void aPageOfJobsLargerThanTheProviderAllowsIsRefused() {
        ScriptedProvider provider = new ScriptedProvider(ProviderDescriptor.of("scripted", "Scripted")
                .can(Capability.SYNC, Capability.JOB_LIST)
                .largestJobPage(200));

        ConnectorError error = provider.open()
                .jobs(ID, new JobQuery(Optional.empty(), 201, Optional.empty()))
                .getLeft();

        assertThat(error.message()).startsWith("scripted jobs: ").contains("pageSize", "1 to 200");
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void anEmptyUpdateIsRefused() {
        ScriptedProvider provider = new ScriptedProvider(Capability.UPDATE);

        ConnectorError error =
                provider.open().update(ID, ConnectionChange.builder().build()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aBlankNameIsRefusedBeforeACreate() {
        ScriptedProvider provider = new ScriptedProvider(Capability.CREATE);

        ConnectorError error = provider.open()
                .create(ConnectionSpec.builder(" ", "postgres").build())
                .getLeft();

        assertThat(error.message()).contains("name: must not be blank");
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void skippingOrFailingNeedsAProviderThatShowsRunningSyncs() {
        ScriptedProvider provider = new ScriptedProvider(Capability.SYNC);

        ConnectorError error = provider.open()
                .sync(ID, SyncRequest.full().ifRunning(IfRunning.SKIP))
                .getLeft();

        assertThat(((ConnectorError.Unsupported) error).capability()).isEqualTo("SYNC_GUARD");
    }

    @Test
    void tablesNeedAProviderThatSyncsTables() {
        ScriptedProvider provider = new ScriptedProvider(Capability.SYNC);

        ConnectorError error = provider.open()
                .sync(ID, SyncRequest.full().tables(TableRef.of("public", "orders")))
                .getLeft();

        assertThat(((ConnectorError.Unsupported) error).capability()).isEqualTo("SYNC_TABLE");
    }

    @ParameterizedTest
    @MethodSource("beyondAPlainSync")
    void eachWayToSyncNeedsItsCapability(SyncRequest request, String capability) {
        ScriptedProvider provider = new ScriptedProvider(
                Stream.of(Capability.SYNC, Capability.SYNC_TABLE, Capability.SYNC_GUARD, Capability.SYNC_RELOAD)
                        .filter(declared -> !declared.name().equals(capability))
                        .toArray(Capability[]::new));

        ConnectorError error = provider.open().sync(ID, request).getLeft();

        assertThat(((ConnectorError.Unsupported) error).capability()).isEqualTo(capability);
        assertThat(provider.asked).isEmpty();
    }

    static Stream<Arguments> beyondAPlainSync() {
        return Stream.of(
                arguments(SyncRequest.reload(), "SYNC_RELOAD"),
                arguments(SyncRequest.reload().tables(TableRef.of("public", "orders")), "SYNC_RELOAD_TABLE"),
                arguments(SyncRequest.full().ifRunning(IfRunning.RESTART), "SYNC_RESTART"));
    }

    @Test
    void aHandleOfAnotherProviderIsRefused() {
        ScriptedProvider provider = new ScriptedProvider(Capability.SYNC);
        JobRef foreign = new JobRef("airbyte", ScriptedProvider.ACCOUNT, "job", "9", Optional.empty());

        ConnectorError error =
                provider.open().await(foreign, WaitPolicy.standard()).getLeft();

        assertThat(error.message()).contains("belongs to provider airbyte");
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aHandleOfAnotherBaseUrlIsRefused() {
        ScriptedProvider provider = new ScriptedProvider(Capability.SYNC);
        JobRef foreign =
                new JobRef("scripted", JobRef.fingerprint("https://other.example", "ws"), "job", "9", Optional.empty());

        assertThat(provider.open().job(foreign).getLeft().message()).contains("another account or base URL");
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aFacetOfAnUndeclaredCapabilityIsEmpty() {
        assertThat(new ScriptedProvider().open().facet(TablePreview.class)).isEmpty();
        assertThat(new ScriptedProvider(Capability.PREVIEW).open().facet(TablePreview.class))
                .isPresent();
    }

    @Test
    void aCreateInDoubtCarriesWhatItCanBeRecognisedBy() {
        ScriptedProvider provider = new ScriptedProvider(Capability.CREATE, Capability.LIST);
        provider.creation = () -> Either.left(ScriptedProvider.timeout(Outcome.UNKNOWN));

        ConnectorError error = provider.open().create(SPEC).getLeft();

        assertThat(error.context().identity().toJson()).isEqualTo("{\"name\":\"orders\",\"type\":\"postgres\"}");
        assertThat(error.message()).contains("reconcile before creating again");
    }

    @Test
    void reconcilingFindsWhatHasTheSameNameAndType() {
        ScriptedProvider provider = new ScriptedProvider(Capability.CREATE, Capability.LIST);
        provider.creation = () -> Either.left(ScriptedProvider.timeout(Outcome.UNKNOWN));
        provider.pages = List.of(
                Page.of(List.of(ScriptedProvider.connection("conn-1", "other")), new PageToken("1")),
                Page.of(List.of(ScriptedProvider.connection("conn-2", "orders")), null));
        Connections connections = provider.open();
        ConnectorError inDoubt = connections.create(SPEC).getLeft();

        Reconciliation found = connections.reconcile(inDoubt).get();

        assertThat(found.isUnique()).isTrue();
        assertThat(found.matches().get(0).id()).isEqualTo(ConnectionId.of("conn-2"));
        assertThat(provider.asked).containsOnlyOnce("create");
    }

    @Test
    void reconcilingAnErrorThatNamesNothingIsRefused() {
        ScriptedProvider provider = new ScriptedProvider(Capability.LIST);

        ConnectorError error = provider.open()
                .reconcile(ScriptedProvider.timeout(Outcome.REFUSED))
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
    }

    @Test
    void reconcilingAnErrorWithoutFieldsIsRefused() {
        ScriptedProvider provider = new ScriptedProvider(Capability.LIST);
        provider.pages = List.of(Page.of(List.of(ScriptedProvider.connection("conn-1", "other")), null));
        ConnectorError doubt = ScriptedProvider.timeout(Outcome.UNKNOWN);
        ConnectorError ofAnEnd = doubt.withContext(doubt.context().toBuilder()
                .identity(JsonObject.of("end", "source"))
                .build());

        ConnectorError error = provider.open().reconcile(ofAnEnd).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(provider.asked).doesNotContain("list");
    }

    @Test
    void reconcilingAnErrorWithBlankFieldsIsRefusedToo() {
        ScriptedProvider provider = new ScriptedProvider(Capability.LIST);
        ConnectorError doubt = ScriptedProvider.timeout(Outcome.UNKNOWN);
        ConnectorError blank = doubt.withContext(doubt.context().toBuilder()
                .identity(JsonObject.of("name", " ", "type", ""))
                .build());

        ConnectorError error = provider.open().reconcile(blank).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
    }

    @Test
    void reconcilingAsksForTheNameWhereTheProviderCanFilterByIt() {
        Vendor vendor = new Vendor();
        vendor.answer = name -> new Vendor.Walk<Connection>();
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections.reconcile(inDoubt()).get().matches()).isEmpty();
        }
        assertThat(((ConnectionQuery) vendor.given.get(0)).filters()).containsEntry("name", "orders");
    }

    @Test
    void reconcilingThatFailsAnswersWhy() {
        ConnectorError down = ScriptedProvider.timeout(Outcome.REFUSED);
        Vendor vendor = new Vendor();
        vendor.answer = name -> new Vendor.Walk<Connection>(down);
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections.reconcile(inDoubt()).getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);
        }
    }

    static ConnectorError inDoubt() {
        return CallValidator.identified(ScriptedProvider.timeout(Outcome.UNKNOWN), SPEC);
    }

    @Test
    void anUndeclaredSortIsRefusedNamingWhatThereIs() {
        ScriptedProvider provider = new ScriptedProvider(ProviderDescriptor.of("scripted", "Scripted")
                .can(Capability.LIST, Capability.LIST_SORT)
                .sorts("type", "name"));

        ConnectorError error = provider.open()
                .list(ConnectionQuery.builder().sort("color").build())
                .getLeft();

        assertThat(((ConnectorError.Unsupported) error).capability()).isEqualTo("LIST_SORT");
        assertThat(error.context().summary())
                .isEqualTo("scripted does not offer sorting by 'color'; it offers name, type");
    }

    @Test
    void purgingTablesNeedsAProviderThatPurgesTables() {
        ScriptedProvider provider = new ScriptedProvider(Capability.PURGE);

        ConnectorError error = provider.open()
                .purge(ID, PurgeRequest.tables(TableRef.of("public", "orders")))
                .getLeft();

        assertThat(((ConnectorError.Unsupported) error).capability()).isEqualTo("PURGE_TABLE");
    }

    @Test
    void purgingAConnectionNeedsNoMoreThanThat() {
        Vendor vendor = new Vendor(ProviderDescriptor.of("acme", "Acme").can(Capability.PURGE));
        try (DefaultConnections connections = vendor.open()) {
            assertThat(connections.purge(ID, PurgeRequest.connection()).isRight())
                    .isTrue();
        }
    }

    @Test
    void aListOfOneAnswerHasNoPages() {
        ScriptedProvider provider = new ScriptedProvider(ProviderDescriptor.of("scripted", "Scripted")
                .can(Capability.LIST)
                .largestPage(0));
        Connections connections = provider.open();

        for (ConnectionQuery query : List.of(
                ConnectionQuery.builder().pageSize(5).build(),
                ConnectionQuery.builder().pageToken(new PageToken("1")).build())) {
            assertThat(connections.list(query).getLeft().context().summary())
                    .isEqualTo("scripted does not offer pages; it answers the whole list at once");
        }
    }
}
