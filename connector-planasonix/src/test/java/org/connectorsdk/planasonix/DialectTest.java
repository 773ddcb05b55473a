package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.assertInvalid;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Dialect;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.SecretDisplay;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing in the dialect that the server speaks: that of the reference, or that of the vendor's own clients. */
class DialectTest {
    private static final ConnectionId A = ConnectionId.of("a");

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    @BeforeEach
    void speakAsTheVendorsClients() {
        fixture.tenant().dialect(Dialect.VENDOR_CLIENT);
    }

    private static ConnectionSpec.Builder spec() {
        return ConnectionSpec.builder("n", "mysql").config(json("{'host':'h','port':3306,'tls':true,'tags':['x']}"));
    }

    private static ConnectionChange name(String name) {
        return ConnectionChange.builder().name(name).build();
    }

    private static ConnectionChange config(String config) {
        return ConnectionChange.builder().config(json(config)).build();
    }

    private List<String> operations() {
        return fixture.simulator().journal().all().stream()
                .map(Exchange::operation)
                .toList();
    }

    @Test
    void createRenameTestAndListKeepEverySetting() {
        SimulatorOptions options = SimulatorOptions.defaults().vendor("dialect", "client");
        try (VendorSimulator client =
                        Simulators.find("planasonix").orElseThrow().start(options);
                Connections connections = right(Connectors.of(new PlanasonixProvider())
                        .open("planasonix", client.config().build()))) {
            ConnectionSpec spec = spec().secrets("password", Secret.of("s3cret-canary"))
                    .vendorOptions(json("{'category':'destination'}"))
                    .build();

            Connection created = right(connections.create(spec));
            Connection renamed = right(connections.update(created.id(), name("m")));
            boolean works = right(connections.test(created.id())).ok();

            assertThat(created.warnings()).isEmpty();
            assertThat(renamed.warnings()).isEmpty();
            assertThat(renamed.config())
                    .isEqualTo(json("{'host':'h','port':'3306','tls':'true','tags':'[\\'x\\']','password':'********'}"
                            .replace("\\'", "\\\"")));
            assertThat(renamed.vendorFields().string("category")).contains("destination");
            assertThat(works).isTrue();
            assertThat(right(connections.list(ConnectionQuery.all())).items())
                    .extracting(Connection::name)
                    .containsExactly("m");
            assertThat(client.journal().of("connections.update"))
                    .singleElement()
                    .extracting(put -> node(put.bodyText()))
                    .isEqualTo(node("{'id':'conn_000001','name':'m','type':'mysql','category':'destination','params':"
                            + "{'host':'h','port':'3306','tls':'true','tags':'[\\u0022x\\u0022]',"
                            + "'password':'s3cret-canary'}}"));
            assertThat(client.journal().count("credentials.create")).isZero();
        }
    }

    @Test
    void aWriteWhoseDialectIsNotKnownReadsOnePageFirst() {
        right(fixture.open().create(spec().build()));

        assertThat(operations()).containsExactly("connections.list", "connections.create");
    }

