package org.connectorsdk.verification.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What whoever imports the BOM gets a version for. */
class BomTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> UNPUBLISHED =
            List.of("connector-verification", "connector-benchmarks", "connector-bom");

    private static List<String> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void theBomHasEveryArtefactThatIsPublished() throws IOException {
        List<String> modules =
                found("<module>((?:connector-|integrations/)[a-z0-9-]+)</module>", ROOT.resolve("pom.xml")).stream()
                        .map(module -> module.replace("integrations/", "connector-"))
                        .filter(module -> !UNPUBLISHED.contains(module))
                        .distinct()
                        .toList();
        List<String> managed = found(
                "<groupId>org.connectorsdk</groupId><artifactId>(connector-[a-z0-9-]+)</artifactId>",
                ROOT.resolve("connector-bom/pom.xml"));

        assertThat(managed).isNotEmpty().containsExactlyInAnyOrderElementsOf(modules);
    }

    /** What only an owner can know stands once; {@code RELEASING.md} says where. */
    @Test
    void noOtherFileHasAPlaceholderForAnAddress() throws IOException {
        try (var files = Files.walk(ROOT, 3)) {
            List<Path> poms = files.filter(
                            file -> file.endsWith("pom.xml") && !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
            assertThat(poms).hasSizeGreaterThan(10);
            for (Path pom : poms) {
                int expected = pom.equals(ROOT.resolve("pom.xml")) ? 4 : 0;
                assertThat(found("(connector-sdk\\.invalid)<|(connector-sdk\\.invalid/)", pom))
                        .as("in %s", pom)
                        .hasSize(expected);
            }
        }
    }
}
