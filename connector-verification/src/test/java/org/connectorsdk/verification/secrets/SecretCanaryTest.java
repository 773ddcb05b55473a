package org.connectorsdk.verification.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * INC-18: six kinds of secrets are planted, the incidents that handle credentials and the rules about them run with
 * every log at its finest, and nothing that they leave behind may hold one: log lines, exceptions with their causes,
 * texts of values, handles, reports, metric tags.
 */
class SecretCanaryTest {
    private static final Set<String> KINDS = Set.of("credential", "token", "connection", "call", "proxy", "key-store");

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingThatTheRunLeavesBehindHoldsASecret(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("output");
        Path noted = folder.resolve("secrets");
        Path reports = Files.createDirectory(folder.resolve("reports"));

        int exit = run(output, noted, reports);

        String printed = read(output);
        assertThat(exit).as(() -> tail(printed)).isZero();
        assertThat(printed).contains("TRACE").containsPattern("incidents \\d{2,} succeeded");
        Set<String> kinds = new TreeSet<>();
        Set<String> secrets = new TreeSet<>();
        for (String line : Files.readAllLines(noted)) {
            kinds.add(line.substring(0, line.indexOf(' ')));
            secrets.add(line.substring(line.indexOf(' ') + 1));
        }
        assertThat(kinds).isEqualTo(new TreeSet<>(KINDS));
        assertThat(Sweep.finds(printed, secrets)).as("in what was printed").isEmpty();
        try (Stream<Path> written = Files.list(reports)) {
            List<Path> all = written.toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(15); // of each target the report, a line and a badge
            for (Path report : all) {
                assertThat(Sweep.finds(read(report), secrets))
                        .as("in %s", report.getFileName())
                        .isEmpty();
            }
        }
    }

    private static int run(Path output, Path noted, Path reports) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-D" + PlantedSecrets.FILE + "=" + noted,
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SweptRun.class.getName(),
                        reports.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            return process.waitFor(15, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 2_000));
    }

    @Test
    void theSweepSeesEachLeakedSecretInEveryForm() {
        for (String secret : List.of(
                Mischief.OF_A_CONNECTION,
                Mischief.OF_A_CALL,
                Mischief.OF_A_PROXY,
                Mischief.OF_A_KEY_STORE,
                "h0td4ta-cr3dential-4715",
                "m1nted.t0ken_4716")) {
            for (String leak : new LeakyClient(secret).leaks()) {
                assertThat(Sweep.finds("before\n" + leak + "\nafter", Set.of(secret)))
                        .as(leak)
                        .isNotEmpty();
            }
            assertThat(Sweep.finds("nothing of it: *** " + secret.substring(1), Set.of(secret)))
                    .isEmpty();
        }
    }

    @Test
    void aTextIsSweptInPiecesWithoutASeamBetweenThem() throws IOException {
        Sweep sweep = Sweep.of(Set.of(Mischief.OF_A_CALL));
        for (int before = Sweep.PIECE - 5; before < Sweep.PIECE + 200; before += 10) {
            String text = "x".repeat(before) + Mischief.OF_A_CALL + "y".repeat(Sweep.PIECE);

            assertThat(sweep.finds(new StringReader(text)))
                    .as("behind %d others", before)
                    .isNotEmpty();
        }
    }

    @Test
    void aFindIsReportedWithoutTheSecret() {
        List<String> finds = Sweep.finds("token " + Mischief.OF_A_CALL + " refused", Set.of(Mischief.OF_A_CALL));

        assertThat(finds)
                .isNotEmpty()
                .allSatisfy(
                        find -> assertThat(find).contains("token <the secret>").doesNotContain(Mischief.OF_A_CALL));
    }
}
