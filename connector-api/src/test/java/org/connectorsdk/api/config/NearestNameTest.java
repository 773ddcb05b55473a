package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    @ParameterizedTest
    @CsvSource({
        "url, url",
        "ulr, url",
        "uri, url",
        "ur, url",
        "urll, url",
        "URL, url",
        "flavor, flavour",
        "flaxxur, flavour",
        "lfavuor, flavour",
        "xflavourx, flavour"
    })
    void aFewTypingErrorsForItsLengthAreForgiven(String given, String meant) {
        assertThat(NearestName.of(given, List.of("url", "flavour"))).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"lru", "ux", "flaxxxr", "xxflavourx", "lfauovr", "''", "region"})
    void moreErrorsAreNot(String given) {
        assertThat(NearestName.of(given, List.of("url", "flavour"))).isEmpty();
    }

    @Test
    void theNearestOfSeveralIsChosen() {
        assertThat(NearestName.of("max-dela", List.of("min-delay", "max-delay", "max-delays")))
                .contains("max-delay");
    }

    @Test
    void theFirstOfEquallyNearOnesIsChosen() {
        assertThat(NearestName.of("mix-delay", List.of("min-delay", "max-delay")))
                .contains("min-delay");
    }

    @Test
    void anEndlessNameIsNotCompared() {
        String longest = "x".repeat(80);

        assertThat(NearestName.of(longest, List.of(longest))).contains(longest);
        assertThat(NearestName.of(longest + "x", List.of(longest))).isEmpty();
    }
}
