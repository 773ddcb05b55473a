package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.cli.Commands.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merging reports into a page, and comparing them, from a shell. */
class ConformanceReportTest {
    private final Commands commands = Commands.with(Connectors.of());

    @TempDir
    private Path folder;

    private Path report(String place, String verdict) throws IOException {
        Path files = Files.createDirectories(folder.resolve(place));
        Files.writeString(files.resolve("acme.json"), """
                {"format": 1, "ruleset": {"version": "1.0.0"}, "subject": {"target": "acme", "name": "Acme", "version": "1"},
                 "run": {"mode": "hermetic", "at": "2026-11-21T00:00:00Z"}, "capabilities": [],
                 "results": [
                   {"rule": "GET-01", "level": "MUST", "verdict": "PASS", "statement": "s", "message": ""},
                   {"rule": "RETRY-02", "level": "MUST", "verdict": "%s", "statement": "s", "message": "sent twice"}],
                 "summary": {"result": "CONFORMANT"}}
                """.formatted(verdict));
        return files;
    }

    @Test
    void reportsBecomeOnePage() throws Exception {
        Path page = folder.resolve("page.html");

        Result result = commands.run("conformance-report", report("new", "PASS").toString(), "--html", page.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).containsPattern("PROVIDER +RESULT\nacme +CONFORMANT\n");
        assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("c-acme-RETRY-02");
    }

    @Test
    void aCellThatGotWorseIsNamedAndEndsInNine() throws Exception {
        Result result = commands.run(
                "conformance-report",
                "--diff",
                report("old", "PASS").toString(),
                report("new", "FAIL").toString());

        assertThat(result.code()).isEqualTo(9);
        assertThat(result.out()).containsPattern("acme +RETRY-02 +PASS +FAIL +worse +sent twice\n");
    }

    @Test
    void aCellThatGotBetterIsNamedAndEndsInZero() throws Exception {
        Result result = commands.run(
                "conformance-report",
                "--diff",
                report("old", "FAIL").toString(),
                report("new", "PASS").toString(),
                "--output",
                "ndjson");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith(
                        "{\"provider\":\"acme\",\"rule\":\"RETRY-02\",\"before\":\"FAIL\",\"after\":\"PASS\",\"worse\":false")
                .hasLineCount(1);
    }

    @Test
    void whatCannotBeReadIsRefused() {
        Result result =
                commands.run("conformance-report", folder.resolve("nowhere").toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: " + folder.resolve("nowhere") + " cannot be read\n");
    }

    @Test
    void mergingAndComparingAreTwoThings() throws Exception {
        String place = report("new", "PASS").toString();

        assertThat(commands.run("conformance-report").err())
                .contains("error: either PLACE, to merge reports, or --diff");
        assertThat(commands.run("conformance-report", "--diff", place, place, "--html", "x.html")
                        .err())
                .contains("error: --html goes with PLACE");
    }

    @Test
    void aPageThatCannotBeWrittenIsAnError() throws Exception {
        Path nowhere = folder.resolve("no-such-folder").resolve("page.html");

        Result result =
                commands.run("conformance-report", report("new", "PASS").toString(), "--html", nowhere.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--html: " + nowhere + " cannot be written");
    }
}
