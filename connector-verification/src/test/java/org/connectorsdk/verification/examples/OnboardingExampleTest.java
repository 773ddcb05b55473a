package org.connectorsdk.verification.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example for those who use the library: right as it is, and its tests see what is wrong. */
class OnboardingExampleTest {
    private static final String UNIT = "com.example.onboarding.OnboardingTest";
    private static final String RECORDED = "com.example.onboarding.RecordedOnboardingTest";

    @TempDir
    private Path folder;

    @Test
    void itCompilesWithoutAWarningAndItsTestsPass() throws Exception {
        Example onboarding = Example.copy("onboarding", folder);

        assertThat(onboarding.compile()).isEmpty();
        assertThat(onboarding.passes(UNIT)).isTrue();
        assertThat(onboarding.passes(RECORDED)).isTrue();
    }

    @Test
    void codeThatCreatesTwiceIsCaughtInMemory() throws Exception {
        Example careless = Example.copy("onboarding", folder)
                .edit("Onboarding.java", "? look(shop, created.getLeft())", "? connections.create(shop)");

        assertThat(careless.compile()).isEmpty();
        assertThat(careless.passes(UNIT)).isFalse();
    }

    @Test
    void codeThatAsksForSomethingElseIsCaughtByTheRecording() throws Exception {
        Example other = Example.copy("onboarding", folder)
                .edit("Onboarding.java", "SyncRequest.full()", "SyncRequest.incremental()");

        assertThat(other.compile()).isEmpty();
        assertThat(other.passes(RECORDED)).isFalse();
    }
}
