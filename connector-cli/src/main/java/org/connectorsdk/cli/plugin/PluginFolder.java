package org.connectorsdk.cli.plugin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.DiscoveryProblem;
import org.jspecify.annotations.Nullable;

/** The user's folder of plug-ins, whose jars are used without being named. */
final class PluginFolder {
    private static final String UNREADABLE = "cannot be read, so it is not used; check its permissions";

    private final Path ours;
    private final Path plugins;

    private PluginFolder(Path configuration) {
        this.ours = configuration.resolve("connectors");
        this.plugins = ours.resolve("plugins");
    }

    /** As the XDG Base Directory Specification has it: an address that is not absolute counts as none. */
    static Optional<PluginFolder> in(Map<String, String> environment) {
        @Nullable String configuration = environment.get("XDG_CONFIG_HOME");
        if (configuration != null && Path.of(configuration).isAbsolute()) {
            return Optional.of(new PluginFolder(Path.of(configuration)));
        }
        @Nullable String home = environment.get("HOME");
        return home != null && Path.of(home).isAbsolute()
                ? Optional.of(new PluginFolder(Path.of(home, ".config")))
                : Optional.empty();
    }

    /** The jars in the order of their names; of those that may not be used the reason is among the problems. */
    List<Path> jars(List<DiscoveryProblem> problems) {
        if (!Files.exists(plugins) || !mayBeUsed(ours, problems) || !mayBeUsed(plugins, problems)) {
            return List.of();
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(plugins, "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(new DiscoveryProblem(plugins.toString(), UNREADABLE));
        }
        return jars.stream().sorted().filter(jar -> mayBeUsed(jar, problems)).toList();
    }

    private static boolean mayBeUsed(Path file, List<DiscoveryProblem> problems) {
        Optional<String> objection;
        try {
            objection = OwnFiles.objection(file);
        } catch (IOException e) {
            objection = Optional.of(UNREADABLE);
        }
        objection.ifPresent(text -> problems.add(new DiscoveryProblem(file.toString(), text)));
        return objection.isEmpty();
    }
}
