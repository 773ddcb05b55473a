package org.connectorsdk.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has no end is not waited for without end. */
@DisplayName("F-44: files come from all platforms")
class TextInputTest {
    @TempDir
    Path folder;

    @Test
    void aPipeWithoutAWriterEndsByATimeLimit() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Either<String, String> read = TextInput.file(pipe.toString(), Duration.ZERO);
        assertThat(read.getLeft()).isEqualTo("is no regular file and did not come to its end within 0 s");
    }

    @Test
    void aFolderCannotBeRead() {
        assertThat(TextInput.file(folder.toString()).getLeft()).isEqualTo("cannot be read");
    }
}
