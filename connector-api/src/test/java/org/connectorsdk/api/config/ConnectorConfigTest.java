package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.api.config.SampleSchema.SCHEMA;
import static org.connectorsdk.api.config.SampleSchema.minimal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;

class ConnectorConfigTest {

    @Test
    void theTextListsNamesOnly() {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("workspace", "c4n4ry-1")
                .secret("api-key", Secret.of("c4n4ry-2"))
                .secret("old-token", () -> Secret.of("c4n4ry-3"))
                .build();

        assertThat(config).hasToString("ConnectorConfig[workspace, api-key, old-token]");
    }

    @Test
    void settingANameAgainReplacesItsValue() {
        assertThat(SampleSchema.settings(minimal().set("workspace", "other")).string("workspace"))
                .isEqualTo("other");
    }

    @Test
    void aBuilderThatIsUsedFurtherDoesNotChangeWhatItBuilt() {
        ConnectorConfig.Builder builder = minimal();
        ConnectorConfig first = builder.build();

        builder.set("flavour", "config").remove("workspace");

        assertThat(first.names()).containsExactly("api-key", "workspace");
    }

    @Test
    void aChangedCopyLeavesTheOriginal() {
        ConnectorConfig original = minimal().build();

        assertThat(original.toBuilder().remove("workspace").build().names()).containsExactly("api-key");
        assertThat(original.names()).containsExactly("api-key", "workspace");
    }

    @Test
    void theEnvironmentIsReadByProviderAndSetting() {
        Map<String, String> env = Map.of(
                "CONNECTOR_HOTDATA_API_KEY", "key-1",
                "CONNECTOR_HOTDATA_BASE_URL", "http://localhost:1",
                "CONNECTOR_HOTDATA_WORKSPACE", "ws_1",
                "CONNECTOR_HOTDATA_FLAVOUR", "",
                "CONNECTOR_AIRBYTE_WORKSPACE", "not ours",
                "PATH", "/bin");

        ConnectorConfig config = ConnectorConfig.fromEnvironment("hotdata", SCHEMA, env);

        Settings settings = SCHEMA.resolve(config).get();
        assertThat(config.names()).containsExactly("api-key", "base-url", "workspace");
        assertThat(settings.secret("api-key").get()).isEqualTo(Secret.of("key-1"));
        assertThat(settings.url("base-url")).hasToString("http://localhost:1");
        assertThat(settings.string("workspace")).isEqualTo("ws_1");
    }

    @Test
    void aProviderIdWithHyphensIsReadWithUnderscores() {
        ConnectorConfig config = ConnectorConfig.fromEnvironment(
                "my-Provider.az09", SCHEMA, Map.of("CONNECTOR_MY_PROVIDER_AZ09_WORKSPACE", "ws_1"));

        assertThat(config.names()).containsExactly("workspace");
    }

    /** INC-23 (d): a variable that is ignored looks like one that works. */
    @Test
    void aMistypedVariableIsReportedWithoutItsValue() {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("CONNECTOR_HOTDATA_API_KYE", "c4n4ry");
        env.put("CONNECTOR_HOTDATA_WORKSPACE", "ws_1");

        ConnectorConfig config = ConnectorConfig.fromEnvironment("hotdata", SCHEMA, env);

        assertThat(SCHEMA.resolve(config).getLeft())
                .contains(new ConfigViolation(
                        "api-kye", "unknown-setting", "api-kye is not a setting; did you mean api-key?"))
                .noneMatch(violation -> violation.toString().contains("c4n4ry"));
    }

    @Test
    void theHigherConfigurationWinsAndTheLowerFillsTheGaps() {
        ConnectorConfig higher = ConnectorConfig.builder()
                .set("workspace", "higher")
                .set("flavour", " ")
                .build();
        ConnectorConfig lower =
                minimal().set("workspace", "lower").set("flavour", "config").build();

        Settings settings = SCHEMA.resolve(higher.mergedOver(lower)).get();

        assertThat(settings.string("workspace")).isEqualTo("higher");
        assertThat(settings.string("flavour")).isEqualTo("config");
        assertThat(settings.isSet("api-key")).isTrue();
    }

    @Test
    void anEmptyValueUnderAnUnknownNameIsStillReported() {
        ConnectorConfig mistyped =
                ConnectorConfig.builder().set("wrokspace", "").build();

        assertThat(SCHEMA.resolve(mistyped.mergedOver(minimal().build())).getLeft())
                .extracting(ConfigViolation::path)
                .containsExactly("wrokspace");
    }

    @Test
    void theAnswersToAFormAreReadFromJson() {
        ConnectorConfig config = ConnectorConfig.fromJson(JsonObject.builder()
                .add("api-key", "key-1")
                .add("workspace", "ws_1")
                .add("max-attempts", 5)
                .add("allow-plain-http", true)
                .add("ca-file", null)
                .build());

        Settings settings = SCHEMA.resolve(config).get();
        assertThat(settings.secret("api-key").get()).isEqualTo(Secret.of("key-1"));
        assertThat(settings.integer("max-attempts")).isEqualTo(5);
        assertThat(settings.bool("allow-plain-http")).isTrue();
        assertThat(settings.isSet("ca-file")).isFalse();
    }

    @Test
    void theEmptyConfigurationSetsNothing() {
        assertThat(ConnectorConfig.empty().names()).isEmpty();
    }

    @Test
    void anEmptySecretIsAGapAndARotatingOneIsNot() {
        ConnectorConfig lower = minimal().build();
        ConnectorConfig empty =
                ConnectorConfig.builder().secret("api-key", Secret.of(" ")).build();
        ConnectorConfig rotating = ConnectorConfig.builder()
                .secret("api-key", () -> Secret.of("new"))
                .build();
        ConnectorConfig given =
                ConnectorConfig.builder().secret("api-key", Secret.of("given")).build();

        assertThat(secretOf(given.mergedOver(lower))).isEqualTo("given");
        assertThat(secretOf(empty.mergedOver(lower))).isEqualTo("example-key-1");
        assertThat(secretOf(rotating.mergedOver(lower))).isEqualTo("new");
    }

    private static String secretOf(ConnectorConfig config) {
        return SCHEMA.resolve(config).get().secret("api-key").get().reveal();
    }
}
