package org.connectorsdk.verification.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template for writers of providers: right as it is, and caught by the right rules when it is made wrong. */
class AcmeProviderTest {
    private static final String NAME = "acme-provider";
    private static final String CONFORMANCE_CLASS = "com.example.acme.AcmeConformanceTest";
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
        assertThat(rules(report, "PASS")).contains("LIST-02", "CREATE-01", "UPDATE-01", "DELETE-01", "TEST-01");
        assertThat(rules(report, "REFUSED_OK")).contains("SYNC-01", "PURGE-01", "META-01");
    }

    @Test
    void itsConformanceClassHasFewerThanFifteenLines() throws Exception {
        assertThat(example().lines("src/test/java/com/example/acme/AcmeConformanceTest.java"))
                .hasSizeLessThan(15);
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
                .edit("AcmeAccount.java", "address.getHost()", "address.getHost() + \" with \" + token.get().reveal()");
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
    void theGuideShowsEachOfItsFilesAsItIs() throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "writing-a-provider.md"));

        assertThat(example().sources())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(guide)
                        .as(source.getFileName().toString())
                        .contains("```java\n" + Files.readString(source).strip() + "\n```"));
    }
}
