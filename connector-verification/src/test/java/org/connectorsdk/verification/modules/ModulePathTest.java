package org.connectorsdk.verification.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every published module with a {@code module-info} can be used from one's own. */
class ModulePathTest {
    private static final String OURS = "org.connectorsdk.";

    /** What is on this test's class path, but cannot stand on a module path and is not needed there. */
    private static final List<String> LEFT_OUT = List.of(
            "wiremock", "connector-testkit", "connector-simulators", "connector-cli", "test-classes", "temporal-s");

    private static final ModuleFinder FINDER =
            ModuleFinder.of(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .filter(ModulePathTest::isForTheModulePath)
                    .toArray(Path[]::new));

    @Test
    void allModulesResolveTogetherAndSplitNoPackage() {
        Set<String> ours = ours().stream().map(each -> each.descriptor().name()).collect(Collectors.toSet());
        ModuleLayer boot = ModuleLayer.boot();

        Configuration resolved = boot.configuration().resolve(FINDER, ModuleFinder.of(), ours);
        ModuleLayer layer = boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader());

        assertThat(ours).contains(OURS + "api", OURS + "http", OURS + "hotdata");
        assertThat(layer.modules()).extracting(Module::getName).containsAll(ours);
    }

    /** So that values print themselves and are read by whatever parser the caller has. */
    @Test
    void theApiNeedsNoParser() {
        ModuleDescriptor api = FINDER.find(OURS + "api").orElseThrow().descriptor();

        assertThat(api.requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "io.vavr", "org.jspecify", "org.slf4j");
    }

    @Test
    void whatAModuleProvidesItProvidesOnTheClassPathToo() {
        for (ModuleReference module : ours()) {
            assertThat(servicesOnTheClassPath(module))
                    .as("META-INF/services of %s", module.descriptor().name())
                    .isEqualTo(servicesOnTheModulePath(module));
        }
    }

    /** Looks at the end of the path only, {@code connector-api/target/classes}: a checkout may have any name. */
    private static boolean isForTheModulePath(Path entry) {
        Path end = entry.subpath(Math.max(0, entry.getNameCount() - 3), entry.getNameCount());
        return LEFT_OUT.stream().noneMatch(end.toString()::contains);
    }

    private static List<ModuleReference> ours() {
        return FINDER.findAll().stream()
                .filter(each -> each.descriptor().name().startsWith(OURS))
                .toList();
    }

    private static Map<String, Set<String>> servicesOnTheModulePath(ModuleReference module) {
        return module.descriptor().provides().stream()
                .collect(Collectors.toMap(ModuleDescriptor.Provides::service, each -> new TreeSet<>(each.providers())));
    }

    private static Map<String, Set<String>> servicesOnTheClassPath(ModuleReference module) {
        String folder = "META-INF/services/";
        try (ModuleReader reader = module.open();
                var names = reader.list()) {
            var services = new TreeMap<String, Set<String>>();
            for (String name : (Iterable<String>) names::iterator) {
                if (name.startsWith(folder) && !name.endsWith("/")) {
                    services.put(name.substring(folder.length()), linesOf(reader, name));
                }
            }
            return services;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> linesOf(ModuleReader reader, String name) throws IOException {
        try (var stream = reader.open(name).orElseThrow()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
