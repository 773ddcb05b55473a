package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script of a checkout, with a small jar: the archive that it keeps beside it changes nothing but the time. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final String PRINTED = "list hotdata\n";

    @TempDir
    Path root;

    private Path target = Path.of("");

    /** What is run in place of the command line. */
    static final class Printer {
        private Printer() {}

        public static void main(String[] args) {
            System.out.println(String.join(" ", args));
        }
    }

    @BeforeEach
    void checkout() throws IOException {
        target = Files.createDirectories(root.resolve("connector-cli/target"));
        Files.copy(Path.of("../connectors"), root.resolve("connectors"), StandardCopyOption.COPY_ATTRIBUTES);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Printer.class.getName());
        String entry = Printer.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar());
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(Printer.class.getClassLoader().getResourceAsStream(entry).readAllBytes());
        }
        Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().minusSeconds(60)));
    }

    private Path jar() {
        return target.resolve("connectors.jar");
    }

    /** Both streams of one command. */
    private String run(String... args) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", root.resolve("connectors").toString()));
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private Path archived() throws Exception {
        try (WatchService watch = target.getFileSystem().newWatchService()) {
            target.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            assertThat(run("list", "hotdata")).isEqualTo(PRINTED);
            while (archives().isEmpty()) {
                var event = watch.poll(60, TimeUnit.SECONDS);
                assertThat(event).as("an archive is made").isNotNull();
                event.pollEvents();
                event.reset();
            }
        }
        return archives().get(0);
    }

    @Test
    void theFirstCommandLeavesAnArchiveForTheNext() throws Exception {
        Path archive = archived();
        FileTime made = Files.getLastModifiedTime(archive);

        assertThat(run("list", "hotdata")).isEqualTo(PRINTED);
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);
    }

    @Test
    void anArchiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
        Path archive = archived();
        Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().minusSeconds(30)));
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(run("list", "hotdata")).isEqualTo(PRINTED);
    }

    @Test
    void anArchiveThatIsNoneIsPassedOverInSilence() throws Exception {
        Path archive = archived();
        Files.delete(archive);
        Files.writeString(archive, "no archive");

        assertThat(run("list", "hotdata")).isEqualTo(PRINTED);
    }

    @Test
    void askingForTheVersionMakesNone() throws Exception {
        assertThat(run("--version")).isEqualTo("--version\n");

        assertThat(archives()).isEmpty();
        assertThat(target.resolve("connectors.jar")).exists();
    }
}
