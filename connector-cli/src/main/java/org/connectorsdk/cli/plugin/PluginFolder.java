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
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.connectorsdk.api.DiscoveryProblem;
import org.jspecify.annotations.Nullable;

/** The user's folder of plug-ins, whose jars are used without being named. */
final class PluginFolder {
    private static final String UNREADABLE = "cannot be read, so it is not used; check its permissions";

    private static final String NAMES_OTHERS =
            "names other jars, by a Class-Path in its manifest or an INDEX.LIST, so it"
                    + " is not used; put all into one jar, or name it with --plugin";

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

    /**
     * The jars in the order of their names, by their real paths; of those that may not be used the reason is among the
     * problems.
     */
    List<Path> jars(List<DiscoveryProblem> problems) {
        if (!Files.exists(plugins)
                || own(ours, problems).isEmpty()
                || own(plugins, problems).isEmpty()) {
            return List.of();
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(plugins, "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(new DiscoveryProblem(plugins.toString(), UNREADABLE));
        }
        return jars.stream()
                .sorted()
                .flatMap(jar -> own(jar, problems).stream())
                .filter(jar -> standsAlone(jar, problems))
                .toList();
    }

    /** What is checked is what is used: the file behind a link. */
    private static Optional<Path> own(Path file, List<DiscoveryProblem> problems) {
        String objection;
        try {
            Path real = file.toRealPath();
            objection = OwnFiles.objection(real).orElse("");
            if (objection.isEmpty()) {
                return Optional.of(real);
            }
        } catch (IOException e) {
            objection = UNREADABLE;
        }
        problems.add(new DiscoveryProblem(file.toString(), objection));
        return Optional.empty();
    }

    /** Jars that a jar names itself would be loaded unchecked. */
    private static boolean standsAlone(Path jar, List<DiscoveryProblem> problems) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            @Nullable Manifest manifest = opened.getManifest();
            if (opened.getEntry("META-INF/INDEX.LIST") == null
                    && (manifest == null || !manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH))) {
                return true;
            }
            problems.add(new DiscoveryProblem(jar.toString(), NAMES_OTHERS));
            return false;
        } catch (IOException e) {
            return true; // no jar: said when it is opened
        }
    }
}
