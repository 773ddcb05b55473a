package org.connectorsdk.api.json.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An error that is read from JSON tells the same as the one that was written. */
class ErrorFormTest {
    private static final JsonObject NEWER = new ConnectorError.ProviderFailure(ErrorSpecimens.evidence())
            .toJson()
            .with("kind", "SOLAR_FLARE")
            .with("message", "acme create: the sun did it")
            .with("details", JsonObject.of("flare", 7));

    static Stream<Specimen> errors() {
        return ErrorSpecimens.all();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorTellsTheSame(Specimen specimen) {
        assertThat(((ConnectorError) specimen.readBack()).toJson()).isEqualTo(specimen.json());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsOfTheSameTypeAndEvidence(Specimen specimen) {
        assertThat(specimen.readBack()).isEqualTo(specimen.value());
    }

    @Test
    void everyKindIsTried() {
        assertThat(ErrorSpecimens.all()
                        .map(each -> ((ConnectorError) each.value()).kind())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ErrorKind.class))))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(ErrorKind.PROVIDER_SPECIFIC)));
    }

    @Test
    void aKindThatIsNotKnownKeepsWhatDecides() {
        ConnectorError read = ConnectorError.fromJson(NEWER);

        assertThat(read).isInstanceOf(ConnectorError.ProviderSpecific.class);
        assertThat(read.message()).isEqualTo("acme create: the sun did it");
        assertThat(read.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(read.retryable()).isTrue();
        assertThat(read.retryAt()).contains(Specimens.NOON);
    }

    @Test
    void aKindThatIsNotKnownIsWrittenAsItCame() {
        assertThat(ConnectorError.fromJson(NEWER).toJson()).isEqualTo(NEWER);
    }

    @Test
    void anErrorOfAProvidersOwnKeepsItsLine() {
        record Throttled(ErrorContext context) implements ConnectorError.ProviderSpecific {
            @Override
            public ConnectorError withContext(ErrorContext other) {
                return new Throttled(other);
            }

            @Override
            public String message() {
                return "own words";
            }
        }
        ConnectorError read = ConnectorError.fromJson(new Throttled(ErrorSpecimens.evidence()).toJson());

        assertThat(read.kind()).isEqualTo(ErrorKind.PROVIDER_SPECIFIC);
        assertThat(read.message()).isEqualTo("own words");
        assertThat(read.context()).isEqualTo(ErrorSpecimens.evidence());
    }

    @Test
    void theBeginningOfAnAnswerIsLeftOut() {
        ConnectorError page =
                new ConnectorError.NotAnApiAnswer(ErrorSpecimens.evidence(), "text/html", "welcome, Ms Smith");

        assertThat(page.toJson().toJson()).doesNotContain("Smith");
        assertThat(ConnectorError.fromJson(page.toJson()).message()).isEqualTo(page.message());
    }

    @Test
    void anOutcomeThatIsNotKnownIsUnknown() {
        assertThat(ConnectorError.fromJson(NEWER.with("outcome", "HALF")).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aReasonThatIsNotKnownIsOther() {
        JsonObject newer = new ConnectorError.Unreachable(ErrorSpecimens.evidence(), ConnectorError.Reason.TLS)
                .toJson()
                .with("details", JsonObject.of("reason", "QUANTUM"));

        assertThat(((ConnectorError.Unreachable) ConnectorError.fromJson(newer)).reason())
                .isEqualTo(ConnectorError.Reason.OTHER);
    }

    @Test
    void aJobWithinAnErrorIsNamedByItself() {
        JsonObject broken = new ConnectorError.WaitExpired(
                        ErrorSpecimens.evidence(), Specimens.REF, Optional.of(Specimens.job()), WaitReason.PATIENCE)
                .toJson()
                .with("details", JsonObject.of("lastSeen", JsonObject.empty(), "reason", "PATIENCE"));

        assertThatThrownBy(() -> ConnectorError.fromJson(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Job: handle is missing");
    }
}
