package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;

import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a creation refuses before anything is written, and what it does not take for a refusal. */
class CreationTest {
    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private ConnectionSpec.Builder shop() {
        return ConnectionSpec.builder("new_pg", "postgres")
                .config(JsonObject.of("host", "db.example.test"))
                .destination(EndSpec.existing(fixture.simulator().groupId()));
    }

    private FieldViolation refused(ConnectionSpec.Builder spec, String path) {
        ConnectorError.InvalidRequest error =
                failed(fixture.open().create(spec.build()), ConnectorError.InvalidRequest.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.violations()).extracting(FieldViolation::path).containsExactly(path);
        assertThat(fixture.simulator().journal().all()).isEmpty();
        return error.violations().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"******", "\u2022\u2022\u2022\u2022", ""})
    void aSecretThatIsAMaskIsRefused(String mask) {
        refused(shop().secrets("password", Secret.of(mask)), "secrets.password");
    }

    @Test
    void aNamingThatIsNoTextIsRefused() {
        refused(
                shop().vendorOptions(JsonObject.of("destination_schema_names", 7)),
                "vendorOptions.destination_schema_names");
    }

    @ParameterizedTest
    @CsvSource({"schema", "schema_prefix"})
    void aSettingOfTheNameThatIsNoTextIsRefused(String setting) {
        FieldViolation violation = refused(shop().config(JsonObject.of(setting, 5)), "config." + setting);
        assertThat(violation.message()).contains("must be a text");
    }

    @Test
    void aRouteThatIsSwitchedOffIsNotAnUnknownType() {
        fixture.fault("get-connector-type", Fault.status(404).json("{\"code\":\"NotFound\",\"message\":\"no\"}"));
        failed(fixture.open().create(shop().build()), ConnectorError.ProviderFailure.class);
        assertThat(fixture.requests("create-connection")).isZero();
    }
}
