package org.connectorsdk.api.json.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written as JSON is read back as the same value. */
class RoundTripTest {
    private static final JsonObject CONNECTION = Specimens.connection().toJson();

    static Stream<Specimen> values() {
        return Specimens.all().filter(each -> !each.schema().equals("error"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueComesBackEqual(Specimen specimen) {
        assertThat(specimen.readBack()).isEqualTo(specimen.value());
    }

    @Test
    void aBareConnectionHasEveryMemberInOrder() {
        assertThat(Specimens.bareConnection().toJson().toJson())
                .isEqualTo("{\"id\":\"conn-1\",\"name\":\"\",\"type\":\"\",\"kind\":\"DATA_SOURCE\","
                        + "\"status\":{\"raw\":\"\",\"health\":\"UNKNOWN\"},\"config\":{},\"credential\":null,"
                        + "\"source\":null,\"destination\":null,\"createdAt\":null,\"updatedAt\":null,"
                        + "\"labels\":{},\"warnings\":[],\"vendor\":{}}");
    }

    @Test
    void membersOfANewerVersionAreIgnored() {
        assertThat(Connection.fromJson(CONNECTION.with("newer", 1))).isEqualTo(Specimens.connection());
    }

    @Test
    void aHealthThatIsNotKnownIsUnknown() {
        JsonObject newer = CONNECTION.with("status", JsonObject.of("raw", "melting", "health", "MELTING"));

        assertThat(Connection.fromJson(newer).status())
                .isEqualTo(ConnectionStatus.of("melting", ConnectionStatus.Health.UNKNOWN));
    }

    @Test
    void aJobStateThatIsNotKnownIsNoEnd() {
        JsonObject newer = Specimens.job().toJson().with("status", JsonObject.of("raw", "x", "state", "DISSOLVED"));

        assertThat(Job.fromJson(newer).status().state()).isEqualTo(JobState.UNKNOWN);
    }

    @Test
    void aCatalogOfTheCommandLineIsReadToo() {
        Catalog catalog = new Catalog(
                List.of(Catalog.fromJson(specimen("catalog").json()).schemas().get(0)), List.of(), true);
        JsonObject printed = catalog.toJson().without("schemas");

        assertThat(Catalog.fromJson(printed).tables()).isEqualTo(catalog.tables());
        assertThat(Catalog.fromJson(printed).schemas()).extracting("name").containsExactly("public", "");
    }

    @Test
    void ofALatencyNoNanosecondIsLost() {
        assertThat(specimen("test-report").json().get("latencyMs").orElseThrow())
                .hasToString("12.345678");
    }

    private static Specimen specimen(String schema) {
        return Specimens.all()
                .filter(each -> each.schema().equals(schema))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Specimen> all() {
        return Specimens.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void javaSerializationRefusesAValue(Specimen specimen) {
        assertThatThrownBy(() -> serialize(specimen.value())).isInstanceOf(NotSerializableException.class);
    }

    @Test
    void theRefusedExceptionTellsWhatToKeepInstead() {
        ConnectorException exception = new ConnectorException(ErrorSpecimens.bare());

        assertThatThrownBy(() -> serialize(exception))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageEndingWith("is not serialized; keep error().toJson() instead");
    }

    private static void serialize(Object value) throws Exception {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            out.writeObject(value);
        }
    }

    @Test
    void aSecretUnderItsNameIsNeverWritten() {
        Connection careless = Specimens.bareConnection().toBuilder()
                .config(JsonObject.of("password", "canary-1", "deep", JsonArray.of(JsonObject.of("token", "canary-2"))))
                .vendorFields(JsonObject.of("client_secret", "canary-3"))
                .build();

        assertThat(careless.toJson().toJson()).doesNotContain("canary");
        assertThat(careless.toString()).doesNotContain("canary");
    }

    @Test
    void theMaskOfAVendorStaysAsItIs() {
        Connection masked = Specimens.bareConnection().toBuilder()
                .config(JsonObject.of("password", "***"))
                .build();

        assertThat(masked.toJson().object("config").flatMap(config -> config.string("password")))
                .contains("***");
    }
}
