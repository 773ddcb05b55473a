package org.connectorsdk.verification.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The recorded files. {@code -Djournal.record=all} writes them, {@code -Djournal.record=messages} only the texts. */
final class RecordedText {
    private static final Path FOLDER = Path.of("src/test/resources/journal");
    private static final String RECORDING = System.getProperty("journal.record", "nothing");

    private RecordedText() {}

    /** The first difference; empty if there is none. */
    static Optional<String> difference(String name, List<String> lines) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if (RECORDING.equals("all") || (RECORDING.equals("messages") && name.endsWith(".messages"))) {
                Files.createDirectories(FOLDER);
                Files.write(file, lines);
            }
            return difference(file, Files.readAllLines(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> difference(Path file, List<String> before, List<String> now) {
        String step = "";
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            String expected = i < before.size() ? before.get(i) : "(nothing)";
            String found = i < now.size() ? now.get(i) : "(nothing)";
            if (!expected.equals(found)) {
                return Optional.of(String.join(
                        "\n", file + ":" + (i + 1) + " in " + step, "  before: " + expected, "  now:    " + found));
            }
            step = expected.startsWith("== ") ? expected.substring(3) : step;
        }
        return Optional.empty();
    }
}
