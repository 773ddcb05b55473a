package org.connectorsdk.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product keeps to its {@link Architecture}. */
class ArchitectureTest {
    private static final Architecture RULES = new Architecture("org.connectorsdk");
    private static JavaClasses product;

    @BeforeAll
    static void readTheClasses() {
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(RULES.root());
    }

    @Test
    void theApiUsesNoOtherModule() {
        RULES.apiUsesNoOtherModule().check(product);
    }

    @Test
    void theHttpRuntimeUsesTheApiAlone() {
        RULES.httpUsesTheApiAlone().check(product);
    }

    @Test
    void aProviderUsesNoOtherProvider() {
        RULES.providersUseNoOtherProvider().check(product);
    }

    @Test
    void aProviderUsesNeitherTestToolsNorCommandLine() {
        RULES.providersUseNeitherTestToolsNorCommandLine().check(product);
    }

    @Test
    void theTestkitKnowsTheApiAlone() {
        RULES.testkitKnowsTheApiAlone().check(product);
    }

    @Test
    void theSimulatorsKnowTheApiAndTheTestkitAlone() {
        RULES.simulatorsKnowTheApiAndTheTestkitAlone().check(product);
    }

    @Test
    void theCommandLineKnowsNoProvider() {
        RULES.commandLineKnowsNoProvider().check(product);
    }

    @Test
    void theApiUsesFewLibraries() {
        RULES.apiUsesFewLibraries().check(product);
    }

    @Test
    void theApiShowsNoForeignTypeButEither() {
        RULES.apiShowsNoForeignTypeButEither().check(product);
    }

    @Test
    void everyAnswerKeepsTheMembersThatItDoesNotKnow() {
        RULES.answersKeepUnknownMembers().check(product);
    }

    @Test
    void aClassIsNamedAfterWhatItDoes() {
        RULES.namesSaySomething().check(product);
    }

    @Test
    void nothingInsideHttpAsksAPackageAbove() {
        RULES.nothingInsideHttpAsksAPackageAbove().check(product);
    }

    @Test
    void theRoomsOfAProviderLieInItsPackage() {
        RULES.roomsLieInThePackageOfTheirProvider().check(product);
    }

    @Test
    void theRoomsOfAProviderHaveOneName() {
        RULES.roomsHaveOneName().check(product);
    }

    @Test
    void whatGoesOverTheWireIsNestedByResource() {
        RULES.wireRecordsAreNestedByResource().check(product);
    }

    @Test
    void theDocumentedTableOfRoomsIsThatOfTheClasses() throws IOException {
        String document = Files.readString(Path.of("../docs/architecture.md"));
        assertThat(RoomTable.read(document).differences(product, RULES)).isEmpty();
    }

    @Test
    void noPackageIsLargerThan35Classes() {
        assertThat(RULES.packagesLargerThan(35, product)).isEmpty();
    }

    @Test
    void httpExportsAtMost36Types() throws IOException {
        String moduleInfo = Files.readString(Path.of("../connector-http/src/main/java/module-info.java"));
        assertThat(RULES.exportedTypes(moduleInfo, product)).hasSizeBetween(1, 36);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(RULES.unmarkedPackages(product)).isEmpty();
    }

    @Test
    void noPackageLivesInTwoArtefacts() {
        assertThat(RULES.splitPackages(product)).isEmpty();
    }
}
