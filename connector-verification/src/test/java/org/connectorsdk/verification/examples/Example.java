package org.connectorsdk.verification.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A copy of a project under {@code examples} that can be changed, compiled against the modules as they are, and run.
 */
final class Example {
    private static final Path ALL = Path.of("..", "examples").toAbsolutePath().normalize();

    private final Path copy;
    private final Path classes;

    private Example(Path copy) {
        this.copy = copy;
        this.classes = copy.resolve("classes");
    }

    /** Copies the sources of an example. */
    static Example copy(String name, Path folder) {
        try (Stream<Path> files = Files.walk(ALL.resolve(name).resolve("src"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(ALL.resolve(name).relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Example(folder);
    }

    /** A project of files that are written somewhere already. */
    static Example in(Path folder) {
        return new Example(folder);
    }

    /**
     * Packs what was compiled, as the project's pom says: the main classes and resources, or those of the simulator.
     *
     * @param set {@code main} or {@code test}
     */
    Path jar(String set) throws IOException {
        Path jar = copy.resolve(set + ".jar");
        try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : packed(set)) {
                to.putNextEntry(new JarEntry(name(file, set)));
                Files.copy(file, to);
                to.closeEntry();
            }
        }
        return jar;
    }

    private List<Path> packed(String set) throws IOException {
        Path resources = copy.resolve("src").resolve(set).resolve("resources");
        Path java = copy.resolve("src").resolve(set).resolve("java");
        try (Stream<Path> compiled = Files.walk(classes);
                Stream<Path> others = Files.walk(resources)) {
            return Stream.concat(
                            compiled.filter(file -> file.toString().endsWith(".class"))
                                    .filter(file -> Files.exists(java.resolve(source(file))))
                                    .filter(file -> !file.toString().endsWith("Test.class")),
                            others.filter(Files::isRegularFile))
                    .toList();
        }
    }

    /** The source of a class, nested ones included. */
    private String source(Path compiled) {
        return classes.relativize(compiled).toString().replaceFirst("(\\$.*)?\\.class$", ".java");
    }

    private String name(Path file, String set) {
        Path root = file.startsWith(classes)
                ? classes
                : copy.resolve("src").resolve(set).resolve("resources");
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    /** Runs the command line in a process of its own, without the example on its class path; answers what it said. */
    String commandLine(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-cp", classPath(), "org.connectorsdk.cli.Main"));
        all.addAll(List.of(arguments));
        int exit = java(all);
        String said = Files.readString(output());
        if (exit != 0) {
            throw new IllegalStateException("exit code " + exit + ": " + said);
        }
        return said;
    }

    /** Replaces a text that stands in one file of the main sources exactly once. */
    Example edit(String file, String before, String after) throws IOException {
        Path source =
                sources("main").filter(path -> path.endsWith(file)).findFirst().orElseThrow();
        String text = Files.readString(source);
        if (text.split(Pattern.quote(before), -1).length != 2) {
            throw new IllegalStateException("'" + before + "' does not stand in " + file + " once");
        }
        Files.writeString(source, text.replace(before, after));
        return this;
    }

    /** All Java files. */
    List<Path> sources() {
        return Stream.concat(sources("main"), sources("test")).toList();
    }

    private Stream<Path> sources(String set) {
        try (Stream<Path> files = Files.walk(copy.resolve("src").resolve(set).resolve("java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles with every warning on; answers what the compiler says, which is nothing where all is well. */
    String compile() throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-Xlint:all,-processing,-options",
                    "--release",
                    "17",
                    "-cp",
                    classPath(),
                    "-d",
                    classes.toString());
            compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
        }
        for (String set : List.of("main", "test")) {
            copyServices(copy.resolve("src").resolve(set).resolve("resources"));
        }
        return said.toString();
    }

    private void copyServices(Path resources) throws IOException {
        if (!Files.exists(resources)) {
            return;
        }
        try (Stream<Path> files = Files.walk(resources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = classes.resolve(resources.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Runs a conformance class in a process of its own; answers its report. */
    JsonNode run(String conformanceClass, String target) throws IOException, InterruptedException {
        start(conformanceClass);
        Path report = copy.resolve("reports").resolve(target + ".json");
        if (!Files.exists(report)) {
            throw new IllegalStateException("no report: " + Files.readString(output()));
        }
        return new ObjectMapper().readTree(report.toFile());
    }

    /** Runs a test class in a process of its own; answers whether all its tests passed. */
    boolean passes(String testClass) throws IOException, InterruptedException {
        return start(testClass) == 0;
    }

    private Path output() {
        return copy.resolve("output.txt");
    }

    private int start(String testClass) throws IOException, InterruptedException {
        return java(List.of(
                "-Dconformance.report=" + copy.resolve("reports"),
                "-cp",
                classes + File.pathSeparator + classPath(),
                ConformanceProgram.class.getName(),
                testClass));
    }

    private int java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        if (!process.waitFor(110, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running: " + Files.readString(output()));
        }
        return process.exitValue();
    }

    /** How many lines somebody writes in Java files, or in all below a folder: neither imports nor blank lines. */
    long written(String... places) throws IOException {
        long lines = 0;
        for (Path source : sources()) {
            if (Stream.of(places).map(copy::resolve).anyMatch(source::startsWith)) {
                lines += Files.readAllLines(source).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("import "))
                        .count();
            }
        }
        return lines;
    }
}
