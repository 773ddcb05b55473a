package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionTypeWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.hotdata.wire.JobWires.NewRefreshWire;
import org.connectorsdk.hotdata.wire.JobWires.RefreshWire;
import org.connectorsdk.hotdata.wire.SecretWires.NewSecretWire;
import org.connectorsdk.hotdata.wire.SecretWires.SecretValueWire;
import org.connectorsdk.hotdata.wire.SecretWires.SecretWire;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.simulators.hotdata.model.SecretEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's own API, where the neutral operations do not reach. */
class HotdataApiTest {
    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private HotdataApi api;

    @BeforeEach
    void open() {
        api = Databases.api(fixture.open());
    }

    @Test
    void secretsAreStoredChangedListedAndDeletedButNeverRead() {
        SecretWire stored = right(api.createSecret(new NewSecretWire("Orders-PG", Secret.of("one")), NONE));
        assertThat(stored.name()).isEqualTo("orders-pg");
        assertThat(stored.id()).isNotNull();

        right(api.updateSecret("orders-pg", new SecretValueWire(Secret.of("two")), NONE));
        assertThat(fixture.workspace().secrets()).extracting(SecretEntry::value).containsExactly("two");

        assertThat(right(api.getSecret("orders-pg", NONE)).updatedAt()).isNotNull();
        assertThat(right(api.listSecrets(NONE)).secrets()).hasSize(1);
        right(api.deleteSecret("orders-pg", NONE));
        assertThat(fixture.workspace().secrets()).isEmpty();
    }

    @Test
    void aLostChangeOfASecretIsRepeatedButNoCreate() {
        right(api.createSecret(new NewSecretWire("s", Secret.of("one")), NONE));
        fixture.fault("update_secret", Fault.resetAfterExecuting());
        fixture.fault("create_secret", Fault.resetAfterExecuting());

        assertThat(api.updateSecret("s", new SecretValueWire(Secret.of("two")), NONE)
                        .isRight())
                .isTrue();
        assertThat(api.createSecret(new NewSecretWire("t", Secret.of("three")), NONE)
                        .getLeft()
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.requests("create_secret")).isEqualTo(2);
    }

    @Test
    void connectionTypesTellHowToDrawAForm() {
        assertThat(right(api.listConnectionTypes(NONE)).connectionTypes())
                .extracting(type -> type.value().orElseThrow().name())
                .contains("postgres", "managed");

        ConnectionTypeWire postgres = right(api.getConnectionType("postgres", NONE));

        assertThat(postgres.label()).isEqualTo("PostgreSQL");
        assertThat(postgres.configSchema()).isNotNull();
        assertThat(postgres.auth()).isNotNull();
        assertThat(right(api.getConnectionType("duckdb", NONE)).auth()).isNull();
        failed(api.getConnectionType("betamax", NONE), ConnectorError.NotFound.class);
    }

    @Test
    void aRefreshOfAllConnectionsTellsWhichCouldNotBeLookedAt() {
        fixture.seeded("good");
        right(api.createConnection(
                new NewConnectionWire(
                        "bad",
                        "postgres",
                        Map.of(
                                "host", "db.unreachable.test",
                                "port", JsonNumber.of(5432),
                                "user", "u",
                                "database", "d",
                                "password", Secret.of("p")),
                        null,
                        null,
                        Map.of()),
                NONE));

        RefreshWire refreshed =
                right(api.refreshSchema(new NewRefreshWire(null, null, null, null, null, null, null), NONE));

        assertThat(refreshed.connectionsRefreshed()).isEqualTo(1);
        assertThat(refreshed.connectionsFailed()).isEqualTo(1);
        assertThat(refreshed.errors())
                .singleElement()
                .satisfies(failure -> assertThat(failure.error()).contains("host did not answer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets", "uploads", "connection_types"})
    void oneOddElementDoesNotCostTheList(String list) {
        Fault odd = Fault.status(200).json("{\"" + list + "\":[7,{\"id\":\"a\",\"name\":\"a\"}]}");
        fixture.fault("list_" + list, odd);

        List<? extends Lenient<?>> elements = switch (list) {
            case "secrets" -> right(api.listSecrets(NONE)).secrets();
            case "uploads" -> right(api.listUploads(null, NONE)).uploads();
            default -> right(api.listConnectionTypes(NONE)).connectionTypes();
        };

        assertThat(elements).extracting(element -> element.value().isPresent()).containsExactly(false, true);
    }
}
