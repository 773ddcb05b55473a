package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Dialect;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.SecretDisplay;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written is compared with the answer: nothing that a server does not keep is lost without a word. */
class ComparisonTest {
    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private static ConnectionSpec.Builder spec() {
        return ConnectionSpec.builder("n", "mysql")
                .config(json(
                        "{'host':'h','port':3306,'ratio':1.50,'ssh':{'host':'s','port':22},'list':[1,{'a':'b'}]}"));
    }

    private Connection created(Consumer<ObjectNode> answer) {
        fixture.fault("connections.create", Fault.rewriteJson(answer));
        return right(fixture.open("dialect", "reference").create(spec().build()));
    }

    private static ObjectNode config(ObjectNode answer) {
        return (ObjectNode) answer.get("config");
    }

    @Test
    void aServerOfTheOtherDialectKeepsNothingAndNamesTheSetting() {
        fixture.tenant().dialect(Dialect.VENDOR_CLIENT);
        ConnectionSpec spec =
                spec().vendorOptions(json("{'category':'source'}")).build();

        Connection created = right(fixture.open("dialect", "reference").create(spec));

        assertThat(created.warnings())
                .containsExactly(
                        "the server did not keep config; it seems to speak the other dialect: set dialect=client");
    }

    @Test
    void soItIsTheOtherWayRound() {
        Consumer<ObjectNode> ofTheReference = body -> body.set("config", node("{}"));
        fixture.tenant().dialect(Dialect.VENDOR_CLIENT);
        fixture.fault("connections.create", Fault.rewriteJson(body -> {
            body.remove("params");
            ofTheReference.accept(body);
        }));

        Connection created = right(fixture.open("dialect", "client").create(spec().build()));

        assertThat(created.warnings())
                .containsExactly(
                        "the server did not keep params; it seems to speak the other dialect: set dialect=reference");
    }

    static Stream<Arguments> losses() {
        String lost = " was sent but is missing from the server's answer";
        String other = " differs in the server's answer from what was sent";
        return Stream.of(
                loss("name" + other, body -> body.put("name", "m")),
                loss("type" + other, body -> body.put("type", "postgres")),
                loss("config.host" + lost, body -> config(body).remove("host")),
                loss("config.host" + other, body -> config(body).put("host", "H")),
                loss("config.host" + other, body -> config(body).put("host", "")),
                loss("config.port" + other, body -> config(body).put("port", 3307)),
                loss("config.port" + other, body -> config(body).putNull("port")),
                loss(
                        "config.ssh.port" + lost,
                        body -> ((ObjectNode) config(body).get("ssh")).remove("port")),
                loss(
                        "config.ssh.host" + other,
                        body -> ((ObjectNode) config(body).get("ssh")).put("host", "x")),
                loss(
                        "config.list" + other,
                        body -> config(body).putArray("list").add(1)));
    }

