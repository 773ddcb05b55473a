package org.connectorsdk.verification.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reads about a type learns since which version it is there. */
class SinceTest {
    private static final Pattern SINCE = Pattern.compile("(?m)^ \\* @since \\d+\\.\\d+\\.\\d+$");

    static List<Artefact> artefacts() throws IOException {
        return Artefact.published().toList();
    }

    @ParameterizedTest
    @MethodSource("artefacts")
    void everyTypeSaysSinceWhenItIsThere(Artefact artefact) throws Exception {
        List<String> silent = artefact.visible().stream()
                .filter(type -> type.getEnclosingClass() == null)
                .map(type -> type.getName().replace('.', '/') + ".java")
                .filter(file -> !SINCE.matcher(source(artefact, file)).find())
                .toList();

        assertThat(silent).isEmpty();
    }

    private static String source(Artefact artefact, String file) {
        Path path = artefact.directory().resolve("src/main/java").resolve(file);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException("no source of " + file, e);
        }
    }
}
