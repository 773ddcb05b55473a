package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.mask.MaskedConnections;
import org.connectorsdk.api.spi.ProviderConnections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around every provider: no secret goes in among plain settings, and none comes out in a text. */
class MaskedConnectionsTest {
    private static final ConnectorError ECHO = new ConnectorError.PermissionDenied(ErrorContext.of("acme", "x")
            .summary("account-secret call-secret context-secret sent-secret")
            .build());

    private final Vendor vendor = new Vendor();
    private final OperationContext operation = OperationContext.of("test");
    private final CallOptions options = CallOptions.builder()
            .credential(Secret.of("call-secret"))
            .operation(operation)
            .build();
    private final ProviderConnections masked = masked(vendor);

    private static MaskedConnections masked(Vendor vendor) {
        return new MaskedConnections(vendor.provider(), List.of(Secret.of("account-secret")));
    }

    private static ConnectionSpec spec() {
        return ConnectionSpec.builder("orders", "postgres")
                .secrets("password", Secret.of("sent-secret"))
                .build();
    }

    @SuppressWarnings("ImmutableEnumChecker") // its calls hold nothing
    enum Operation {
        LIST((c, o) -> c.list(ConnectionQuery.all(), o)),
        GET((c, o) -> c.get(Vendor.ID, o)),
        CREATE((c, o) -> c.create(spec(), o)),
        UPDATE((c, o) -> c.update(
                Vendor.ID,
                ConnectionChange.builder()
                        .secrets("password", Secret.of("sent-secret"))
                        .build(),
                o)),
        DELETE((c, o) -> c.delete(Vendor.ID, o)),
        TEST((c, o) -> c.test(Vendor.ID, o)),
        TEST_SPEC((c, o) -> c.test(spec(), o)),
        INTROSPECT((c, o) -> c.introspect(Vendor.ID, IntrospectionRequest.all(), table -> true, o)),
        SYNC((c, o) -> c.sync(Vendor.ID, SyncRequest.full(), o)),
        JOB((c, o) -> c.job(Vendor.JOB, o)),
        JOBS((c, o) -> c.jobs(Vendor.ID, JobQuery.all(), o)),
        CANCEL((c, o) -> c.cancel(Vendor.JOB, o)),
        PURGE((c, o) -> c.purge(Vendor.ID, PurgeRequest.connection(), o)),
        STREAM((c, o) -> c.stream(ConnectionQuery.all(), o).next());

        private interface Call {
            Either<ConnectorError, ?> on(ProviderConnections connections, CallOptions options);
        }

        private final Call call;

