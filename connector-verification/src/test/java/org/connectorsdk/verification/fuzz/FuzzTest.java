package org.connectorsdk.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The fuzz: {@code mvn -Pfuzz verify}. It prints one line for each provider, also into {@code target/fuzz.txt}.
 * Settings: {@code -Dfuzz.spoiled=…} and {@code -Dfuzz.harmless=…} for other numbers, {@code -Dfuzz.first=…} for where
 * to begin, so that a number that was printed can be played again: {@code -Dfuzz.first=4711 -Dfuzz.spoiled=1
 * -Dfuzz.harmless=0}.
 */
@Tag("fuzz")
class FuzzTest {
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);
    private static final int SPOILED = Integer.getInteger("fuzz.spoiled", 200_000);
    private static final int HARMLESS = Integer.getInteger("fuzz.harmless", 20_000);

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void noSpoiledAnswerPassesAndNoSoundOneIsRefused() throws Exception {
        List<String> printed = Fuzz.run(FIRST, SPOILED, HARMLESS);

        Files.write(Path.of("target", "fuzz.txt"), printed);
        assertThat(printed).last().isEqualTo("clean");
    }
}
