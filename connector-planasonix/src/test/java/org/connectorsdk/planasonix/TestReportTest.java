package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Testing stored connections, which takes two requests, and settings that are not stored. */
class TestReportTest {
    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private static ConnectionSpec spec(String password) {
        return ConnectionSpec.builder("new", "postgres")
                .config(json("{'host':'pg.test'}"))
                .secrets("password", Secret.of(password))
                .build();
    }

    @Test
    void theEmulationIsDeclared() {
        assertThat(fixture.open().descriptor().quirks())
                .anySatisfy(quirk -> assertThat(quirk.id()).isEqualTo("test-by-id-is-emulated"));
    }

    @Test
    void theCredentialOfAStoredConnectionIsUsed() {
        fixture.state().expectPassword("pg.test", "right");
        Connections connections = fixture.open();
        Connection good = right(connections.create(spec("right")));
        Connection bad =
                right(connections.create(spec("wrong").toBuilder().name("bad").build()));
        assertThat(right(connections.test(good.id())).ok()).isTrue();
        TestReport report = right(connections.test(bad.id()));
        assertThat(report.ok()).isFalse();
        assertThat(report.message()).isEqualTo("password authentication failed");
    }

    @Test
    void anOlderWordForTheVerdictIsUnderstood() {
        fixture.fault("connections.test", Fault.status(200).json("{\"success\":false,\"message\":\"no\"}"));
        assertThat(right(fixture.open().test(spec("x"))).ok()).isFalse();
    }

    @Test
    void aVerdictIsRequired() {
        fixture.fault("connections.test", Fault.status(200).json("{\"message\":\"maybe\"}"));
        failed(fixture.open().test(spec("x")), ConnectorError.MalformedResponse.class);
    }

    @Test
    void aConnectionWithMaskedSecretsInItsConfigCannotBeTested() {
        ConnectionId id = fixture.seeded("a", "postgres", "{'host':'h','password':'p'}");
        assertThat(failed(fixture.open().test(id), ConnectorError.InvalidRequest.class)
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).isEqualTo("config.password"));
        assertThat(fixture.requests("connections.test")).isZero();
    }

    static Stream<Arguments> whatCannotBeTested() {
        return Stream.of(
                arguments("of another", (Consumer<ObjectNode>) body -> body.put("id", "b")),
                arguments("of an odd form", (Consumer<ObjectNode>) body -> body.put("config", "host=pg.test")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatCannotBeTested")
    void settingsThatAreNotThoseOfTheConnectionAreNotTested(String kind, Consumer<ObjectNode> change) {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("connections.get", Fault.rewriteJson(change));
        assertThat(failed(fixture.open("dialect", "reference").test(id), ConnectorError.MalformedResponse.class)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(fixture.requests("connections.test")).isZero();
    }

    @Test
    void aSecretThatTheSourceQuotesIsMaskedInTheReport() {
        fixture.fault(
                "connections.test",
                Fault.status(200)
                        .json("{\"ok\":false,\"message\":\"u/s3cret-canary failed\",\"dsn\":\"u:s3cret-canary\"}"));
        TestReport report = right(fixture.open().test(spec("s3cret-canary")));
        assertThat(report.message() + report.vendorFields().toJson())
                .contains("failed", "dsn")
                .doesNotContain("s3cret-canary");
    }

    @Test
    void aSecretStoredInClearIsMaskedInErrors() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault(
                "connections.get",
                Fault.rewriteJson(body -> body.set("config", node("{'host':'h','password':'s3cret-canary'}"))));
        fixture.fault(
                "connections.test",
                Fault.status(400).json("{\"error\":{\"code\":\"x\",\"message\":\"bad s3cret-canary\"}}"));
        assertThat(fixture.open().test(id).getLeft().message()).contains("bad").doesNotContain("s3cret-canary");
    }
}
