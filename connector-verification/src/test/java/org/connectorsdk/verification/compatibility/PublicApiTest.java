package org.connectorsdk.verification.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users compile against is checked in, {@code api.txt} of each artefact. A change of it is a decision: run this
 * test with {@code -Dapi.write=true}, look at the difference, and say it in the changelog.
 */
class PublicApiTest {

    static Stream<Artefact> artefacts() throws IOException {
        return Artefact.published();
    }

    @ParameterizedTest
    @MethodSource("artefacts")
    void nothingThatUsersCompileAgainstChangedUnnoticed(Artefact artefact) throws Exception {
        List<String> lines = Surface.of(artefact.visible());
        if (Boolean.getBoolean("api.write")) {
            Files.write(artefact.surface(), lines);
        }

        assertThat(difference(Files.readAllLines(artefact.surface()), lines))
                .as(
                        "%s changed for its users. On purpose? mvn verify -pl connector-verification -am"
                                + " -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.write=true,"
                                + " and a line in CHANGELOG.md",
                        artefact)
                .isEmpty();
    }

    /** Every line names its class, so their order and what stands around them do not matter. */
    private static List<String> difference(List<String> before, List<String> after) {
        Set<String> was = stripped(before);
        Set<String> is = stripped(after);
        List<String> lines = new ArrayList<>();
        was.stream().filter(line -> !is.contains(line)).forEach(line -> lines.add("- " + line));
        is.stream().filter(line -> !was.contains(line)).forEach(line -> lines.add("+ " + line));
        return lines;
    }

    private static Set<String> stripped(List<String> lines) {
        return lines.stream().map(String::strip).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
