package org.connectorsdk.verification.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who writes down the files of the guide in an empty folder, and nothing else, has a provider that conforms. */
class GuideTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "acme-provider");

    @TempDir
    private Path folder;

    @Test
    void itShowsEachFileOfTheExampleAsItIs() throws Exception {
        assertThat(Guide.files()).containsExactlyInAnyOrderEntriesOf(filesOfTheExample());
    }

    private static Map<String, String> filesOfTheExample() throws IOException {
        Map<String, String> files = new TreeMap<>(Map.of("pom.xml", Files.readString(EXAMPLE.resolve("pom.xml"))));
        try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("src"))) {
            for (Path file : sources.filter(Files::isRegularFile).toList()) {
                String name = EXAMPLE.relativize(file).toString().replace(File.separatorChar, '/');
                files.put(name, Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void itsFilesAreAPlugInThatConforms() throws Exception {
        Guide.written(folder);
        Example stranger = Example.in(folder);
        assertThat(stranger.compile()).isEmpty();
        String plugIn = stranger.jar("main") + File.pathSeparator + stranger.jar("test");

        String providers = stranger.commandLine("--plugin", plugIn, "providers", "acme");
        stranger.commandLine("--plugin", plugIn, "conformance", "acme", "--report", "reports");

        assertThat(providers).contains("Acme", "SYNC_CANCEL");
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("reports/acme.json").toFile())
                        .at("/summary/result")
                        .asText())
                .isEqualTo("CONFORMANT");
    }
}
