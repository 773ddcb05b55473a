package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.NOWHERE;

import java.util.List;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.simulators.virtuousai.ErrorForm;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's documentation contradicts itself about errors; every form is understood. */
class ErrorFormsTest {
    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    @ParameterizedTest
    @EnumSource(ErrorForm.class)
    void notFoundIsNotFoundInTheVendorsWords(ErrorForm form) {
        fixture.simulator().wordErrors(form);
        assertThat(failed(fixture.open().get(NOWHERE), ConnectorError.NotFound.class)
                        .message())
                .contains("Connection not found");
    }

    @ParameterizedTest
    @EnumSource(ErrorForm.class)
    void refusedFieldsAreNamed(ErrorForm form) {
        fixture.simulator().wordErrors(form);
        ConnectionSpec spec = ConnectionSpec.builder("n", "snowflake").build();
        assertThat(failed(fixture.open().create(spec), ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("type");
    }

    @Test
    void theCodeOfAnErrorIsKept() {
        fixture.simulator().wordErrors(ErrorForm.DETAIL_OBJECT);
        assertThat(failed(fixture.open().get(NOWHERE), ConnectorError.NotFound.class)
                        .context()
                        .vendorCode())
                .hasValue("not_found");
    }

    @Test
    void aRefusedCredentialIsNamedAsASecret() {
        fixture.fault("create-connection", Fault.status(422).json("""
            {"detail":[{"loc":["body","credentials","password"],"msg":"too short",\
            "type":"value_error",\
            "input":"x","ctx":{},"url":"u"}]}\
            """));
        assertThat(failed(
                                fixture.open()
                                        .create(ConnectionSpec.builder("n", "s3")
                                                .build()),
                                ConnectorError.InvalidRequest.class)
                        .violations())
                .isEqualTo(List.of(new FieldViolation("secrets.password", "value_error", "too short")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "<html>no</html>",
                "[]",
                "null",
                "7",
                "{\"detail\":null}",
                "{\"detail\":7}",
                "{\"detail\":[{},7]}"
            })
    void aBodyThatSaysNothingLeavesTheStatusToSpeak(String body) {
        fixture.fault("get-connection", Fault.status(403).json(body));
        failed(fixture.open().get(NOWHERE), ConnectorError.PermissionDenied.class);
    }

    private ConnectorError.Conflict refusedUpdate(int status, String detail) {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault("update-connection", Fault.status(status).json("{\"detail\":\"" + detail + "\"}"));
        ConnectionChange change = ConnectionChange.builder().name("n").build();
        return (ConnectorError.Conflict) fixture.open().update(id, change).getLeft();
    }

    @ParameterizedTest
    @CsvSource({"409, ALREADY_EXISTS", "412, STALE_VERSION", "423, LOCKED"})
    void onlyAConflictIsAboutWhatTheOperationSuggests(int status, String reason) {
        assertThat(refusedUpdate(status, "no").reason()).isEqualTo(ConflictReason.of(reason));
    }

    @ParameterizedTest
    @CsvSource({"Slug already in use, true", "the name is taken, true", "a verification is being made, false"})
    void anotherSlugIsAdvisedWhereTheVendorSpeaksOfOne(String detail, boolean advised) {
        assertThat(refusedUpdate(409, detail).message().contains("Choose another slug"))
                .isEqualTo(advised);
    }
}
