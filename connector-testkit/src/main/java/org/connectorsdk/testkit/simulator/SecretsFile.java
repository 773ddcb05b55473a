package org.connectorsdk.testkit.simulator;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/** The file that collects the secrets of all simulators of a test run: {@link VendorSimulator#SECRETS_FILE}. */
final class SecretsFile {
    private SecretsFile() {}

    /**
     * Adds the secret ones of these settings, if the file is named; throws {@link UncheckedIOException} if it cannot be
     * written.
     */
    static void note(Map<String, String> settings, Set<String> secret) {
        String file = System.getProperty(VendorSimulator.SECRETS_FILE);
        if (file == null) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (String name : secret) {
            lines.append(settings.getOrDefault(name, "")).append('\n');
        }
        try {
            Path path = Path.of(file).toAbsolutePath();
            Files.createDirectories(requireNonNull(path.getParent(), file));
            Files.writeString(path, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
