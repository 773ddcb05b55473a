package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.cli.Commands.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plug-ins that lie in the user's folder, and whose that folder has to be. */
class PluginFolderTest {
    @TempDir
    private Path home;

    private Path ours;
    private Path plugins;
    private final Commands commands = Commands.with(Connectors.discover());

    @BeforeEach
    void aFolderOfTheUser() throws IOException {
        home = home.toRealPath();
        ours = home.resolve(".config/connectors");
        plugins = Files.createDirectories(ours.resolve("plugins"));
        mode(ours.getParent(), "rwxr-xr-x");
        mode(ours, "rwxr-xr-x");
        mode(plugins, "rwxr-xr-x");
    }

    private static Path mode(Path file, String mode) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private Path plugin(String id) throws IOException {
        return PluginJar.of(id).build(plugins.resolve(id + ".jar"));
    }

    private Result providers() {
        return commands.environment("HOME", home.toString()).run("providers");
    }

    /** What is said about a file that may not be used, and nothing else. */
    private static String refused(Path file, String reason) {
        return "warning: not usable: " + file + ": " + reason + "\n";
    }

    @Test
    void theJarsInTheFolderAreUsed() throws IOException {
        plugin("north");
        plugin("south");
        Files.writeString(plugins.resolve("notes.txt"), "no plug-in");

        Result result = providers();

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).containsPattern("(?m)^north ").containsPattern("(?m)^south ");
    }

    @Test
    void withoutAFolderNothingIsSaid() throws IOException {
        Files.delete(plugins);

        assertThat(providers().err()).isEmpty();
    }

    @Test
    void theFolderOfTheXdgVariableGoesFirst() throws IOException {
        plugin("north");

        assertThat(commands.environment("HOME", "/nowhere")
                        .environment("XDG_CONFIG_HOME", home.resolve(".config").toString())
                        .run("providers")
                        .out())
                .containsPattern("(?m)^north ");
    }

    @Test
    void anXdgVariableThatIsNotAbsoluteCountsAsNone() throws IOException {
        plugin("north");

        commands.environment("XDG_CONFIG_HOME", "relative");

        assertThat(providers().out()).containsPattern("(?m)^north ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
    void aFolderThatOthersCanWriteIsRefusedWithTheRemedy(String mode) throws IOException {
        plugin("north");
        mode(plugins, mode);

        Result result = providers();

        assertThat(result.out()).doesNotContain("north");
        assertThat(result.err())
                .isEqualTo(refused(plugins, "can be written by others, so it is not used; run: chmod go-w " + plugins));
    }

    @Test
    void theFolderAboveIsRefusedAsWell() throws IOException {
        plugin("north");
        mode(ours, "rwxrwxr-x");

        assertThat(providers().err())
                .isEqualTo(refused(ours, "can be written by others, so it is not used; run: chmod go-w " + ours));
    }

    @Test
    void aFolderThatIsRefusedHidesNoPluginThatIsNamed() throws IOException {
        Path named = PluginJar.of("south").build(home.resolve("south.jar"));
        mode(plugins, "rwxrwxrwx");

        commands.environment("CONNECTORS_PLUGINS", named.toString());

        assertThat(providers().out()).containsPattern("(?m)^south ");
    }

    @Test
    void aJarThatOthersCanWriteIsRefusedAlone() throws IOException {
        Path open = mode(plugin("north"), "rw-rw-r--");
        plugin("south");

        Result result = providers();

        assertThat(result.out()).doesNotContain("north").containsPattern("(?m)^south ");
        assertThat(result.err())
                .isEqualTo(refused(open, "can be written by others, so it is not used; run: chmod go-w " + open));
    }

    @Test
    void aLinkIsJudgedByTheJarBehindIt() throws IOException {
        Path open = mode(PluginJar.of("north").build(home.resolve("north.jar")), "rw-rw-rw-");
        Path link = Files.createSymbolicLink(plugins.resolve("link.jar"), open);

        assertThat(providers().err()).contains(link + ": can be written by others");
    }

    @Test
    void aLinkIntoAFolderThatOthersCanWriteIsRefused() throws IOException {
        Path shared = Files.createDirectory(home.resolve("shared"));
        Path link = Files.createSymbolicLink(
                plugins.resolve("good.jar"), PluginJar.of("north").build(shared.resolve("good.jar")));
        mode(shared, "rwxrwxrwx");

        Result result = providers();

        assertThat(result.out()).doesNotContain("north");
        assertThat(result.err())
                .isEqualTo(refused(
                        link,
                        "lies below " + shared + ", which can be written by others, so it is not used; run: chmod go-w "
                                + shared));
    }

    @Test
    void foldersFurtherAboveAreRefusedAsWell() throws IOException {
        plugin("north");
        Path above = mode(ours.getParent(), "rwxrwxr-x");

        assertThat(providers().err()).startsWith("warning: not usable: " + ours + ": lies below " + above + ", which ");
    }

    @Test
    void aStickyFolderIsAcceptedAboveTheFolderOfTheJarOnly() throws IOException {
        Path sticky = Files.createDirectory(home.resolve("sticky"));
        Path own = mode(Files.createDirectory(sticky.resolve("own")), "rwxr-xr-x");
        Files.createSymbolicLink(plugins.resolve("a.jar"), PluginJar.of("north").build(own.resolve("north.jar")));
        Path refused = Files.createSymbolicLink(
                plugins.resolve("b.jar"), PluginJar.of("south").build(sticky.resolve("south.jar")));
        Files.setAttribute(sticky, "unix:mode", 01777);

        Result result = providers();

        assertThat(result.out()).containsPattern("(?m)^north ").doesNotContain("south");
        assertThat(result.err()).startsWith("warning: not usable: " + refused + ": lies below " + sticky);
    }

    @ParameterizedTest
    @CsvSource({
        "META-INF/MANIFEST.MF, 'Manifest-Version: 1.0\nClass-Path: other.jar\n'",
        "META-INF/INDEX.LIST, 'JarIndex-Version: 1.0\n\nother.jar\ncom/example\n'"
    })
    void aJarThatNamesOtherJarsIsRefused(String entry, String text) throws IOException {
        Path jar = PluginJar.of("north").file(entry, text).build(plugins.resolve("north.jar"));

        Result result = providers();

        assertThat(result.out()).doesNotContain("north");
        assertThat(result.err())
                .isEqualTo(refused(
                        jar,
                        "names other jars, by a Class-Path in its manifest or an INDEX.LIST, so it is not used; put all"
                                + " into one jar, or name it with --plugin"));
    }

    @Test
    void aJarOfAnotherUserIsRefused() throws IOException {
        Path foreign = plugin("north");
        assumeTrue("root".equals(System.getProperty("user.name")), "none but root can give a file away");
        Files.setAttribute(foreign, "unix:uid", 4711);

        assertThat(providers().err())
                .isEqualTo(refused(
                        foreign, "belongs to another user, so it is not used; replace it by a copy of your own"));
    }

    @Test
    void jarsAreTakenInTheOrderOfTheirNames() throws IOException {
        Path second = PluginJar.of("north").build(plugins.resolve("b.jar"));
        Path first = PluginJar.of("north").build(plugins.resolve("a.jar"));

        assertThat(providers().err())
                .contains(second + ": claims the id of the provider 'north', which is in " + first);
    }
}
