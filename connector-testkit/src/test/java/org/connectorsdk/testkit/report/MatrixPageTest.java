package org.connectorsdk.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.conformance.suite.Ruleset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as text. What a browser makes of it is specified in {@link MatrixInABrowserTest}. */
class MatrixPageTest {
    @TempDir
    private Path folder;

    private String page() {
        return MatrixPage.of(SampleReports.of(folder));
    }

    private static List<String> all(String page, String regex) {
        return Pattern.compile(regex)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void eachRuleHasACellForEachProvider() {
        assertThat(all(page(), "<a id=\"(c-[^\"]+)\""))
                .hasSize(4 * Ruleset.entries().size())
                .doesNotHaveDuplicates()
                .contains("c-one-RETRY-02", "c-four-RETRY-02");
    }

    @Test
    void eachLinkLeadsIntoThePageAndNothingElseIsLoaded() {
        String page = page();
        List<String> ids = all(page, " id=\"([^\"]+)\"");

        assertThat(all(page, "href=\"([^\"]+)\"")).allSatisfy(link -> {
            boolean isHere = link.equals("data:,") || (link.startsWith("#") && ids.contains(link.substring(1)));
            assertThat(isHere).as(link).isTrue();
        });
        assertThat(page).doesNotContain("src=", "url(", "@import", "http:", "https:", "<script");
    }

    @Test
    void textsOfAProviderStayTexts() {
        assertThat(page())
                .contains("Two &lt;b&gt;&amp;")
                .contains("&lt;/pre&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;quoted&quot; &amp;"
                        + " &#39;so&#39; \uFFFD on");
    }

    @Test
    void aCellOpensRuleReasonExchangesAndCommand() {
        String evidence = page().split("id=\"e-one-RETRY-02\"", -1)[1].split("</article>", -1)[0];

        assertThat(evidence)
                .contains(Ruleset.find("RETRY-02").orElseThrow().rule().statement())
                .contains("create_connection:reset, played 2 times")
                .contains("<code>POST /v1/connections</code></td><td>no answer (reset)")
                .contains("3 more in between are left out")
                .contains("connectors conformance one --rule RETRY-02");
    }

    @Test
    void aVerdictOfALaterKitIsShownAsItIs() {
        assertThat(page()).contains("LATER_WORD").contains("a verdict that this page does not know");
    }

    @Test
    void theKillTableNamesWhoCaughtWhat() {
        String kills = page().split("id=\"kills\"", -1)[1];

        assertThat(kills)
                .contains("<th scope=\"row\">RETRY-02</th><td>creates-are-repeated</td>")
                .contains("<th scope=\"row\">RETRY-03</th><td>none</td>");
    }

    @Test
    void waiversAreListedWithTheDaysLeft() {
        String waivers = page().split("id=\"waivers\"", -1)[1].split("</section>", -1)[0];

        assertThat(waivers)
                .contains("<td>One</td><th scope=\"row\">ERR-05</th>")
                .contains("<td>2026-12-31</td><td>40</td>")
                .contains("<td class=\"v-fail\">ended</td>");
    }

    @Test
    void withoutWaiversThePageHasNoSuchList() {
        ObjectNode report = SampleReports.report("one", "One", 0);
        report.remove("waivers");
        Path alone = SampleReports.write(folder, "alone.json", report);

        assertThat(MatrixPage.of(SampleReports.read(alone))).doesNotContain("id=\"waivers\"", "#waivers");
    }

    @Test
    void withoutAKillTableThePageHasNone() {
        Path alone = SampleReports.write(folder, "alone.json", SampleReports.report("one", "One", 0));

        assertThat(MatrixPage.of(SampleReports.read(alone))).doesNotContain("id=\"kills\"");
    }

    @Test
    void equalReportsGiveEqualPages() {
        assertThat(page()).isEqualTo(page());
    }

    @Test
    void rulesStandInTheirGroups() {
        List<String> groups = Pattern.compile("rowgroup\" colspan=\"5\">([A-Z]+)<")
                .matcher(page())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(groups)
                .isEqualTo(Ruleset.entries().stream()
                        .map(Ruleset.Entry::group)
                        .distinct()
                        .toList());
    }
}
