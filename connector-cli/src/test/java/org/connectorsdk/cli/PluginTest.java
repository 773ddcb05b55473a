package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.cli.Commands.Result;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plug-ins that are named: what they bring, and what is said of one that cannot be used. */
class PluginTest {
    private static final String SIMULATOR = """
            import org.connectorsdk.testkit.simulator.*;
            public final class Simulator implements SimulatorProvider {
                public String id() { return "north"; }
                public String connector() { return "hotdata"; }
                public VendorSimulator start(SimulatorOptions options) {
                    return Simulators.find("hotdata").orElseThrow().start(options);
                }
            }
            """;
    private static final String TARGET = """
            import org.connectorsdk.testkit.conformance.*;
            import org.connectorsdk.testkit.simulator.SimulatorOptions;
            public final class Target implements ConformanceTarget {
                public String id() { return "north"; }
                public String provider() { return "virtuousai"; }
                public VendorHarness start(SimulatorOptions options) {
                    return ConformanceTargets.all().stream().filter(each -> each.id().equals("virtuousai"))
                            .findFirst().orElseThrow().start(options);
                }
            }
            """;

    @TempDir
    private Path folder;

    private final Commands commands = Commands.with(Connectors.discover());

    private String jar(PluginJar jar, String name) throws IOException {
        return jar.build(folder.resolve(name)).toString();
    }

    private String north() throws IOException {
        return jar(PluginJar.of("north"), "north.jar");
    }

    private String south() throws IOException {
        return jar(PluginJar.of("south"), "south.jar");
    }

    /** The providers, with one plug-in named. */
    private Result providers(String plugin) {
        return commands.run("--plugin", plugin, "providers");
    }

