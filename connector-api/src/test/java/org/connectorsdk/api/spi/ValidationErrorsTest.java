package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Test;

class ValidationErrorsTest {
    @Test
    void nothingWasSentAndTheFieldIsNamed() {
        ConnectorError error = ValidationErrors.of("acme", "preview", "rows", "must be 1 or more");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.message()).contains("acme preview", "rows", "must be 1 or more");
    }

    @Test
    void allReasonsAreSaidAtOnce() {
        List<FieldViolation> both =
                List.of(ValidationErrors.violation("a", "is odd"), ValidationErrors.violation("b", "is long"));
        assertThat(ValidationErrors.of("acme", "create", both))
                .isInstanceOfSatisfying(
                        ConnectorError.InvalidRequest.class,
                        error -> assertThat(error.violations()).isEqualTo(both));
    }
}
