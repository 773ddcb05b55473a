package org.connectorsdk.verification.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.api.text.SecretNames;
import org.junit.jupiter.api.Test;

/** docs/security.md shows the names of secrets that the library knows: all of them, and no other. */
class SecretNamesTest {
    private static final Path PAGE = Documents.ROOT.resolve("docs/security.md");
    private static final String FENCE = "```";
    private static final String BEGINNING = FENCE + "text\npassword ";

    private static List<String> shown() {
        String page = Documents.read(PAGE);
        int start = page.indexOf(BEGINNING) + FENCE.length() + "text".length();
        return Stream.of(page.substring(start, page.indexOf(FENCE, start))
                        .strip()
                        .split("\\s+", -1))
                .toList();
    }

    @Test
    void thePageShowsEveryEndingInTheOrderOfTheCode() {
        assertThat(Documents.read(PAGE)).containsOnlyOnce(BEGINNING);
        assertThat(shown()).isEqualTo(SecretNames.endings());
    }

    @Test
    void whatThePageSaysOfPassIsSo() {
        assertThat(Documents.read(PAGE)).contains("So is a member named `pass` or ending in `_pass`.");
        assertThat(Stream.of("pass", "db_pass", "PASS", "ssh-pass")).allMatch(SecretNames::isSecret);
        assertThat(Stream.of("bypass", "compass", "passage")).noneMatch(SecretNames::isSecret);
    }
}
