package org.connectorsdk.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of {@link Architecture} finds the breach planted for it, and nothing else. */
class PlantedBreachesTest {
    private static final Architecture RULES = new Architecture("org.connectorsdk.verification.architecture.planted");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(RULES.root());

    @Test
    void anApiThatUsesTheRuntimeIsFound() {
        assertThat(breachesOf(RULES.apiUsesNoOtherModule()))
                .singleElement()
                .asString()
                .contains("UsesTheRuntime");
    }

    @Test
    void aRuntimeThatUsesAProviderIsFound() {
        assertThat(breachesOf(RULES.httpUsesTheApiAlone()))
                .singleElement()
                .asString()
                .contains("UsesAProvider");
    }

    @Test
    void aProviderThatUsesANeighbourIsFound() {
        assertThat(breachesOf(RULES.providersUseNoOtherProvider()))
                .singleElement()
                .asString()
                .contains("UsesANeighbour");
    }

    @Test
    void aProviderThatUsesTheTestkitIsFound() {
        assertThat(breachesOf(RULES.providersUseNeitherTestToolsNorCommandLine()))
                .singleElement()
                .asString()
                .contains("UsesTheTestkit");
    }

    @Test
    void aTestkitThatKnowsASimulatorIsFound() {
        assertThat(breachesOf(RULES.testkitKnowsTheApiAlone()))
                .singleElement()
                .asString()
                .contains("testkit.KnowsASimulator");
    }

    @Test
    void aSimulatorThatKnowsAProviderIsFound() {
        assertThat(breachesOf(RULES.simulatorsKnowTheApiAndTheTestkitAlone()))
                .singleElement()
                .asString()
                .contains("simulators.KnowsAProvider");
    }

    @Test
    void aCommandLineThatKnowsAProviderIsFound() {
        assertThat(breachesOf(RULES.commandLineKnowsNoProvider()))
                .singleElement()
                .asString()
                .contains("cli.KnowsAProvider");
    }

    @Test
    void anApiThatUsesALibraryIsFound() {
        assertThat(breachesOf(RULES.apiUsesFewLibraries()))
                .singleElement()
                .asString()
                .contains("okhttp3.Headers");
    }

    @Test
    void anApiThatShowsALibraryInATypeArgumentIsFound() {
        assertThat(breachesOf(RULES.apiShowsNoForeignTypeButEither()))
                .containsExactly(RULES.root() + ".api.ShowsALibrary.headers() shows okhttp3.Headers");
    }

    @Test
    void anAnswerWithAPartThatLosesMembersIsFound() {
        assertThat(breachesOf(RULES.answersKeepUnknownMembers()))
                .singleElement()
                .asString()
                .contains("LosesMembers$Part loses unknown members (read)");
    }

    @Test
    void aNameThatSaysNothingIsFound() {
        assertThat(breachesOf(RULES.namesSaySomething()))
                .singleElement()
                .asString()
                .contains("StringUtils");
    }

    @Test
    void aPackageOfHttpThatAsksOneAboveIsFound() {
        assertThat(breachesOf(RULES.nothingInsideHttpAsksAPackageAbove()))
                .hasSize(2)
                .anySatisfy(breach -> assertThat(breach).contains("UsesTheSettings", "settings.Limits"))
                .anySatisfy(breach -> assertThat(breach).contains("Homeless is in a package without a place"));
    }

    @Test
    void aRoomInAnotherPackageIsFound() {
        assertThat(breachesOf(RULES.roomsLieInThePackageOfTheirProvider()))
                .singleElement()
                .asString()
                .contains("wire.VirtuousAiQueries");
    }

    @Test
    void everyRoomWithASecondNameIsFound() {
        String rooms = RULES.root() + ".virtuousai.RenamedRooms$";
        assertThat(breachesOf(RULES.roomsHaveOneName()))
                .containsExactlyInAnyOrder(
                        RULES.root() + ".airbyte.LosesMembers declares operations and is not named *Api",
                        rooms + "Adapter is a ProviderConnections and not named *Connections",
                        rooms + "Adapter does not extend HttpConnections",
                        rooms + "Plugin is a ConnectorProvider and not named *Provider",
                        rooms + "Refusals decodes errors and is not named *Errors",
                        rooms + "Rows is a SqlQuery and not named *Queries",
                        rooms + "Rows is a TablePreview and not named *Queries",
                        rooms + "Folders is a FileBrowser and not named *Files",
                        rooms + "Statistics is a TableProfiles and not named *Profiles",
                        rooms + "Tenants is a Workspaces and not named *Workspaces",
                        rooms + "Switch is a Lifecycle and not named *Lifecycle",
                        rooms + "History is a Backfill and not named *Backfills");
    }

    @Test
    void aWireRecordOutsideOfAHolderIsFound() {
        assertThat(breachesOf(RULES.wireRecordsAreNestedByResource()))
                .containsExactly(RULES.root() + ".airbyte.LosesMembers$Whole is not nested in a *Wires (read)");
    }

    @Test
    void aTableThatNamesAnotherClassOrLacksAProviderIsFound() {
        RoomTable table = RoomTable.read("""
            <!-- rooms -->
            | room | what is in it | Hotdata |
            |---|---|---|
            | `XProvider` | settings | `Provider` |
            | `XRequests` | requests | — |
            | `XQuirks` | quirks | — |
            | `wire` | bodies | `wire` |
            <!-- end of rooms -->
            """);
        assertThat(table.differences(PLANTED, RULES))
                .containsExactly(
                        "Hotdata, XProvider: —, in the table Provider",
                        "Hotdata, XRequests: HotdataRequests, in the table —",
                        "Hotdata, wire: —, in the table wire",
                        "airbyte is not in the table",
                        "unmarked is not in the table",
                        "virtuousai is not in the table");
    }

    @Test
    void aPackageWithTooManyClassesIsFound() {
        assertThat(RULES.packagesLargerThan(2, PLANTED)).containsExactly(Map.entry(RULES.root() + ".hotdata", 3L));
    }

    @Test
    void onlyPublicTypesOfExportedPackagesCount() {
        String moduleInfo = "module planted {\n    exports %s.http;\n    exports %1$s.hotdata to it;\n}\n";
        assertThat(RULES.exportedTypes(moduleInfo.formatted(RULES.root()), PLANTED))
                .containsExactly(RULES.root() + ".http.StringUtils");
    }

    @Test
    void aPackageThatIsNotNullMarkedIsFound() {
        assertThat(RULES.unmarkedPackages(PLANTED)).containsExactly(RULES.root() + ".unmarked");
    }

    @Test
    void aPackageInTwoArtefactsIsFound(@TempDir Path first, @TempDir Path second) throws IOException {
        copy("api/ShowsALibrary.class", first);
        copy("api/UsesTheRuntime.class", second);
        JavaClasses split = new ClassFileImporter().importPaths(first, second);

        assertThat(RULES.splitPackages(split)).singleElement().asString().startsWith(RULES.root() + ".api in ");
    }

    private static List<String> breachesOf(ArchRule rule) {
        return rule.evaluate(PLANTED).getFailureReport().getDetails();
    }

    private static void copy(String name, Path directory) throws IOException {
        String path = RULES.root().replace('.', '/') + '/' + name;
        Path target = directory.resolve(path);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream source = Objects.requireNonNull(
                PlantedBreachesTest.class.getClassLoader().getResourceAsStream(path))) {
            Files.copy(source, target);
        }
    }
}
