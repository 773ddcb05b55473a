package org.connectorsdk.http.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorErrorTest {
    private final VendorError full = error("a", ErrorKind.CONFLICT, ConflictReason.LOCKED);
    private final VendorError other = error("b", ErrorKind.NOT_FOUND, ConflictReason.IN_USE);

    private static VendorError error(String mark, ErrorKind kind, ConflictReason reason) {
        return VendorError.builder()
                .kind(kind)
                .reason(reason)
                .message("message " + mark)
                .code("code " + mark)
                .requestId("request " + mark)
                .conflictingId("conflict " + mark)
                .advice("advice " + mark)
                .violation(new FieldViolation("field " + mark, "", "is odd"))
                .build();
    }

    private static List<Object> all(VendorError error) {
        return List.of(
                error.message(),
                error.code(),
                error.requestId(),
                error.conflictingId(),
                error.advice(),
                error.kind(),
                error.reason(),
                error.violations());
    }

    @Test
    void allThatIsReportedIsKept() {
        assertThat(all(full))
                .containsExactly(
                        Optional.of("message a"),
                        Optional.of("code a"),
                        Optional.of("request a"),
                        Optional.of("conflict a"),
                        Optional.of("advice a"),
                        Optional.of(ErrorKind.CONFLICT),
                        Optional.of(ConflictReason.LOCKED),
                        List.of(new FieldViolation("field a", "", "is odd")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void nullAndBlankTextsSayNothing(String text) {
        VendorError error = VendorError.builder()
                .message(text)
                .code(text)
                .requestId(text)
                .conflictingId(text)
                .advice(text)
                .build();

        assertThat(all(error)).isEqualTo(all(VendorError.none()));
    }

    @Test
    void whatIsReportedCountsMoreThanWhatOthersRead() {
        assertThat(all(full.or(other))).isEqualTo(all(full));
    }

    @Test
    void whatIsNotReportedIsFilledIn() {
        assertThat(all(VendorError.none().or(full))).isEqualTo(all(full));
    }

    @Test
    void fieldsThatOthersReadAreNamedInNeutralWords() {
        VendorError renaming =
                VendorError.builder().naming(path -> "neutral " + path).build();

        assertThat(renaming.or(full).violations()).containsExactly(new FieldViolation("neutral field a", "", "is odd"));
    }

    @Test
    void fieldsOfItsOwnKeepTheirNames() {
        VendorError renaming = VendorError.builder()
                .violation(new FieldViolation("own", "", "is odd"))
                .naming(path -> "neutral " + path)
                .build();

        assertThat(renaming.or(full).violations()).containsExactly(new FieldViolation("own", "", "is odd"));
    }

    @Test
    void theNamingIsKeptForWhatIsFilledInLater() {
        VendorError renaming =
                VendorError.builder().naming(path -> "neutral " + path).build();

        assertThat(renaming.or(VendorError.none()).or(full).violations())
                .extracting(FieldViolation::path)
                .containsExactly("neutral field a");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {
                "UNAUTHENTICATED",
                "PERMISSION_DENIED",
                "NOT_FOUND",
                "CONFLICT",
                "INVALID_REQUEST",
                "UNSUPPORTED",
                "RATE_LIMITED",
                "PROVIDER_FAILURE",
                "QUERY_FAILED"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void whatARefusalCannotBeIsRefused(ErrorKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VendorError.builder().kind(kind))
                .withMessage("kind: " + kind + " is not a kind of refusal");
    }

    @Test
    void theTextNamesTheCodeAlone() {
        assertThat(List.of(full, VendorError.none()))
                .extracting((Function<VendorError, String>) VendorError::toString)
                .containsExactly("VendorError[code a]", "VendorError[]");
    }
}
