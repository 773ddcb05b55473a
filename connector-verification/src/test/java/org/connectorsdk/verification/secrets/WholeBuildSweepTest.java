package org.connectorsdk.verification.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests of a build: what any of them logged, at the finest level, printed or reported holds the
 * secret of no account of any simulator that it used.
 */
class WholeBuildSweepTest {
    private static final Path BUILD = Path.of("..");
    /** Shorter ones are placeholders, and would be found by chance. */
    private static final int SHORTEST = 12;

    @Test
    void noLogOrReportOfTheBuildHoldsAnAccountsSecret() throws IOException {
        Set<String> secrets = new TreeSet<>();
        for (Path file : files("secrets.txt")) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.filter(line -> line.length() >= SHORTEST).forEach(secrets::add);
            }
        }
        List<Path> written = files("surefire-reports", "surefire-reports-25", "conformance");
        Sweep sweep = Sweep.of(secrets);

        List<String> finds = new ArrayList<>();
        for (Path file : written) {
            try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
                sweep.finds(text).forEach(find -> finds.add(file + ": " + find));
            }
        }

        assertThat(secrets).hasSizeGreaterThan(50);
        assertThat(written).extracting(Path::toString).anyMatch(name -> name.endsWith("-output.txt"));
        assertThat(finds).isEmpty();
    }

    /** The files of that name, or in a folder of that name, in what each module built. */
    private static List<Path> files(String... names) {
        List<Path> files = new ArrayList<>();
        for (Path module : list(BUILD)) {
            for (String name : names) {
                Path found = module.resolve("target").resolve(name);
                files.addAll(Files.isDirectory(found) ? list(found) : Files.exists(found) ? List.of(found) : List.of());
            }
        }
        return files.stream().filter(Files::isRegularFile).toList();
    }

    private static Collection<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
