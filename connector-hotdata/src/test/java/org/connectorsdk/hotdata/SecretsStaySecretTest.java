package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.Map;
import java.util.stream.Stream;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.hotdata.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.hotdata.wire.QueryWires.NewQueryWire;
import org.connectorsdk.hotdata.wire.SecretWires.NewSecretWire;
import org.connectorsdk.hotdata.wire.SecretWires.SecretValueWire;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets come out of nowhere but the requests that are for them (SEC-02, SEC-05). */
class SecretsStaySecretTest {
    private static final String CANARY = "canary-4711-s3cr3t";

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    static Stream<Object> requests() {
        return Stream.of(
                new NewConnectionWire("pg", "postgres", Map.of("password", Secret.of(CANARY)), null, null, Map.of()),
                new NewSecretWire("s", Secret.of(CANARY)),
                new SecretValueWire(Secret.of(CANARY)),
                new NewQueryWire("SELECT '" + CANARY + "'", "db", null));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestDoesNotShowItsSecret(Object request) {
        assertThat(request.toString()).doesNotContain(CANARY);
    }

    @Test
    void anEchoedSecretIsMaskedForTheVendorsApiToo() {
        fixture.fault(
                "create_secret",
                Fault.status(400).json("{\"error\":{\"code\":\"BAD_REQUEST\",\"message\":\"weak: " + CANARY + "\"}}"));

        var error = Databases.api(fixture.open())
                .createSecret(new NewSecretWire("s", Secret.of(CANARY)), NONE)
                .getLeft();

        assertThat(error.message()).contains("weak: ").doesNotContain(CANARY);
    }

    private static ConnectionSpec withPassword() {
        return ConnectionSpec.builder("pg", "duckdb")
                .config(JsonObject.of("path", "/data/x.db"))
                .secrets("password", Secret.of(CANARY))
                .build();
    }

    @Test
    void anEchoAfterACreateIsDroppedOrMasked() {
        fixture.fault("create_connection", Fault.rewriteJson(body -> {
            body.putObject("config").put("path", "/data/x.db").put("password", CANARY);
            body.put("password", "***" + CANARY.length());
            body.put("dsn", "duckdb://u:" + CANARY + "@/data");
            body.putObject("plan").putArray("steps").add("login " + CANARY).add(7);
            body.putObject("echo").put(CANARY, true);
            body.put("region", "eu");
        }));

        JsonObject fields = right(fixture.open().create(withPassword())).vendorFields();

        assertThat(fields.toString()).doesNotContain(CANARY);
        assertThat(fields.names()).doesNotContain("password", "config");
        assertThat(fields.string("dsn")).hasValue("duckdb://u:[secret]@/data");
        assertThat(fields.object("plan").orElseThrow()).hasToString("{\"steps\":[\"login [secret]\",7]}");
        assertThat(fields.string("region")).hasValue("eu");
    }
}
