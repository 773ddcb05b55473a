package org.connectorsdk.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.connectorsdk.testkit.conformance.suite.Ruleset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in Chromium. Left out where there is no browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixInABrowserTest {
    private static final int CELLS = 4 * Ruleset.entries().size();

    /** The contrast of each visible text with what is behind it; answers those below WCAG 2 AA (1.4.3). */
    private static final String TOO_FAINT = """
            (() => {
              const luminance = rgb => {
                const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const parse = color => color.match(/[\\d.]+/g).map(Number);
              const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                  const c = parse(getComputedStyle(e).backgroundColor);
                  if (c.length === 3 || c[3] === 1) return c.slice(0, 3);
                  if (c[3] !== 0) throw new Error('half transparent: ' + e.outerHTML.slice(0, 80));
                }
                return [255, 255, 255];
              };
              let texts = 0;
              const faint = [];
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const element = walk.currentNode.parentElement;
                if (!walk.currentNode.data.trim() || !element.getClientRects().length) continue;
                texts++;
                const style = getComputedStyle(element);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
                const [a, b] = [luminance(parse(style.color).slice(0, 3)), luminance(behind(element))].sort((x, y) => y - x);
                const ratio = (a + 0.05) / (b + 0.05);
                if (ratio < (large ? 3 : 4.5)) faint.push(element.className + ' "' + walk.currentNode.data.slice(0, 30) + '" ' + ratio.toFixed(2));
              }
              return { texts, faint };
            })()
            """;

    private URI page;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Optional<Path> program = Browser.find();
        assumeTrue(program.isPresent(), "no Chromium on this machine: set CHROMIUM, or put one on the path");
        Path file = folder.resolve("matrix.html");
        Files.writeString(file, MatrixPage.of(SampleReports.of(folder.resolve("reports"))));
        page = file.toUri();
        browser = Browser.start(program.get(), folder.resolve("profile"));
    }

    @AfterAll
    void end() throws Exception {
        if (browser != null) {
            browser.end();
        }
    }

    @BeforeEach
    void open() throws Exception {
        browser.send("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.send("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        browser.open(URI.create("about:blank"));
        browser.open(page);
    }

    private String focused() throws Exception {
        return browser.ask("document.activeElement.id || document.activeElement.getAttribute('href') || ''")
                .asText();
    }

    private void tab() throws Exception {
        browser.press("Tab", 9, "");
    }

    private void enter() throws Exception {
        browser.press("Enter", 13, "\r");
    }

    @Test
    void itAsksForNothingAndComplainsAboutNothing() throws Exception {
        browser.ask("location.hash = '#e-one-RETRY-02'");

        List<String> asked = browser.events("Network.requestWillBeSent").stream()
                .map(event -> event.path("request").path("url").asText())
                .filter(url -> !url.startsWith("data:") && !url.equals("about:blank"))
                .distinct()
                .toList();
        assertThat(asked).containsExactly(page.toString());
        assertThat(browser.events("Log.entryAdded")).isEmpty();
        assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
        assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
    }

    @Test
    void everyCellIsReachedByTheTabKey() throws Exception {
        Set<String> reached = new TreeSet<>();
        for (int i = 0; i < CELLS + 10; i++) {
            tab();
            reached.add(focused());
        }

        List<String> cells = new ArrayList<>();
        browser.ask("[...document.querySelectorAll('.matrix td a')].map(a => a.id)")
                .forEach(id -> cells.add(id.asText()));
        assertThat(cells).hasSize(CELLS);
        assertThat(reached).containsAll(cells);
    }

    @Test
    void theEnterKeyOpensACellsDetailsAndLeadsBack() throws Exception {
        browser.ask("document.getElementById('c-two-RETRY-02').focus()");
        enter();
        assertThat(visible("e-two-RETRY-02")).isTrue();

        tab();
        assertThat(focused()).isEqualTo("#c-two-RETRY-02");
        enter();
        assertThat(visible("e-two-RETRY-02")).isFalse();

        assertThat(browser.ask("location.hash").asText()).isEqualTo("#c-two-RETRY-02");
        tab();
        assertThat(focused()).isEqualTo("c-four-RETRY-03"); // the next cell: it goes on where it left off
    }

    private boolean visible(String id) throws Exception {
        return browser.ask("document.getElementById('" + id + "').getClientRects().length > 0")
                .asBoolean();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"screen, light", "screen, dark", "print, light", "print, dark"})
    void everyTextStandsOutFromWhatIsBehindIt(String media, String scheme) throws Exception {
        browser.send(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.ask("location.hash = '#e-two-RETRY-02'");

        JsonNode found = browser.ask(TOO_FAINT);

        assertThat(found.path("texts").asInt()).isGreaterThan(CELLS);
        assertThat(found.path("faint")).isEmpty();
    }

    @Test
    void onAPhoneThePageFitsAndCellsAreThumbSized() throws Exception {
        browser.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true));

        assertThat(browser.ask("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
        assertThat(browser.ask("Math.min(...[...document.querySelectorAll('.matrix td a')].flatMap(a => "
                                + "[a.getBoundingClientRect().width, a.getBoundingClientRect().height]))")
                        .asDouble())
                .isGreaterThanOrEqualTo(44);
        browser.ask("location.hash = '#e-two-RETRY-02'");
        assertThat(browser.ask("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
    }

    @Test
    void inPrintWhatFailedIsWrittenOut() throws Exception {
        browser.send("Emulation.setEmulatedMedia", Map.of("media", "print", "features", List.of()));

        int failed = browser.ask("document.querySelectorAll('article.v-fail, article.v-invalid').length")
                .asInt();
        int written = browser.ask(
                        "[...document.querySelectorAll('article')].filter(a => a.getClientRects().length).length")
                .asInt();
        assertThat(written).isEqualTo(failed).isPositive();
    }
}
