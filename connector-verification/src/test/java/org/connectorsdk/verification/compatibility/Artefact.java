package org.connectorsdk.verification.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An artefact that is published, by the directory it is built in.
 *
 * @param directory such as {@code connector-api}, below the checkout
 */
record Artefact(Path directory) {
    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>((?:connector-|integrations/)[a-z0-9-]+)</module>");
    private static final Pattern EXPORTS = Pattern.compile("(?m)^    exports ([\\w.]+);$");

    /** Not published, or a program: nobody compiles against it. */
    private static final List<String> NO_LIBRARIES =
            List.of("connector-verification", "connector-benchmarks", "connector-bom", "connector-cli");

    /** Public for their neighbours. */
    private static final Pattern INTERNAL = Pattern.compile(".*\\.(internal|conformance\\.rules)(\\..*)?");

    static Stream<Artefact> published() throws IOException {
        return MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .filter(module -> !NO_LIBRARIES.contains(module))
                .map(module -> new Artefact(ROOT.resolve(module)));
    }

    /** The file that says what users compile against. */
    Path surface() {
        return directory.resolve("api.txt");
    }

    /** The classes that users can name, by the packages that the module exports; of one without a module, all. */
    List<Class<?>> visible() throws IOException, ClassNotFoundException {
        Path root = directory.resolve("target/classes");
        List<String> names;
        try (Stream<Path> files = Files.walk(root)) {
            names = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file ->
                            root.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", ""))
                    .filter(name -> !name.endsWith("-info"))
                    .sorted()
                    .collect(Collectors.toList());
        }
        List<String> packages = exported();
        List<Class<?>> visible = new ArrayList<>();
        for (String name : names) {
            String its = name.substring(0, name.lastIndexOf('.'));
            if (packages.isEmpty() ? !INTERNAL.matcher(its).matches() : packages.contains(its)) {
                visible.add(Class.forName(name, false, Artefact.class.getClassLoader()));
            }
        }
        return visible.stream().filter(Surface::isVisible).collect(Collectors.toList());
    }

    private List<String> exported() throws IOException {
        Path module = directory.resolve("src/main/java/module-info.java");
        return Files.exists(module)
                ? EXPORTS.matcher(Files.readString(module))
                        .results()
                        .map(match -> match.group(1))
                        .toList()
                : List.of();
    }

    @Override
    public String toString() {
        return directory.getFileName().toString();
    }
}