    static Stream<Consumer<Connections>> readings() {
        return Stream.of(
                DialectTest::list,
                connections -> right(connections.get(A)),
                DialectTest::stream,
                connections -> right(connections.update(A, config("{'host':'x'}"))),
                connections -> right(connections.test(spec().build())),
                connections -> right(connections.create(spec().name("first").build())));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aWriteAfterAnythingThatShowedTheDialectReadsNothing(Consumer<Connections> reading) {
        fixture.seeded("a");
        Connections connections = fixture.open();
        reading.accept(connections);
        long before = fixture.simulator().journal().arrived();

        right(connections.create(spec().build()));

        assertThat(fixture.simulator().journal().arrived()).isEqualTo(before + 1);
        assertThat(fixture.sent("connections.create").has("params")).isTrue();
    }

    private static void list(Connections connections) {
        right(connections.list(ConnectionQuery.all()));
    }

    private static void stream(Connections connections) {
        try (var stream = connections.stream(ConnectionQuery.all())) {
            right(stream.next());
        }
    }

    static Stream<Consumer<Connections>> lists() {
        return Stream.of(DialectTest::list, DialectTest::stream);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aBareListTellsTheDialectWithoutACategory(Consumer<Connections> reading) {
        fixture.seeded("a");
        fixture.fault("connections.list", Fault.rewriteTree(list -> ((ObjectNode) list.get(0)).remove("category")));
        Connections connections = fixture.open();
        reading.accept(connections);

        right(connections.create(spec().build()));

        assertThat(fixture.requests("connections.list")).isOne();
        assertThat(fixture.sent("connections.create").has("params")).isTrue();
    }

    @Test
    void soDoesAnEmptyOne() {
        Connections connections = fixture.open();
        list(connections);

        right(connections.create(spec().build()));

        assertThat(fixture.requests("connections.list")).isOne();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aCategoryWithinAnEnvelopeIsNoOtherDialect(Consumer<Connections> reading) {
        fixture.tenant().dialect(Dialect.REFERENCE);
        fixture.seeded("a");
        fixture.fault(
                "connections.list",
                Fault.rewriteJson(body -> ((ObjectNode) body.get("data").get(0)).put("category", "source")));
        Connections connections = fixture.open();
        reading.accept(connections);

        right(connections.create(spec().build()));

        assertThat(fixture.requests("connections.list")).isOne();
        assertThat(fixture.sent("connections.create").has("config")).isTrue();
    }

    @Test
    void aCategoryAloneChangesNothingThatWasLearnt() {
        fixture.tenant().dialect(Dialect.REFERENCE);
        fixture.seeded("a");
        fixture.fault(
                "connections.get",
                Fault.rewriteJson(body -> body.put("category", "source").remove("config")));
        Connections connections = fixture.open();
        list(connections);

        right(connections.update(A, name("b")));

        assertThat(fixture.sent("connections.update")).isEqualTo(node("{'name':'b'}"));
    }

    @Test
    void settingsTellMoreThanTheFormOfAList() {
        fixture.seeded("a");
        fixture.fault("connections.list", Fault.status(200).json("{\"data\":[]}"));
        Connections connections = fixture.open();
        right(connections.get(A));
        list(connections);

        right(connections.create(spec().build()));

        assertThat(fixture.sent("connections.create").has("params")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "auto"})
    void theReferenceIsWrittenToAsItSays(String dialect) {
        fixture.tenant().dialect(Dialect.REFERENCE);
        Connection created = right(fixture.open("dialect", dialect).create(spec().build()));

        assertThat(created.warnings()).isEmpty();
        assertThat(fixture.sent("connections.create"))
                .isEqualTo(
                        node("{'name':'n','type':'mysql','config':{'host':'h','port':3306,'tls':true,'tags':['x']}}"));
    }

    @Test
    void whatTheSettingSaysIsNotAskedFor() {
        right(fixture.open("dialect", "client").create(spec().build()));

        assertThat(operations()).containsExactly("connections.create");
    }

    @Test
    void aKeyThatMayNotListIsToldToSayTheDialect() {
        fixture.fault("connections.list", Fault.status(403));

        ConnectorError.PermissionDenied error =
                failed(fixture.open().create(spec().build()), ConnectorError.PermissionDenied.class);
        assertThat(error.message()).contains("shows in which dialect", "set dialect to");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(fixture.requests("connections.create")).isZero();
    }

    @Test
    void aTestOfSettingsSendsParamsAndCategory() {
        ConnectionSpec settings =
                spec().secrets("password", Secret.of("p-canary")).build();
        assertThat(right(fixture.open().test(settings)).ok()).isTrue();
        assertThat(fixture.sent("connections.test"))
                .isEqualTo(node("{'type':'mysql','category':'source','params':{'host':'h','port':'3306','tls':'true',"
                        + "'tags':'[\\u0022x\\u0022]','password':'p-canary'}}"));
    }

    @Test
    void anOptionForACredentialHasNoPlaceWhereSecretsAreSettings() {
        ConnectionSpec spec = spec().secrets("password", Secret.of("p"))
                .vendorOptions(json("{'credential':{'name':'own'},'category':7}"))
                .build();
        assertInvalid(fixture.open().create(spec))
                .containsExactly("vendorOptions.credential", "vendorOptions.category");
        assertThat(fixture.requests("connections.create")).isZero();
    }

    @Test
    void aCredentialThatTheServerDoesNotKeepIsAWarning() {
        String id = fixture.state().addCredential("reader", "database", node("{}"));
        Connection created = right(
                fixture.open().create(spec().credential(CredentialRef.id(id)).build()));
        assertThat(created.warnings()).singleElement().asString().startsWith("credential was sent but is missing");
    }

    @Test
    void anUpdateWritesEverythingThatWasReadWithTheChangeInIt() {
        fixture.seeded("a", "postgres", "{'host':'h','port':5432,'gone':1,'password':'p'}");
        fixture.fault("connections.get", Fault.rewriteJson(body -> body.put("x_new", 1)));

        Connection updated = right(fixture.open().update(A, config("{'port':5433,'gone':null,'new':true}")));

        assertThat(fixture.sent("connections.update"))
                .isEqualTo(node("{'id':'a','name':'a','type':'postgres','category':'source','x_new':1,"
                        + "'params':{'host':'h','port':'5433','password':'p','new':'true'}}"));
        assertThat(operations()).containsExactly("connections.get", "connections.update");
        assertThat(updated.warnings()).isEmpty();
    }

    @Test
    void newSecretsAreWrittenAmongTheSettings() {
        fixture.seeded("a", "postgres", "{'host':'h','password':'old'}");
        Connection updated = right(fixture.open()
                .update(
                        A,
                        ConnectionChange.builder()
                                .secrets("password", Secret.of("new-canary"))
                                .build()));
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h','password':'new-canary'}"));
        assertThat(updated.config()).isEqualTo(json("{'host':'h'}"));
        assertThat(fixture.state().credentialIds()).isEmpty();
    }

    @Test
    void aMaskedLoginKeepsAConnectionFromBeingRenamed() {
        fixture.tenant().secretDisplay(SecretDisplay.MASKED);
        fixture.seeded("a", "postgres", "{'host':'h','password':'p'}");
        assertInvalid(fixture.open().update(A, name("b"))).containsExactly("config.password");
        assertThat(fixture.requests("connections.update")).isZero();
    }

    @Test
    void aMaskWithinATextIsFoundToo() {
        fixture.seeded("a", "postgres", "{'host':'h','ssh':'{\\u0022password\\u0022:\\u0022********\\u0022}'}");
        assertInvalid(fixture.open().update(A, name("b"))).containsExactly("config.ssh.password");
    }

    @Test
    void aSecretWithinATextIsNotShown() {
        fixture.seeded("a", "postgres", "{'ssh':{'user':'u','password':'s3cret-canary'}}");
        assertThat(right(fixture.open().get(A)).config().string("ssh"))
                .contains("{\"user\":\"u\",\"password\":\"********\"}");
    }

    @Test
    void aMaskedLoginThatIsGivenAnewIsWritten() {
        fixture.tenant().secretDisplay(SecretDisplay.MASKED);
        fixture.seeded("a", "postgres", "{'host':'h','password':'p'}");
        ConnectionChange change = ConnectionChange.builder()
                .name("b")
                .secrets("password", Secret.of("p"))
                .build();
        assertThat(right(fixture.open().update(A, change)).warnings()).isEmpty();
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h','password':'p'}"));
    }
}
