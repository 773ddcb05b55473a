package org.connectorsdk.http.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.HttpSchema;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

    static ConfigSchema schema(Map<String, String> defaults) {
        ConfigSchema.Builder schema = ConfigSchema.builder().addAll(HttpSchema.all(defaults));
        HttpSchema.rules("v1").forEach(schema::rule);
        return schema.build();
    }

    private static List<ConfigViolation> violations(ConnectorConfig.Builder config) {
        return schema(Map.of()).resolve(config.build()).fold(found -> found, settings -> List.of());
    }

    private static ConnectorConfig.Builder config(String baseUrl) {
        return ConnectorConfig.builder().set(HttpSettings.BASE_URL, baseUrl);
    }

    @Test
    void theBaseUrlIsAllThatIsRequired() {
        assertThat(violations(ConnectorConfig.builder()))
                .extracting(ConfigViolation::path)
                .containsExactly("base-url");
        assertThat(violations(config("https://api.example.com"))).isEmpty();
    }

    @Test
    void defaultsAreThoseOfTheDocumentation() {
        Settings settings = schema(Map.of())
                .resolve(config("https://api.example.com").build())
                .get();

        assertThat(settings.integer("attempts")).isEqualTo(3);
        assertThat(settings.duration("backoff-first")).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.duration("backoff-longest")).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.duration("retry-after-cap")).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.duration("read-deadline")).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.duration("slow-deadline")).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.duration("connect-timeout")).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.duration("idle-timeout")).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.integer("max-answer-bytes"))
                .isEqualTo(Math.min(32 << 20, Runtime.getRuntime().maxMemory() / 24));
        assertThat(settings.integer("max-element-bytes")).isEqualTo(8 << 20);
        assertThat(settings.integer("max-skipped-bytes")).isEqualTo(256 << 20);
        assertThat(settings.duration("pool-idle")).isEqualTo(Duration.ofSeconds(50));
        assertThat(settings.bool("allow-plain-http")).isFalse();
        assertThat(settings.decimal("rate-limit")).isZero();
    }

    @Test
    void namesOfTheClassAndSettingsAreTheSame() {
        List<String> names = Arrays.stream(HttpSettings.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(HttpSettingsTest::text)
                .toList();

        assertThat(HttpSchema.all()).extracting(Setting::name).containsExactlyInAnyOrderElementsOf(names);
    }

    private static String text(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everySettingIsDescribedForPeople() {
        assertThat(HttpSchema.all()).allSatisfy(setting -> {
            assertThat(setting.label()).isNotBlank();
            assertThat(setting.description()).endsWith(".");
        });
    }

    @Test
    void aProviderMayHaveDefaultsOfItsOwn() {
        ConfigSchema schema = schema(Map.of("base-url", "https://api.vendor.example", "max-concurrent", "4"));
        Settings settings = schema.resolve(ConnectorConfig.empty()).get();

        assertThat(settings.url("base-url")).hasToString("https://api.vendor.example");
        assertThat(settings.integer("max-concurrent")).isEqualTo(4);
    }

    @Test
    void aDefaultForNoSettingIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> HttpSchema.all(Map.of("max-concurrency", "4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max-concurrency");
        assertThatThrownBy(() -> HttpSchema.all(Map.of("attempts", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attempts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8000/api",
                "http://LOCALHOST",
                "http://api.localhost",
                "http://127.0.0.1:1",
                "http://127.9.9.9",
                "http://[::1]:8000",
                "https://api.example.com"
            })
    void plainHttpWithinThisMachineIsFine(String url) {
        assertThat(violations(config(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://192.168.0.1",
                "http://airbyte_server:8001",
                "http://[::2]"
            })
    void plainHttpToOthersNeedsAnExplicitYes(String url) {
        assertThat(violations(config(url))).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("base-url");
            assertThat(violation.message()).contains("in the clear", "allow-plain-http");
        });
        assertThat(violations(config(url).set("allow-plain-http", true))).isEmpty();
    }

    @Test
    void plainHttpThroughAProxyOfOthersNeedsAnExplicitYesToo() {
        var config = config("http://localhost:8000").set("proxy", "http://proxy.example.com:3128");
        assertThat(violations(config)).extracting(ConfigViolation::path).containsExactly("proxy");
        assertThat(violations(config.set("proxy", "http://127.0.0.1:3128"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "proxy-user, proxy",
        "proxy-password, proxy-user",
        "trust-store-password, trust-store",
        "client-certificate-password, client-certificate"
    })
    void aSettingWithoutTheOneItBelongsToIsRefused(String setting, String other) {
        var config = config("https://api.example.com").secret(setting, Secret.of("hunter2"));

        assertThat(violations(config)).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo(setting);
            assertThat(violation.message()).contains(other).doesNotContain("hunter2");
        });
    }

    @Test
    void theFirstPauseIsNotLongerThanTheLongest() {
        assertThat(violations(config("https://api.example.com").set("backoff-first", "10s")))
                .extracting(ConfigViolation::path)
                .containsExactly("backoff-first");
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        var config = config("http://api.example.com")
                .set("attempts", 0)
                .set("read-deadline", "soon")
                .set("max-answer-bytes", "1")
                .set("proxy-user", "me");

        assertThat(violations(config))
                .extracting(ConfigViolation::path)
                .containsExactlyInAnyOrder("attempts", "read-deadline", "max-answer-bytes", "base-url", "proxy-user");
    }

    @ParameterizedTest
    @ValueSource(strings = {HttpSettings.READ_DEADLINE, HttpSettings.SLOW_DEADLINE})
    void theDeadlinesSayThatTheyBoundOneRequest(String name) {
        assertThat(HttpSchema.all())
                .filteredOn(setting -> setting.name().equals(name))
                .singleElement()
                .satisfies(setting -> assertThat(setting.description()).contains("one request"));
    }
}
