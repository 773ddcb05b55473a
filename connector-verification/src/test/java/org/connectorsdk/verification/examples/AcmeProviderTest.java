package org.connectorsdk.verification.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template for writers of providers: right as it is, and caught by the right rules when it is made wrong. */
class AcmeProviderTest {
    private static final String NAME = "acme-provider";
    private static final String CONFORMANCE_CLASS = "com.example.acme.AcmeConformanceTest";
    private static final long PROVIDER = 500;
    private static final long SIMULATOR = 450;
    private static final long CONFORMANCE_CLASS_LINES = 15;
    private static final String OWN_TESTS = "com.example.acme.AcmeConnectionsTest";

    @TempDir
    private Path folder;

    private Example example() {
        return Example.copy(NAME, folder);
    }

    private static List<String> rules(JsonNode report, String... verdicts) {
        TreeSet<String> rules = new TreeSet<>();
        report.path("results").forEach(result -> {
            if (List.of(verdicts).contains(result.path("verdict").asText())) {
                rules.add(result.path("rule").asText());
            }
        });
        return List.copyOf(rules);
    }

    @Test
    void theTemplateCompilesWithoutAWarningAndIsConformant() throws Exception {
        Example acme = example();
        assertThat(acme.compile()).isEmpty();

        JsonNode report = acme.run(CONFORMANCE_CLASS, "acme");

        assertThat(rules(report, "FAIL", "INVALID", "WAIVED", "NOT_RUN")).isEmpty();
        assertThat(report.at("/summary/result").asText()).isEqualTo("CONFORMANT");
        assertThat(rules(report, "PASS"))
                .contains("LIST-02", "CREATE-01", "UPDATE-01", "DELETE-01", "TEST-01")
                .contains("SYNC-01", "SYNC-06", "SYNC-15", "META-01", "META-07", "PURGE-01");
        assertThat(rules(report, "REFUSED_OK")).contains("SYNC-21", "SYNC-22", "PURGE-03");
    }

    /** What a stranger writes: an editor writes the imports. */
    @Test
    void aStrangerWritesFewLines() throws Exception {
        Example acme = example();
        String provider = "src/main/java/com/example/acme/";
        String tests = "src/test/java/com/example/acme/";

        assertThat(acme.written(provider)).isBetween(1L, PROVIDER);
        assertThat(acme.written(
                        tests + "AcmeSimulator.java",
                        tests + "AcmeSimulatorProvider.java",
                        tests + "AcmeHarness.java",
                        tests + "AcmeTarget.java"))
                .isBetween(1L, SIMULATOR);
        assertThat(acme.written(tests + "AcmeConformanceTest.java")).isBetween(1L, CONFORMANCE_CLASS_LINES);
    }

    @Test
    void itsOwnTestsPassAndFailWhereTheProviderIsWrong() throws Exception {
        Example acme = example();
        assertThat(acme.compile()).isEmpty();
        assertThat(acme.passes(OWN_TESTS)).isTrue();

        Example wrong = acme.edit("AcmeMapper.java", ".reason(check.code())", ".reason(null)");
        assertThat(wrong.compile()).isEmpty();
        assertThat(wrong.passes(OWN_TESTS)).isFalse();
    }

    @Test
    void mistakesAreCaughtByTheirRulesAndSecretsMaskedAnyway() throws Exception {
        Example wrong = example()
                .edit(
                        "AcmeApi.java",
                        "\"create_source\", safety = Safety.ONCE",
                        "\"create_source\", safety = Safety.IDEMPOTENT")
                .edit(
                        "AcmeMapper.java",
                        "default -> ConnectionStatus.Health.UNKNOWN",
                        "default -> throw new IllegalArgumentException(state)")
                .edit("AcmeProvider.java", "errors(AcmeErrors::decode)", """
                        errors(answer -> answer.status() != 401
                                ? AcmeErrors.decode(answer)
                                : org.connectorsdk.http.error.VendorError.builder()
                                        .advice("Look at " + settings.secret(TOKEN).get().reveal() + ".")
                                        .build())""");
        assertThat(wrong.compile()).isEmpty();

        JsonNode report = wrong.run(CONFORMANCE_CLASS, "acme");

        assertThat(rules(report, "FAIL", "INVALID"))
                .containsExactly(
                        "RETRY-02", // the create that was sent again
                        "RETRY-03",
                        "RETRY-08",
                        "WIRE-06"); // the word that was thrown
        // The token in a text does no harm: what stands around every provider masks it.
        assertThat(rules(report, "PASS")).contains("SEC-02");
        assertThat(report.at("/summary/result").asText()).isEqualTo("NON_CONFORMANT");
    }

    @Test
    void mistakesAboutJobsAreCaughtByTheirRules() throws Exception {
        Example wrong = example()
                .edit(
                        "AcmeMapper.java",
                        "default -> JobState.UNKNOWN",
                        "default -> throw new IllegalArgumentException(state)");
        assertThat(wrong.compile()).isEmpty();

        JsonNode report = wrong.run(CONFORMANCE_CLASS, "acme");

        assertThat(rules(report, "FAIL", "INVALID"))
                .containsExactly(
                        "SYNC-07", // a state of which Acme's reference says nothing
                        "SYNC-13", // a start that does not tell its state
                        "WIRE-06"); // the word that was thrown
    }
}
