package org.connectorsdk.cli.plugin;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.connectorsdk.api.DiscoveryProblem;

/** Where plug-ins are named: by option, by variable, by lying in the folder; in this order, each one once. */
final class PluginPaths {
    private static final String VARIABLE = "CONNECTORS_PLUGINS";
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private final Map<List<Path>, List<Path>> byAddress = new LinkedHashMap<>();
    private final List<DiscoveryProblem> problems;

    private PluginPaths(List<DiscoveryProblem> problems) {
        this.problems = problems;
    }

    static Collection<List<Path>> find(
            Collection<String> options, Map<String, String> environment, List<DiscoveryProblem> problems) {
        PluginPaths paths = new PluginPaths(problems);
        options.forEach(value -> paths.add("--plugin", SEPARATOR.splitAsStream(value)));
        SEPARATOR
                .splitAsStream(environment.getOrDefault(VARIABLE, ""))
                .filter(jar -> !jar.isBlank())
                .forEach(jar -> paths.add(VARIABLE, Stream.of(jar)));
        PluginFolder.in(environment).stream()
                .flatMap(folder -> folder.jars(problems).stream())
                .forEach(jar -> paths.add(List.of(jar)));
        return paths.byAddress.values();
    }

    private void add(String source, Stream<String> jars) {
        try {
            List<Path> named = jars.filter(jar -> !jar.isBlank()).map(Path::of).toList();
            if (named.isEmpty()) {
                problems.add(new DiscoveryProblem(source, "names no jar; give the path of one, or leave it out"));
            } else {
                add(named);
            }
        } catch (InvalidPathException e) {
            problems.add(new DiscoveryProblem(source, "names a path that no file can have"));
        }
    }

    private void add(List<Path> jars) {
        byAddress.putIfAbsent(
                jars.stream().map(jar -> jar.toAbsolutePath().normalize()).toList(), jars);
    }
}
