package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectorsdk.api.config.SampleSchema.minimal;
import static org.connectorsdk.api.config.SampleSchema.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Settings MINIMAL = settings(minimal());

    @Test
    void defaultsHoldWhereNothingWasGiven() {
        assertThat(MINIMAL.url("base-url")).hasToString("https://api.example.com");
        assertThat(MINIMAL.integer("max-attempts")).isEqualTo(3);
        assertThat(MINIMAL.bool("allow-plain-http")).isFalse();
        assertThat(MINIMAL.duration("read-timeout")).isEqualTo(Duration.ofSeconds(30));
        assertThat(MINIMAL.string("flavour")).isEqualTo("public");
    }

    @Test
    void aDefaultDoesNotCountAsSet() {
        assertThat(MINIMAL.isSet("workspace")).isTrue();
        assertThat(MINIMAL.isSet("base-url")).isFalse();
        assertThat(MINIMAL.isSet("ca-file")).isFalse();
        assertThat(settings(minimal().set("base-url", "https://api.example.com"))
                        .isSet("base-url"))
                .isTrue();
    }

    @Test
    void optionalReadersAreEmptyWithoutValueAndDefault() {
        assertThat(MINIMAL.optionalFile("ca-file")).isEmpty();
        assertThat(MINIMAL.optionalSecret("old-token")).isEmpty();
        assertThat(MINIMAL.optionalString("workspace")).contains("ws_1");
        assertThat(MINIMAL.optionalInteger("max-attempts")).contains(3L);
        assertThat(MINIMAL.optionalDuration("read-timeout")).contains(Duration.ofSeconds(30));
        assertThat(MINIMAL.optionalUrl("base-url")).isPresent();
        assertThat(settings(minimal().set("ca-file", "a")).optionalFile("ca-file"))
                .contains(Path.of("a"));
    }

    @Test
    void plainReadersFailWithoutValueAndDefault() {
        assertThatThrownBy(() -> MINIMAL.file("ca-file"))
                .isExactlyInstanceOf(NoSuchElementException.class)
                .hasMessage("the setting 'ca-file' is optional and not set: read it with an optional getter");
    }

    @Test
    void aSettingThatIsNotDeclaredIsAMistakeInTheProgram() {
        assertMistake(settings -> settings.string("absent"), "name: there is no setting 'absent'");
        assertMistake(settings -> settings.secret("absent"), "name: there is no setting 'absent'");
        assertMistake(settings -> settings.isSet("absent"), "name: there is no setting 'absent'");
    }

    @Test
    void readingASettingAsAnotherTypeIsAMistakeInTheProgram() {
        assertMistake(
                settings -> settings.integer("base-url"), "name: the setting 'base-url' is of type URL, not INTEGER");
        assertMistake(
                settings -> settings.string("max-attempts"),
                "name: the setting 'max-attempts' is of type INTEGER, not STRING");
        assertMistake(
                settings -> settings.optionalDuration("ca-file"),
                "name: the setting 'ca-file' is of type FILE, not DURATION");
    }

    @Test
    void secretsAreReadAsSecretsOnly() {
        assertMistake(
                settings -> settings.string("api-key"), "name: the setting 'api-key' is secret: read it with secret()");
        assertMistake(settings -> settings.secret("workspace"), "name: the setting 'workspace' is not secret");
    }

    private static void assertMistake(Function<Settings, Object> read, String message) {
        assertThatThrownBy(() -> read.apply(MINIMAL))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void theTextShowsValuesAndMasksSecrets() {
        assertThat(MINIMAL)
                .hasToString("Settings[api-key=[secret], base-url=https://api.example.com, workspace=ws_1,"
                        + " max-attempts=3, allow-plain-http=false, read-timeout=PT30S, flavour=public]");
    }

    @Test
    void theTextShowsNoQueryOfAnAddress() {
        assertThat(settings(minimal().set("base-url", "https://host/?token=c4n4ry"))
                        .toString())
                .doesNotContain("c4n4ry")
                .contains("base-url=https://host/?…");
    }
}