    private static Arguments loss(String warning, Consumer<ObjectNode> answer) {
        return Arguments.arguments(warning, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void whatIsNotInTheAnswerIsAWarningThatNamesIt(String warning, Consumer<ObjectNode> answer) {
        assertThat(created(answer).warnings()).containsExactly(warning);
    }

    static Stream<Consumer<ObjectNode>> sameInOtherForms() {
        return Stream.of(
                body -> {},
                body -> config(body).put("port", "3306"),
                body -> config(body).put("ratio", 1.5),
                body -> config(body).put("ratio", "1.50"),
                body -> config(body).put("added", "by the server"),
                body -> ((ObjectNode) config(body).get("ssh")).put("added", true),
                body -> config(body).put("host", "********"));
    }

    @ParameterizedTest
    @MethodSource("sameInOtherForms")
    void whatIsTheSameInAnotherFormIsNone(Consumer<ObjectNode> answer) {
        assertThat(created(answer).warnings()).isEmpty();
    }

    private static final List<String> SENT = List.of("name", "type", "credentialId");

    @Test
    void whatIsInNoAnswerIsAWarning() {
        fixture.fault("connections.create", Fault.rewriteJson(body -> body.remove(SENT)));
        fixture.fault("connections.get", Fault.rewriteJson(body -> body.remove(SENT)));
        Connection created = right(
                fixture.open().create(spec().secrets("password", Secret.of("p")).build()));
        assertThat(created.warnings())
                .containsExactly(
                        "name was sent but is missing from the server's answer",
                        "type was sent but is missing from the server's answer",
                        "credential was sent but is missing from the server's answer");
    }

    @Test
    void whatTheAnswerToACreationLeavesOutIsRead() {
        fixture.fault("connections.create", Fault.rewriteJson(body -> body.retain("id")));
        Connection created = right(
                fixture.open().create(spec().secrets("password", Secret.of("p")).build()));
        assertThat(created.warnings()).isEmpty();
        assertThat(created.name()).isEqualTo("n");
        assertThat(created.type()).isEqualTo("mysql");
        assertThat(created.credential()).contains(CredentialRef.id("cred_000001"));
        assertThat(created.config().string("host")).contains("h");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void soIsWhatTheAnswerToAnUpdateLeavesOut(Dialect dialect) {
        fixture.tenant().dialect(dialect);
        fixture.seeded("a");
        fixture.fault("connections.update", Fault.rewriteJson(body -> body.retain("id", "updatedAt")));
        ConnectionChange change = ConnectionChange.builder()
                .name("b")
                .config(json("{'host':'other'}"))
                .build();

        Connection updated = right(fixture.open().update(ConnectionId.of("a"), change));

        assertThat(updated.warnings()).isEmpty();
        assertThat(updated.name()).isEqualTo("b");
        assertThat(updated.config().string("host")).contains("other");
    }

    @Test
    void anotherConnectionCompletesNoAnswer() {
        fixture.fault(
                "connections.get",
                Fault.rewriteJson(body -> body.put("id", "another").put("name", "wrong")));
        Connection created = created(body -> body.remove("name"));
        assertThat(created.name()).isEmpty();
        assertThat(created.warnings())
                .containsExactly("the result of the write could not be verified: the answer is about the"
                        + " connection another, not conn_000001");
    }

    @Test
    void secretsAloneThatAReferenceServerIgnoresAreAWarning() {
        ConnectionSpec spec = ConnectionSpec.builder("n", "mysql")
                .secrets("password", Secret.of("p"))
                .build();
        fixture.tenant().dialect(Dialect.VENDOR_CLIENT);
        fixture.fault("connections.create", Fault.rewriteJson(body -> {
            body.remove("params");
            body.putObject("config");
        }));

        assertThat(right(fixture.open("dialect", "client").create(spec)).warnings())
                .containsExactly(
                        "the server did not keep params; it seems to speak the other dialect: set dialect=reference");
    }

    @ParameterizedTest
    @EnumSource(SecretDisplay.class)
    void aLoginAmongTheSettingsMayBeShownInAnyWay(SecretDisplay display) {
        fixture.tenant().dialect(Dialect.VENDOR_CLIENT).secretDisplay(display);
        Connection created = right(fixture.open()
                .create(spec().secrets("password", Secret.of("s3cret-canary")).build()));
        assertThat(created.warnings()).isEmpty();
    }

    @Test
    void anAnswerWithoutSettingsIsCompletedByReadingTheConnection() {
        Connection created = created(body -> body.remove("config"));
        assertThat(created.warnings()).isEmpty();
        assertThat(created.config().string("host")).contains("h");
        assertThat(created.createdAt()).isPresent();
        assertThat(fixture.requests("connections.get")).isOne();
    }

    @Test
    void soIsALossFoundThatTheAnswerDoesNotShow() {
        fixture.fault("connections.get", Fault.rewriteJson(body -> config(body).remove("host")));
        assertThat(created(body -> body.remove("config")).warnings())
                .containsExactly("config.host was sent but is missing from the server's answer");
    }

    @Test
    void whatCouldNotBeComparedIsSaidAndTheConnectionIsThere() {
        fixture.fault("connections.get", Fault.status(403));
        assertThat(created(body -> body.remove("config")).warnings())
                .singleElement()
                .asString()
                .startsWith("the result of the write could not be verified: ");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anUpdateIsComparedToo(Dialect dialect) {
        fixture.tenant().dialect(dialect);
        fixture.seeded("a");
        String settings = dialect == Dialect.REFERENCE ? "config" : "params";
        fixture.fault("connections.update", Fault.rewriteJson(body -> {
            body.put("name", "a");
            ((ObjectNode) body.get(settings)).remove("port");
        }));
        ConnectionChange change = ConnectionChange.builder()
                .name("b")
                .config(json("{'host':'other'}"))
                .build();

        assertThat(right(fixture.open().update(ConnectionId.of("a"), change)).warnings())
                .isEqualTo(List.of(
                        "name differs in the server's answer from what was sent",
                        "config.port was sent but is missing from the server's answer"));
    }

    @Test
    void anUpdateInTheOtherDialectSaysWhatToSet() {
        fixture.seeded("a");
        fixture.fault("connections.update", Fault.rewriteJson(body -> {
            body.remove("config");
            body.set("params", node("{}"));
        }));
        ConnectionChange change =
                ConnectionChange.builder().config(json("{'host':'other'}")).build();

        assertThat(right(fixture.open().update(ConnectionId.of("a"), change)).warnings())
                .containsExactly(
                        "the server did not keep config; it seems to speak the other dialect: set dialect=client");
    }
}
