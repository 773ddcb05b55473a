package org.connectorsdk.hotdata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.hotdata.wire.SecretWires.NewSecretWire;
import org.connectorsdk.hotdata.wire.SecretWires.SecretWire;
import org.connectorsdk.simulators.hotdata.model.SecretEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Creating connections: secrets, credentials, warnings, refusals, lost answers. */
class CreateTest {
    private static final String CANARY = "canary-4711-s3cr3t";

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private static ConnectionSpec.Builder postgres(String name) {
        return ConnectionSpec.builder(name, "postgres").config(configOf("db.example.test"));
    }

    private static JsonObject configOf(String host) {
        return JsonObject.of(Map.of("host", host, "port", 5432, "user", "reader", "database", "orders"));
    }

    private static ConnectionSpec withPassword(String name) {
        return postgres(name).secrets("password", Secret.of(CANARY)).build();
    }

    @Test
    void anInlineSecretIsStoredApartFromTheConfig() {
        right(fixture.open().create(withPassword("orders_pg")));

        assertThat(fixture.workspace().secrets()).extracting(SecretEntry::value).containsExactly(CANARY);
        assertThat(fixture.workspace()
                        .connection("orders_pg")
                        .orElseThrow()
                        .config()
                        .has("password"))
                .isFalse();
    }

    @Test
    void aStoredCredentialIsReferredToByNameOrById() {
        Connections connections = fixture.open();
        SecretWire stored =
                right(Databases.api(connections).createSecret(new NewSecretWire("Orders-PG", Secret.of(CANARY)), NONE));

        right(connections.create(
                postgres("by_name").credential(CredentialRef.name("orders-pg")).build()));
        right(connections.create(postgres("by_id")
                .credential(CredentialRef.id(requireNonNull(stored.id())))
                .build()));

        assertThat(fixture.workspace().connections())
                .allSatisfy(entry -> assertThat(entry.secretId()).hasValue(stored.id()));
        assertThat(fixture.workspace().secrets()).hasSize(1);
    }

    static Stream<Arguments> whatCannotBeSent() {
        ConnectionSpec whole = withPassword("pg");
        Stream<Arguments> credentials = Stream.of("password", "token", "bearer_token", "credentials_json")
                .map(member -> Arguments.of(
                        "config." + member,
                        postgres("pg").config(JsonObject.of(member, CANARY)).build()));
        Stream<Arguments> fields = Stream.of("name", "source_type", "config", "secret_id", "secret_name")
                .map(member -> Arguments.of(
                        "vendorOptions." + member,
                        postgres("pg").vendorOptions(JsonObject.of(member, "x")).build()));
        Stream<Arguments> others = Stream.of(
                Arguments.of(
                        "credential",
                        whole.toBuilder()
                                .credential(CredentialRef.name("orders-pg"))
                                .build()),
                Arguments.of(
                        "secrets",
                        whole.toBuilder().secrets("token", Secret.of(CANARY)).build()),
                Arguments.of(
                        "destination",
                        postgres("pg").destination(EndSpec.existing("dest")).build()));
        return Stream.of(credentials, fields, others).flatMap(Function.identity());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatCannotBeSent")
    void whatHotdataWouldMisunderstandIsRefusedUnsent(String path, ConnectionSpec spec) {
        ConnectorError.InvalidRequest error = failed(fixture.open().create(spec), ConnectorError.InvalidRequest.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.violations()).extracting(FieldViolation::path).isEqualTo(List.of(path));
        assertThat(error.message()).doesNotContain(CANARY);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aVendorOptionIsSentAsItIs() {
        var spec = withPassword("pg").toBuilder()
                .vendorOptions(JsonObject.of("skip_discovery", true))
                .build();

        Connection created = right(fixture.open().create(spec));

        assertThat(created.vendorFields().string("discovery_status")).hasValue("skipped");
        assertThat(created.warnings()).isEmpty();
    }

    @Test
    void aFailedDiscoveryIsAWarningOnAConnectionThatExists() {
        var spec = withPassword("pg").toBuilder()
                .config(configOf("db.unreachable.test"))
                .build();

        Connection created = right(fixture.open().create(spec));

        assertThat(created.warnings()).singleElement().asString().contains("discovery failed", "host did not answer");
        assertThat(fixture.workspace().connection("pg")).isPresent();
    }

    @Test
    void aFailedDiscoveryNeverEchoesTheSecret() {
        fixture.fault(
                "create_connection",
                Fault.rewriteJson(body -> body.put("discovery_status", "failed")
                        .put("discovery_error", "login as reader:" + CANARY + " failed")));

        Connection created = right(fixture.open().create(withPassword("pg")));

        assertThat(created.warnings()).isNotEmpty().noneMatch(warning -> warning.contains(CANARY));
        assertThat(created.vendorFields().toJson()).doesNotContain(CANARY);
    }

    @Test
    void anInlinePasswordForSnowflakeIsWarnedAboutWhenItFails() {
        var spec = ConnectionSpec.builder("sf", "snowflake")
                .config(JsonObject.of(Map.of("account", "a", "user", "u", "warehouse", "w", "database", "d")))
                .secrets("password", Secret.of(CANARY))
                .build();

        Connection created = right(fixture.open().create(spec));

        assertThat(created.warnings()).hasSize(2).last().asString().contains("Snowflake", "credential");
    }
}
