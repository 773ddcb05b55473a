package org.connectorsdk.verification.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.log.LogName;
import org.junit.jupiter.api.Test;

/** The table of loggers in docs/observability.md is that of the sources. */
class LogTableTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern KEY = Pattern.compile("(?:withText|withNumber|addKeyValue)\\(\\s*\"(\\w+)\"");
    private static final Pattern LEVEL = Pattern.compile("\\.\\s*(warn|info)\\(LogName\\.(\\w+)\\)");

    /** The places where a logger may be had: all others go through these. */
    private static final Set<String> MAKERS = Set.of("ClientLog.java", "ExchangeLog.java");

    private static List<String[]> rows() {
        String document = Documents.read(Documents.ROOT.resolve("docs/observability.md"));
        String table =
                document.substring(document.indexOf("<!-- loggers -->"), document.indexOf("<!-- end of loggers -->"));
        return table.lines().skip(3).map(line -> line.split("\\|", -1)).toList();
    }

    private static Set<String> quoted(int cell) {
        Set<String> found = new TreeSet<>();
        for (String[] row : rows()) {
            Matcher matcher = QUOTED.matcher(row[cell]);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static List<Path> sources() {
        try (Stream<Path> modules = Files.list(Documents.ROOT)) {
            return modules.filter(module -> module.getFileName().toString().startsWith("connector-"))
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(LogTableTest::files)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyLoggerIsInTheTable() {
        assertThat(quoted(1))
                .isEqualTo(Arrays.stream(LogName.values())
                        .map(LogName::text)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void noClassHasALoggerOfItsOwn() {
        assertThat(sources())
                .filteredOn(file -> Documents.read(file).contains("LoggerFactory.getLogger("))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(MAKERS);
    }

    @Test
    void everyKeyIsInTheTable() {
        Set<String> used = new TreeSet<>();
        for (Path file : sources()) {
            Matcher matcher = KEY.matcher(Documents.read(file));
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        }
        used.removeAll(Set.of("provider", "account"));

        assertThat(quoted(4)).isEqualTo(used);
    }

    @Test
    void everyLevelOfALoggerIsInTheTable() {
        Set<String> used = new TreeSet<>();
        for (Path file : sources()) {
            Matcher matcher = LEVEL.matcher(Documents.read(file));
            while (matcher.find()) {
                used.add(LogName.valueOf(matcher.group(2)).text() + " "
                        + matcher.group(1).toUpperCase(Locale.ROOT));
            }
        }
        used.add(LogName.EXCHANGE.text() + " DEBUG");
        used.add(LogName.EXCHANGE.text() + " TRACE");

        Set<String> documented = new TreeSet<>();
        String logger = "";
        for (String[] row : rows()) {
            Matcher named = QUOTED.matcher(row[1]);
            logger = named.find() ? named.group(1) : logger;
            documented.add(logger + " " + row[2].strip());
        }
        assertThat(documented).isEqualTo(used);
    }
}
