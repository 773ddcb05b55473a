package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Dialect;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.SecretDisplay;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole connection is never written blindly a second time: what is there is looked at first. */
class ReplacementTest {
    private static final ConnectionId A = ConnectionId.of("a");
    private static final ConnectionChange CHANGE =
            ConnectionChange.builder().config(json("{'host':'ours'}")).build();

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    @BeforeEach
    void speakAsTheVendorsClients() {
        fixture.tenant().dialect(Dialect.VENDOR_CLIENT);
        fixture.seeded("a", "postgres", "{'host':'h','port':5432}");
    }

    private Either<ConnectorError, Connection> update() {
        return fixture.open().update(A, CHANGE);
    }

    private int writes() {
        return fixture.requests("connections.update");
    }

    static Stream<Arguments> lostAfterTheWork() {
        return Stream.of(
                arguments("reset", Fault.resetAfterExecuting()),
                arguments("closed", Fault.closeAfterExecuting()),
                arguments("500", Fault.statusAfterExecuting(500)),
                arguments("502", Fault.statusAfterExecuting(502)),
                arguments("503", Fault.statusAfterExecuting(503)),
                arguments("half an answer", Fault.cutBody(0.5)),
                arguments("broken JSON", Fault.brokenJson()),
                arguments("no body", Fault.emptyBody()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAfterTheWork")
    void oneThatHadComeIsFoundAndNotWrittenAgain(String kind, Fault fault) {
        fixture.fault("connections.update", fault);

        assertThat(right(update()).config()).isEqualTo(json("{'host':'ours','port':'5432'}"));

        assertThat(writes()).isOne();
    }

    static Stream<Arguments> lostBeforeTheWork() {
        return Stream.of(
                arguments("reset", Fault.resetBefore()),
                arguments("closed", Fault.closeBefore()),
                arguments("500", Fault.status(500)),
                arguments("503", Fault.status(503)),
                arguments("503 with a pause", Fault.status(503).header("Retry-After", "7")),
                arguments("429", Fault.status(429).header("Retry-After", "2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostBeforeTheWork")
    void oneThatHadNotComeIsWrittenAgainAfterALook(String kind, Fault fault) {
        fixture.fault("connections.update", fault);

        right(update());

        assertThat(writes()).isEqualTo(2);
        assertThat(fixture.requests("connections.get")).isEqualTo(2);
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'ours','port':'5432'}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostBeforeTheWork")
    void oneThatSomebodyElseChangedSinceIsAConflictAndStays(String kind, Fault fault) {
        fixture.fault("connections.update", fault);
        fixture.fault(
                "connections.get",
                Fault.pass(),
                Fault.rewriteJson(body -> ((ObjectNode) body.get("params")).put("port", "9999")));

        ConnectorError.Conflict error = failed(update(), ConnectorError.Conflict.class);
        assertThat(error.reason()).isEqualTo(ConflictReason.STALE_VERSION);
        assertThat(error.message()).contains("was changed by someone else between its read and its write");
        assertThat(error.retryable()).isTrue();
        assertThat(writes()).isOne();
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h','port':'5432'}"));
    }

    private static ConnectionChange password(String value) {
        return ConnectionChange.builder().secrets("password", Secret.of(value)).build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostBeforeTheWork")
    void aLostPasswordIsWrittenAgainThoughItsMaskLooksTheSame(String kind, Fault fault) {
        fixture.tenant().secretDisplay(SecretDisplay.MASKED);
        fixture.seeded("a", "postgres", "{'host':'h','password':'old'}");
        fixture.fault("connections.update", fault);

        right(fixture.open().update(A, password("new")));

        assertThat(writes()).isEqualTo(2);
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h','password':'new'}"));
    }

    @ParameterizedTest
    @EnumSource(SecretDisplay.class)
    void aStoredPasswordIsNoConflictHoweverItIsShown(SecretDisplay display) {
        fixture.tenant().secretDisplay(display);
        fixture.clock().advance(Duration.ofMinutes(1));
        fixture.fault("connections.update", Fault.statusAfterExecuting(503));

        right(fixture.open().update(A, password("new")));

        assertThat(writes()).isOne();
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h','port':'5432','password':'new'}"));
    }

    @Test
    void aRefusedPasswordIsNotTakenForSetWhenSomethingElseChanged() {
        fixture.fault("connections.update", Fault.status(429).header("Retry-After", "2"));
        fixture.fault(
                "connections.get",
                Fault.pass(),
                Fault.rewriteJson(body -> body.put("updatedAt", "2031-01-01T00:00:00Z")));

        failed(fixture.open().update(A, password("new")), ConnectorError.Conflict.class);
    }

    static Stream<Arguments> whatElseWasChanged() {
        return Stream.of(
                arguments("credential", (Consumer<ObjectNode>) body -> body.put("credentialId", "cred_b")),
                arguments("category", (Consumer<ObjectNode>) body -> body.put("category", "destination")),
                arguments("member of the future", (Consumer<ObjectNode>) body -> body.put("x_new", 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatElseWasChanged")
    void settingsAsTheyWereToBeAreNotEnough(String member, Consumer<ObjectNode> change) {
        Consumer<ObjectNode> seen = body -> body.put("credentialId", "cred_a").put("x_new", 1);
        fixture.fault("connections.update", Fault.status(503));
        fixture.fault("connections.get", Fault.rewriteJson(seen), Fault.rewriteJson(body -> {
            seen.accept(body);
            ((ObjectNode) body.get("params")).put("host", "ours");
            change.accept(body);
        }));

        failed(update(), ConnectorError.Conflict.class);

        assertThat(writes()).isOne();
    }

    @Test
    void aConnectionThatIsReadWithoutItsSettingsIsNotWritten() {
        fixture.fault("connections.get", Fault.rewriteJson(body -> body.remove("params")));
        ConnectionChange rename = ConnectionChange.builder().name("b").build();

        assertThat(failed(fixture.open().update(A, rename), ConnectorError.MalformedResponse.class)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);

        assertThat(writes()).isZero();
        assertThat(fixture.state().storedConfig("a")).contains(node("{'host':'h','port':'5432'}"));
    }

    @Test
    void oneThatIsReadAgainWithoutItsSettingsTellsNothing() {
        fixture.fault("connections.update", Fault.statusAfterExecuting(503));
        fixture.fault("connections.get", Fault.pass(), Fault.rewriteJson(body -> body.remove("params")));

        assertThat(failed(update(), ConnectorError.ProviderFailure.class).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void whatNobodyCanTellIsUnknown() {
        fixture.fault("connections.update", Fault.resetAfterExecuting());
        fixture.fault("connections.get", Fault.pass(), Fault.status(403));

        assertThat(update().getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(writes()).isOne();
    }

    @Test
    void aServerThatGoesOnToFailIsAskedThreeTimes() {
        fixture.fault("connections.update", Fault.status(503), Fault.status(503), Fault.status(503));

        failed(update(), ConnectorError.ProviderFailure.class);

        assertThat(writes()).isEqualTo(3);
    }

    @Test
    void theCallersAttemptsBoundTheWrites() {
        fixture.fault("connections.update", Fault.status(503));
        CallOptions once = CallOptions.builder().maxAttempts(1).build();

        assertThat(fixture.open().with(once).update(A, CHANGE).isLeft()).isTrue();

        assertThat(writes()).isOne();
    }

    @Test
    void soDoesTheClientsSetting() {
        fixture.fault("connections.update", Fault.status(503));

        assertThat(fixture.open("attempts", "1").update(A, CHANGE).isLeft()).isTrue();

        assertThat(writes()).isOne();
    }

    @Test
    void aPauseBeyondTheDeadlineIsNotWaitedFor() {
        fixture.fault("connections.update", Fault.status(503).header("Retry-After", "30"));
        CallOptions soon = CallOptions.deadline(Duration.ofSeconds(10));

        assertThat(fixture.open().with(soon).update(A, CHANGE).isLeft()).isTrue();

        assertThat(writes()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"5s, 7, 1", "2m, 90, 2", "60s, 90, 1"})
    void thePauseThatIsWaitedForIsTheSettings(String longest, String asked, int writes) {
        fixture.fault("connections.update", Fault.status(503).header("Retry-After", asked));

        assertThat(fixture.open("retry-after-cap", longest).update(A, CHANGE).isRight())
                .isEqualTo(writes > 1);

        assertThat(writes()).isEqualTo(writes);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(400, ConnectorError.InvalidRequest.class),
                arguments(403, ConnectorError.PermissionDenied.class),
                arguments(404, ConnectorError.NotFound.class),
                arguments(409, ConnectorError.Conflict.class),
                arguments(412, ConnectorError.Conflict.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRefusalIsFinal(int status, Class<? extends ConnectorError> kind) {
        fixture.fault("connections.update", Fault.status(status));

        assertThat(failed(update(), kind).outcome()).isEqualTo(Outcome.REFUSED);

        assertThat(writes()).isOne();
        assertThat(fixture.requests("connections.get")).isOne();
    }
}