    @Test
    void theProviderOfANamedJarStandsBesideThoseThatShip() throws IOException {
        Result result = providers(north());

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).containsPattern("(?m)^north ").containsPattern("(?m)^hotdata ");
    }

    @Test
    void theOptionStandsBeforeAndBehindTheCommand() throws IOException {
        Result result = commands.run("--plugin", north(), "providers", "--plugin=" + south());

        assertThat(result.out()).containsPattern("(?m)^north ").containsPattern("(?m)^south ");
    }

    @Test
    void theVariableNamesSeveralJars() throws IOException {
        Result result = commands.environment("CONNECTORS_PLUGINS", north() + File.pathSeparator + south())
                .run("providers");

        assertThat(result.out()).containsPattern("(?m)^north ").containsPattern("(?m)^south ");
    }

    @Test
    void aJarThatIsNamedTwiceIsTakenOnce() throws IOException {
        assertThat(commands.environment("CONNECTORS_PLUGINS", north())
                        .run("--plugin", north(), "providers")
                        .err())
                .isEmpty();
    }

    @Test
    void aPluginThatIsBrokenHidesNoOther() throws IOException {
        String broken =
                Files.writeString(folder.resolve("broken.jar"), "no jar").toString();

        Result result = commands.run("--plugin", broken, "--plugin", north(), "providers");

        assertThat(result.code()).isZero();
        assertThat(result.out()).containsPattern("(?m)^north ");
        assertThat(result.err())
                .isEqualTo("warning: not usable: " + broken
                        + ": is not a jar, or a damaged one; build or copy it again\n");
    }

    @Test
    void programsFindAPluginThatIsBrokenAmongTheProblems() {
        assertThat(commands.run("--plugin", "nowhere.jar", "providers", "-o", "json")
                        .out())
                .contains("\"problems\":[{\"origin\":\"nowhere.jar\",\"message\":\"does not exist; check the path\"}]");
    }

    @Test
    void aFolderIsNoPlugin() {
        assertThat(providers(folder.toString()).err()).contains(folder + ": is not a file; name a jar");
    }

    @Test
    void everyOtherCommandWarnsOfAPluginThatIsBroken() {
        Result result = commands.run("list", "north", "--plugin", "nowhere.jar");

        assertThat(result.err().lines())
                .first()
                .isEqualTo("warning: not usable: nowhere.jar: does not exist; check the path");
    }

    @Test
    void aClassThatIsMissingIsNamed() throws IOException {
        String thin = jar(withLibrary("north", "1").without("com/example/library"), "north.jar");

        assertThat(providers(thin).err())
                .startsWith("warning: not usable: " + thin + ": com.example.north.Provider needs the class"
                        + " com.example.library.Library, which neither the plug-in nor the command line has; ");
    }

    @Test
    void aClassThatIsMissingWhenAProviderIsOpenedIsNamed() throws IOException {
        String thin = jar(
                library("1")
                        .and(PluginJar.opening("north", "com.example.library.Library.version(); return null;"))
                        .without("com/example/library"),
                "north.jar");

        Result result = commands.run("list", "north", "--plugin", thin);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("error: the plug-in cannot be used: " + thin
                        + ": needs the class com.example.library.Library, ");
    }

    @Test
    void jarsOfOneValueSeeEachOther() throws IOException {
        String thin = jar(withLibrary("north", "1").without("com/example/library"), "north.jar");
        String library = jar(withLibrary("north", "1").onlyClasses("com/example/library"), "library.jar");

        Result result = providers(thin + File.pathSeparator + library);

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).containsPattern("(?m)^north +library 1 ");
    }

    @Test
    void eachPluginHasLibrariesOfItsOwn() throws IOException {
        String first = jar(withLibrary("north", "1"), "north.jar");
        String second = jar(withLibrary("south", "2"), "south.jar");

        assertThat(commands.run("--plugin", first, "--plugin", second, "providers")
                        .out())
                .containsPattern("(?m)^north +library 1 ")
                .containsPattern("(?m)^south +library 2 ");
    }

    private static PluginJar library(String version) {
        return PluginJar.empty()
                .source(
                        "com.example.library.Library",
                        "public class Library { public static String version() { return \"library " + version
                                + "\"; } }");
    }

    /** A provider whose name is what its library says. */
    private static PluginJar withLibrary(String id, String version) {
        return library(version).and(PluginJar.of(id, "1.0", "name = com.example.library.Library.version();"));
    }

    @Test
    void classesOfANewerJavaAreToldByItsNumber() throws IOException {
        int running = Runtime.version().feature();
        String newer = jar(PluginJar.of("north").forJava(99), "north.jar");

        assertThat(providers(newer).err())
                .isEqualTo("warning: not usable: " + newer + ": was built for Java 99, this is Java " + running
                        + "; run the command line with that Java or a newer one\n");
    }

    @Test
    void aProviderForAnotherInterfaceIsNotUsed() throws IOException {
        String other = jar(PluginJar.of("north", "9.0", ""), "north.jar");

        assertThat(providers(other).err())
                .contains(other + ": com.example.north.Provider was built for provider interface 9.0");
    }

    @Test
    void aProviderThatFailsWhenItIsMadeIsNotUsed() throws IOException {
        String failing = jar(
                PluginJar.of("north", "1.0", "if (true) throw new IllegalStateException(\"hunter2\");"), "north.jar");

        assertThat(providers(failing).err())
                .isEqualTo("warning: not usable: " + failing + ": com.example.north.Provider failed while it was"
                        + " loaded, with java.lang.IllegalStateException\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AssertionError", "StackOverflowError"})
    void aProviderThatThrowsAnErrorWhenItIsDescribedIsNotUsed(String error) throws IOException {
        String failing = jar(PluginJar.describing("north", "throw new " + error + "();"), "north.jar");

        Result result = providers(failing);

        assertThat(result.out()).containsPattern("(?m)^hotdata ");
        assertThat(result.err())
                .isEqualTo("warning: not usable: " + failing + ": com.example.north.Provider failed while it was"
                        + " loaded, with java.lang." + error + "\n");
    }

    @Test
    void aProviderKeepsTheIdThatWasChecked() throws IOException {
        String changing = jar(
                PluginJar.describing(
                        "north",
                        "name += \"x\"; return ProviderDescriptor.of("
                                + "name.equals(\"northx\") ? \"changing\" : \"hotdata\", \"Changing\").build();"),
                "north.jar");

        Result result = providers(changing);

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).containsPattern("(?m)^changing ").containsPattern("(?m)^hotdata +Hotdata ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":"})
    void anOptionThatNamesNoJarIsReported(String value) {
        Result result = providers(value.replace(":", File.pathSeparator));

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .isEqualTo("warning: not usable: --plugin: names no jar; give the path of one, or leave it out\n");
    }

    @Test
    void aProviderThatIsNamedButMissingIsNotUsed() throws IOException {
        String jar = jar(PluginJar.of("north").without("com/example"), "north.jar");

        assertThat(providers(jar).err())
                .contains("com.example.north.Provider is named under META-INF/services, but is not in the plug-in");
    }

    @Test
    void aJarWithoutAProviderIsNoPlugin() throws IOException {
        String jar = jar(library("1"), "library.jar");

        assertThat(providers(jar).err()).contains(jar + ": brings neither a provider nor a simulator");
    }

    @Test
    void aPluginDoesNotTakeThePlaceOfAProviderThatShips() throws IOException {
        String impostor = jar(PluginJar.of("hotdata"), "hotdata.jar");

        Result result = providers(impostor);

        assertThat(result.out()).containsPattern("(?m)^hotdata +Hotdata ");
        assertThat(result.err())
                .isEqualTo("warning: not usable: " + impostor + ": claims the id of the provider 'hotdata', which ships"
                        + " with the command line; it is not used: remove it, or give it another id\n");
    }

    @Test
    void ofTwoPluginsWithOneIdTheFirstIsUsed() throws IOException {
        String first = north();
        String second = jar(PluginJar.of("north", "1.0", "name = \"Second\";"), "second.jar");

        Result result = commands.run("--plugin", first, "--plugin", second, "providers");

        assertThat(result.out()).doesNotContain("Second");
        assertThat(result.err()).contains(second + ": claims the id of the provider 'north', which is in " + first);
    }

    @Test
    void classesThatShipAreNotLoadedFromAPlugin() throws IOException {
        String shipped = ServiceLoader.load(ConnectorProvider.class)
                .iterator()
                .next()
                .getClass()
                .getName();
        String copy = jar(PluginJar.empty().service(ConnectorProvider.class, shipped), "copy.jar");

        assertThat(providers(copy).err()).contains(shipped + " ships with the command line, which uses its own");
    }

    @Test
    void theSimulatorOfAPluginIsStarted() throws IOException {
        String simulator = jar(
                PluginJar.empty()
                        .source("com.example.Simulator", SIMULATOR)
                        .service(SimulatorProvider.class, "com.example.Simulator"),
                "simulator.jar");

        // A fault that cannot be armed ends it as soon as it has started.
        assertThat(commands.run("simulate", "north", "--plugin", simulator, "--fault", "nothing:status=503")
                        .err())
                .startsWith("error: --fault nothing:status=503")
                .contains("create_connection");
    }

    @Test
    void theTargetOfAPluginIsHeldToTheRules() throws IOException {
        String target = jar(
                PluginJar.empty()
                        .source("com.example.Target", TARGET)
                        .service(ConformanceTarget.class, "com.example.Target"),
                "target.jar");

        Result result = commands.run("conformance", "north", "--rule", "CFG-01", "--plugin", target);

        assertThat(result.out()).endsWith("\nnorth: PARTIAL\n");
        assertThat(result.code()).isZero();
    }
}
