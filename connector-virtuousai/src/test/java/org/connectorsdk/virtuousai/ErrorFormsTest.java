package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.virtuousai.VirtuousAiLab.NOWHERE;
import static org.connectorsdk.virtuousai.VirtuousAiLab.assertFailed;

import java.util.List;
import org.connectorsdk.api.config.Secret;
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
    final VirtuousAiLab lab = new VirtuousAiLab();

    @ParameterizedTest
    @EnumSource(ErrorForm.class)
    void notFoundIsNotFoundInTheVendorsWords(ErrorForm form) {
        lab.simulator().wordErrors(form);
        assertFailed(lab.open().get(NOWHERE), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.message()).contains("Connection not found"));
    }

    @ParameterizedTest
    @EnumSource(ErrorForm.class)
    void refusedFieldsAreNamed(ErrorForm form) {
        lab.simulator().wordErrors(form);
        ConnectionSpec spec = ConnectionSpec.builder("n", "snowflake").build();
        assertFailed(lab.open().create(spec), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.violations())
                        .extracting(FieldViolation::path)
                        .containsExactly("type"));
    }

    @Test
    void theCodeOfAnErrorIsKept() {
        lab.simulator().wordErrors(ErrorForm.DETAIL_OBJECT);
        assertFailed(lab.open().get(NOWHERE), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.context().vendorCode()).hasValue("not_found"));
    }

    @Test
    void aPlaceWithAnIndexIsRead() {
        lab.fault("create-connection", Fault.status(422).json("""
                                {"detail":[{"loc":["body","config","hosts",0],"msg":"too short","type":"value_error",\
                                "input":"x","ctx":{},"url":"u"}]}"""));
        assertFailed(lab.open().create(ConnectionSpec.builder("n", "s3").build()), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.violations())
                        .isEqualTo(List.of(new FieldViolation("config.hosts.0", "value_error", "too short"))));
    }

    @Test
    void aViolationWithoutAnythingIsStillOne() {
        lab.fault("create-connection", Fault.status(422).json("{\"detail\":[{},7]}"));
        assertFailed(lab.open().create(ConnectionSpec.builder("n", "s3").build()), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.violations()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not json", "<html>no</html>", "[]", "null", "7", "{\"detail\":null}", "{\"detail\":7}"})
    void aBodyThatSaysNothingLeavesTheStatusToSpeak(String body) {
        lab.fault("get-connection", Fault.status(403).json(body));
        assertFailed(lab.open().get(NOWHERE), ConnectorError.PermissionDenied.class);
    }

    @Test
    void aSecretThatTheVendorEchoesIsNotShown() {
        lab.fault("create-connection", Fault.status(422).json("""
                                {"detail":[{"loc":["body","credentials","password"],"msg":"weak: canary-secret","type":"value_error",\
                                "input":"canary-secret"}]}"""));
        ConnectionSpec spec = ConnectionSpec.builder("n", "s3")
                .secrets("password", Secret.of("canary-secret"))
                .build();
        assertFailed(lab.open().create(spec), ConnectorError.InvalidRequest.class)
                .satisfies(error -> {
                    assertThat(error.violations())
                            .extracting(FieldViolation::path)
                            .containsExactly("secrets.password");
                    assertThat(error.toString()).doesNotContain("canary-secret");
                });
    }

    private ConnectorError.Conflict refusedUpdate(int status, String detail) {
        ConnectionId id = lab.seeded("postgres");
        lab.fault("update-connection", Fault.status(status).json("{\"detail\":\"" + detail + "\"}"));
        ConnectionChange change = ConnectionChange.builder().name("n").build();
        return (ConnectorError.Conflict) lab.open().update(id, change).getLeft();
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
