package org.connectorsdk.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectorsdk.api.config.ConfigViolation;
import org.junit.jupiter.api.Test;

/** The one line that a support person reads. */
class ErrorLineTest {
    private static ErrorContext.Builder context() {
        return ErrorContext.of("hotdata", "create_connection");
    }

    @Test
    void theLineHoldsAllEvidenceAndWhatToDo() {
        ConnectorError error = new ConnectorError.Conflict(
                context()
                        .summary("the name is taken")
                        .status(409)
                        .vendorCode("CONFLICT")
                        .requestId("req-1")
                        .tried(1, Duration.ofMillis(20))
                        .outcome(Outcome.REFUSED)
                        .advice("Choose another name.")
                        .build(),
                Optional.empty());

        assertThat(error.message())
                .isEqualTo("hotdata create_connection: the name is taken"
                        + " [HTTP 409, code CONFLICT, request id req-1, 1 attempt, refused]. Choose another name.");
    }

    @Test
    void eachKindNamesItsError() {
        Map<String, Class<?>> errors = Stream.of(ConnectorError.class.getPermittedSubclasses())
                .collect(Collectors.toMap(type -> words(type.getSimpleName()), type -> type));

        assertThat(Stream.of(ErrorKind.values()).collect(Collectors.toMap(ErrorKind::name, kind -> kind.type)))
                .isEqualTo(errors);
        assertThat(new ConnectorError.Closed(context().build()).kind()).isEqualTo(ErrorKind.CLOSED);
    }

    private static String words(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    @Test
    void anErrorOfAProviderIsOfTheProvidersKind() {
        record Throttled(ErrorContext context) implements ConnectorError.ProviderSpecific {
            @Override
            public ConnectorError withContext(ErrorContext other) {
                return new Throttled(other);
            }
        }

        assertThat(new Throttled(context().build()).kind()).isEqualTo(ErrorKind.PROVIDER_SPECIFIC);
    }

    @Test
    void theLineTellsWhenToTryAgain() {
        ConnectorError error = new ConnectorError.RateLimited(context()
                .summary("slow down")
                .retryAt(Instant.parse("2026-01-01T00:00:05Z"))
                .build());

        assertThat(error.message()).contains("not before 2026-01-01T00:00:05Z");
    }

    @Test
    void aTextOfTheProviderCannotTurnTheDirectionOfTheLine() {
        ErrorContext turned = context().summary("no file \u202Egpj.exe\u2066").build();

        assertThat(turned.summary()).isEqualTo("no file \uFFFDgpj.exe\uFFFD");
    }

    @Test
    void jointsOfLettersAreNoHarm() {
        String joined = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \uD83D\uDC69\u200D\uD83D\uDCBB";

        assertThat(context().summary(joined).build().summary()).isEqualTo(joined);
    }

    @Test
    void aLineIsNotCutWithinACharacter() {
        String cut = context()
                .summary("x".repeat(999) + "\uD83D\uDE00 and more")
                .build()
                .summary();

        assertThat(cut).isEqualTo("x".repeat(999) + "…");
    }

    @Test
    void aProvidersTextNeitherBreaksNorFloodsTheLine() {
        ErrorContext forged = context()
                .summary("no\r\nERROR forged log entry\u2028next\u001b[31m" + "x".repeat(5_000))
                .build();

        assertThat(forged.summary())
                .startsWith("no ERROR forged log entry next [31mx")
                .hasSizeLessThan(1_100)
                .doesNotContain("\n", "\r", "\u2028", "\u001b");
    }

    @Test
    void allProblemsOfAConfigurationStandInTheLine() {
        List<ConfigViolation> violations = IntStream.range(0, 12)
                .mapToObj(i -> new ConfigViolation("setting-" + i, "missing", "setting-" + i + " is missing"))
                .toList();

        String line = new ConnectorError.Configuration(
                        context().summary("12 settings are wrong").build(), violations)
                .message();

        assertThat(line)
                .endsWith("]: "
                        + String.join(
                                "; ", violations.stream().map(Object::toString).toList()))
                .contains("setting-0 is missing (missing); setting-1 is missing (missing)");
    }

    @Test
    void errorsWithTheSameEvidenceAreEqual() {
        assertThat(new ConnectorError.NotFound(context().build(), "connection", "1"))
                .isEqualTo(new ConnectorError.NotFound(context().build(), "connection", "1"))
                .isNotEqualTo(new ConnectorError.NotFound(context().build(), "connection", "2"));
    }

    @Test
    void otherEvidenceKeepsKindAndDetails() {
        ConnectorError error = new ConnectorError.NotFound(context().build(), "connection", "1")
                .withContext(context().delivered(7).build());

        assertThat(error).isInstanceOfSatisfying(ConnectorError.NotFound.class, found -> {
            assertThat(found.id()).isEqualTo("1");
            assertThat(found.message()).contains("7 items delivered");
        });
    }
}
