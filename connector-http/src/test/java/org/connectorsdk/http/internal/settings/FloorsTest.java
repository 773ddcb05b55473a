package org.connectorsdk.http.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import okhttp3.OkHttp;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/**
 * The build runs some tests once more against the oldest libraries that are allowed, and these are really there then.
 */
class FloorsTest {
    private final Optional<String> floors = Optional.ofNullable(System.getProperty("connectors.floors"));

    @Test
    void theLibrariesOfThisRunAreNewEnough() {
        assertThat(HostLibraries.problems()).isEmpty();
    }

    @Test
    void theOldestLibrariesAreUsedWhereTheBuildSaysSo() {
        String found = com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION + " " + OkHttp.VERSION + " "
                + Buffer.class.getProtectionDomain().getCodeSource().getLocation() + " " + kotlin.KotlinVersion.CURRENT;

        floors.ifPresent(expected -> assertThat(found).contains(expected.split(" ", -1)));
    }

    @Test
    void versionsAreComparedByNumbers() {
        assertThat(HostLibraries.isAtLeast("2.16", "2.16")).isTrue();
        assertThat(HostLibraries.isAtLeast("2.16.0-rc1", "2.16")).isTrue();
        assertThat(HostLibraries.isAtLeast("10.0", "2.16")).isTrue();
        assertThat(HostLibraries.isAtLeast("2.9.10", "2.16")).isFalse();
        assertThat(HostLibraries.isAtLeast("1", "1.9")).isFalse();
        assertThat(HostLibraries.isAtLeast("5", "4.12")).isTrue();
    }
}
