package org.connectorsdk.verification.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each example is to be copied whole, so what both generations of Spring Boot have alike stands in both. */
class SpringExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    private static Map<String, String> sources(String example) throws IOException {
        Path root = EXAMPLES.resolve(example).resolve("src");
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                sources.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return sources;
    }

    @Test
    void theirSourcesAreTheSame() throws IOException {
        assertThat(sources("spring-boot-4")).isNotEmpty().isEqualTo(sources("spring-boot-3"));
    }
}
