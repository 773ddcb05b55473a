package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.fivetran.FivetranFixture.NOWHERE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing, pausing and resuming connections. */
class UpdateTest {
    private static final String UPDATE = "update-connection";

    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private Lifecycle lifecycle() {
        return fixture.open().facet(Lifecycle.class).orElseThrow();
    }

    private static ConnectionChange.Builder host(String host) {
        return ConnectionChange.builder().config(JsonObject.of("host", host));
    }

    @Test
    void onlyWhatChangesIsSentAndTheSourceIsTried() {
        ConnectionId id = fixture.seeded();
        right(fixture.open()
                .update(
                        id,
                        host("replica.example.test")
                                .secrets("password", Secret.of("n3w"))
                                .build()));
        assertThat(fixture.last(UPDATE).bodyText())
                .isEqualTo("{\"config\":{\"host\":\"replica.example.test\",\"password\":\"n3w\"},"
                        + "\"run_setup_tests\":true}");
        assertThat(fixture.simulator().stored(id.value()).at("/config/port").asInt())
                .isEqualTo(5432);
        assertThat(fixture.requests("get-connection")).isZero();
    }

    @Test
    void aChangeThatDoesNotReachTheSourceDoesNotTryIt() {
        ConnectionId id = fixture.seeded();
        ConnectionChange change = ConnectionChange.builder()
                .enabled(false)
                .vendorOptions(JsonObject.of("schedule_type", "manual"))
                .build();
        assertThat(right(fixture.open().update(id, change)).status().health()).isEqualTo(Health.DISABLED);
        assertThat(fixture.last(UPDATE).bodyText())
                .isEqualTo("{\"paused\":true,\"run_setup_tests\":false,\"schedule_type\":\"manual\"}");
    }

    @Test
    void anotherNameIsRefusedAndNothingIsWritten() {
        ConnectionId id = fixture.seeded();
        ConnectorError.InvalidRequest error = failed(
                fixture.open().update(id, host("h").name("another").build()), ConnectorError.InvalidRequest.class);
        assertThat(error.violations()).extracting(FieldViolation::path).containsExactly("name");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(fixture.requests(UPDATE)).isZero();
    }

    @Test
    void whatIsHandedBackAsItWasReadIsNotSent() {
        ConnectionId id = fixture.seeded();
        Connection read = right(fixture.open().get(id));
        ConnectionChange same = ConnectionChange.builder()
                .name(read.name())
                .config(read.config())
                .build();
        assertThat(right(fixture.open().update(id, same)).config()).isEqualTo(read.config());
        right(fixture.open()
                .update(
                        id,
                        same.toBuilder()
                                .config(read.config().with("port", 5433))
                                .build()));
        assertThat(fixture.requests(UPDATE)).isOne();
        assertThat(fixture.last(UPDATE).bodyText()).contains("5433").doesNotContain("host", "***");
    }

    @Test
    void aMaskThatStandsForNothingStoredIsRefused() {
        ConnectionId id = fixture.seeded();
        ConnectionChange change = ConnectionChange.builder()
                .config(JsonObject.of("note", "******"))
                .build();
        assertThat(failed(fixture.open().update(id, change), ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("config.note");
    }

    @Test
    void aSecretThatIsAMaskIsRefused() {
        ConnectionChange change = ConnectionChange.builder()
                .secrets("password", Secret.of("******"))
                .build();
        refused(change, "secrets.password");
    }

    @Test
    void optionsThatChangeNothingLastingAreRefused() {
        refused(options(JsonObject.of("trust_certificates", true)), "vendorOptions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run_setup_tests", "trust_certificates", "trust_fingerprints"})
    void aSwitchAmongTheOptionsIsTrueOrFalse(String option) {
        refused(options(JsonObject.of(option, "maybe", "sync_frequency", 60)), "vendorOptions." + option);
    }

    private static ConnectionChange options(JsonObject options) {
        return ConnectionChange.builder().vendorOptions(options).build();
    }

    private void refused(ConnectionChange change, String path) {
        ConnectorError.InvalidRequest error =
                failed(fixture.open().update(fixture.seeded(), change), ConnectorError.InvalidRequest.class);
        assertThat(error.violations()).extracting(FieldViolation::path).containsExactly(path);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(fixture.simulator().journal().all()).isEmpty();
    }

    @Test
    void aPauseThatTookEffectBeforeTheVendorFailedIsDone() {
        ConnectionId id = fixture.seeded();
        fixture.fault(UPDATE, Fault.statusAfterExecuting(500));
        assertThat(right(lifecycle().disable(id, NONE)).status().health()).isEqualTo(Health.DISABLED);
        assertThat(fixture.requests(UPDATE)).isOne();
    }

    @Test
    void aPauseThatTookNoEffectIsSentOnceMore() {
        ConnectionId id = fixture.seeded();
        fixture.fault(UPDATE, Fault.status(500), Fault.status(500));
        ConnectorError error = failed(lifecycle().disable(id, NONE), ConnectorError.ProviderFailure.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.requests(UPDATE)).isEqualTo(2);
    }

    @Test
    void aConnectionIsResumedWithoutATest() {
        ConnectionId id = fixture.seeded();
        fixture.simulator().pause(id.value(), true);
        assertThat(right(lifecycle().reactivate(id, NONE)).status().health()).isEqualTo(Health.HEALTHY);
        assertThat(fixture.last(UPDATE).bodyText()).isEqualTo("{\"paused\":false,\"run_setup_tests\":false}");
    }

    @Test
    void thereIsNoDefaultConnection() {
        failed(lifecycle().makeDefault(fixture.seeded(), NONE), ConnectorError.Unsupported.class);
        assertThat(fixture.simulator().journal().all()).isEmpty();
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertThat(failed(lifecycle().disable(NOWHERE, NONE), ConnectorError.NotFound.class)
                        .id())
                .isEqualTo(NOWHERE.value());
    }
}