        Operation(Call call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsAreMaskedOfTheSecretsOfAccountCallAndOperation(Operation asked) {
        operation.conceal(List.of(Secret.of("context-secret")));
        vendor.answer = name -> name.equals("stream") ? ItemStream.failed(ECHO) : Either.left(ECHO);
        boolean sends = asked == Operation.CREATE || asked == Operation.UPDATE || asked == Operation.TEST_SPEC;

        assertThat(asked.call.on(masked, options).getLeft().context().summary())
                .isEqualTo("[secret] [secret] [secret] " + (sends ? "[secret]" : "sent-secret"));
    }

    @ParameterizedTest
    @EnumSource
    void soundAnswersPass(Operation asked) {
        assertThat(asked.call.on(masked, CallOptions.none()).isRight()).isTrue();
        assertThat(vendor.asked).hasSize(1);
    }

    @Test
    void secretsOfActorsAndThoseThatLookLikeSettingsAreMasked() {
        ConnectionSpec end = ConnectionSpec.builder("end", "postgres")
                .secrets("password", Secret.of("end-secret"))
                .build();
        ConnectionSpec whole = ConnectionSpec.builder("orders", "postgres")
                .source(EndSpec.create(end))
                .destination(EndSpec.existing("d-1"))
                .config(JsonObject.of("url", "https://u:url-secret@h"))
                .vendorOptions(JsonObject.of("api_key", "option-secret"))
                .build();
        vendor.fails(new ConnectorError.PermissionDenied(ErrorContext.of("acme", "x")
                .summary("end-secret url-secret option-secret plain")
                .build()));

        assertThat(masked.create(whole, CallOptions.none()).getLeft().context().summary())
                .isEqualTo("[secret] [secret] [secret] plain");
    }

    @Test
    void secretsInTheSettingsOfAChangeAreMasked() {
        ConnectionChange change = ConnectionChange.builder()
                .config(JsonObject.of("url", "https://u:url-secret@h"))
                .build();
        vendor.fails(new ConnectorError.PermissionDenied(
                ErrorContext.of("acme", "x").summary("url-secret").build()));

        assertThat(masked.update(Vendor.ID, change, CallOptions.none())
                        .getLeft()
                        .context()
                        .summary())
                .isEqualTo("[secret]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "testSpec"})
    void aSecretAmongPlainSettingsIsRefusedBeforeAnythingIsSent(String name) {
        JsonObject config = JsonObject.of("password", "hunter2");
        Function<String, Either<ConnectorError, ?>> call = asked -> switch (asked) {
            case "create" ->
                masked.create(ConnectionSpec.builder("n", "t").config(config).build(), options);
            case "update" ->
                masked.update(
                        Vendor.ID, ConnectionChange.builder().config(config).build(), options);
            default ->
                masked.test(ConnectionSpec.builder("n", "t").config(config).build(), options);
        };

        ConnectorError error = call.apply(name).getLeft();

        assertThat(error.context().summary()).isEqualTo("the request is refused locally");
        assertThat(error.context().operation()).isEqualTo(name);
        assertThat(((ConnectorError.InvalidRequest) error).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).isEqualTo("config.password"));
        assertThat(vendor.asked).isEmpty();
    }

    @Test
    void whatACreateOmitsIsAWarningAfterTheVendors() {
        Connection warned = Vendor.connection().toBuilder()
                .warnings(List.of("of the vendor"))
                .build();
        vendor.answer = name -> Either.right(warned);
        ConnectionSpec spec = ConnectionSpec.builder("orders", "postgres")
                .config(JsonObject.of("password", "", "host", "db"))
                .build();

        assertThat(masked.create(spec, options).get().warnings())
                .containsExactly(
                        "of the vendor",
                        "config.password was left out: null, an empty string or a mask is not a secret");
        assertThat(((ConnectionSpec) vendor.given.get(0)).config()).isEqualTo(JsonObject.of("host", "db"));
    }

    @Test
    void aCreateSentWholeIsAnsweredAsItCame() {
        Connection created = Vendor.connection();
        vendor.answer = name -> Either.right(created);

        assertThat(masked.create(spec(), options).get()).isSameAs(created);
    }

    private static ConnectionChange nothing() {
        return ConnectionChange.builder()
                .config(JsonObject.of("password", "****"))
                .build();
    }

    @Test
    void aChangeOfWhichNothingIsLeftIsALook() {
        assertThat(masked.update(Vendor.ID, nothing(), options).get().warnings())
                .containsExactly("config.password is unchanged: null, an empty string or a mask is not a secret");
        assertThat(vendor.asked).containsExactly("get");
    }

    @Test
    void whereNobodyCanLookTheChangeIsSent() {
        Vendor blind = new Vendor(ProviderDescriptor.of("acme", "Acme").can(Capability.UPDATE));

        masked(blind).update(Vendor.ID, nothing(), options);

        assertThat(blind.asked).containsExactly("update");
    }

    @Test
    void aWalkHandsOnWhatTheWalkOfTheProviderSays() {
        Vendor.Walk<Connection> walk = new Vendor.Walk<>(Vendor.connection()) {
            @Override
            public List<String> warnings() {
                return List.of("bad\naccount-secret");
            }
        };
        vendor.answer = name -> walk;

        ItemStream<Connection> stream = masked.stream(ConnectionQuery.all(), options);

        assertThat(stream.next().get()).contains(Vendor.connection());
        assertThat(stream.delivered()).isEqualTo(77);
        assertThat(stream.warnings()).containsExactly("bad [secret]");
        try {
            stream.close();
        } catch (IllegalStateException failure) {
            assertThat(walk.closes).isEqualTo(1);
        }
        assertThat(walk.closes).isEqualTo(1);
    }

    @Test
    void aWalkThatIsNullIsLeftForTheGuardToJudge() {
        vendor.answer = name -> null;

        assertThat(masked.stream(ConnectionQuery.all(), options)).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theVisitorSeesTablesAndMaskedProblemsAndDecides(boolean goesOn) {
        List<Object> seen = new ArrayList<>();
        CatalogVisitor visitor = new CatalogVisitor() {
            @Override
            public boolean table(Table table) {
                return goesOn;
            }

            @Override
            public void problem(CatalogProblem problem) {
                seen.add(problem.place());
            }
        };
        vendor.answer = name -> {
            CatalogVisitor given = (CatalogVisitor) vendor.given.get(2);
            seen.add(given.table(Table.builder(TableRef.of("public", "orders")).build()));
            given.problem(new CatalogProblem("account-secret", ECHO));
            return Vendor.sound(name);
        };

        masked.introspect(Vendor.ID, IntrospectionRequest.all(), visitor, options);

        assertThat(seen).containsExactly(goesOn, "[secret]");
    }

    @Test
    void theRestIsTheProvidersOwn() {
        vendor.answer = name -> Optional.of("native");

        assertThat(masked.facet(String.class)).contains("native");
        assertThat(masked.unwrap(String.class)).contains("native");
        assertThat(masked.account()).isEqualTo(ScriptedProvider.ACCOUNT);
        assertThat(masked.descriptor().id()).isEqualTo("acme");
        assertThat(masked.isAbout(Vendor.ID, Vendor.connection())).isTrue();
        assertThat(masked.isAbout(Vendor.ID, ScriptedProvider.connection("conn-2", "orders")))
                .isFalse();
        masked.close();
        assertThat(vendor.asked).contains("close");
    }
}
