package org.connectorsdk.testkit.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What a report says of a run, and in which files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportTest {
    private static final Set<String> SOME = Set.of("LIST-01", "RETRY-02", "QRY-05", "ERR-02");

    @TempDir
    private Path folder;

    /** Not static: rules run on other threads, and these would wait for the class to be initialised. */
    private final ConformanceReport report = Mutant.of("ERR-02", "takes forbidden for unknown", "")
            .by(() -> Defect.error(ErrorKind.PERMISSION_DENIED, Errors::unauthenticated))
            .run()
            .only(entry -> SOME.contains(entry.id()))
            .run();

    private JsonObject result(String rule) {
        return report.toJson().array("results").orElseThrow().stream()
                .map(each -> each.asObject().orElseThrow())
                .filter(each -> each.string("rule").orElseThrow().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itFollowsTheSchemaThatComesWithTheKit() throws IOException {
        try (InputStream in = ConformanceReport.class.getResourceAsStream("../conformance-report.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);

            assertThat(schema.validate(report.toJson().toJson(), InputFormat.JSON))
                    .isEmpty();
            assertThat(schema.validate("{\"format\":1}", InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void everyRuleIsInItAndOmittedOnesAreNeverGreen() {
        assertThat(report.verdicts())
                .hasSize(Ruleset.entries().size())
                .containsEntry("LIST-01", Verdict.PASS)
                .containsEntry("ERR-02", Verdict.FAIL)
                .containsEntry("QRY-05", Verdict.NOT_TESTABLE)
                .containsEntry("LIST-02", Verdict.NOT_RUN);
    }

    @Test
    void aFailedMustMakesItNonConformant() {
        assertThat(report.result()).isEqualTo(ConformanceReport.Result.NON_CONFORMANT);
    }

    @Test
    void aFailureShowsFaultsExchangesAndHowToReplayIt() {
        JsonObject failed = result("ERR-02");

        assertThat(failed.string("message").orElseThrow()).contains("expected PERMISSION_DENIED");
        assertThat(failed.array("faults").orElseThrow().toString()).contains("list_connections:status=403");
        assertThat(failed.array("exchanges").orElseThrow().toString()).contains("/v1/connections");
        assertThat(failed.string("replay").orElseThrow()).endsWith("--rule ERR-02");
    }

    @Test
    void faultsThatHappenedAreCounted() {
        assertThat(result("RETRY-02").array("faults").orElseThrow().toString())
                .contains("reset-after-executing")
                .contains("close-after-executing");
        assertThat(result("RETRY-02").string("verdict")).hasValue("PASS");
    }

    @Test
    void aLineForAReadmeStandsBesideIt() throws IOException {
        report.writeTo(folder);

        assertThat(folder.resolve("reference.json")).exists();
        assertThat(folder.resolve("reference.md"))
                .hasContent("![conformance: non-conformant](reference.svg) Reference 1.0: NON_CONFORMANT to ruleset "
                        + Ruleset.VERSION + ", 2 PASS, 1 FAIL, 1 NOT_TESTABLE, 159 NOT_RUN\n");
    }

    @Test
    void soDoesItsBadge() throws Exception {
        report.writeTo(folder);
        DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
        xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element badge = xml.newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(folder.resolve("reference.svg")))))
                .getDocumentElement();

        assertThat(badge.getTagName()).isEqualTo("svg");
        assertThat(badge.getAttribute("aria-label")).isEqualTo("conformance: non-conformant");
    }
}
