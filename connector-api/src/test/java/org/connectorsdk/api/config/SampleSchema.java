package org.connectorsdk.api.config;

import java.util.List;

/** A schema with one setting of each kind, as a provider would write it. */
final class SampleSchema {

    static final Setting API_KEY = Setting.builder("api-key", SettingType.STRING)
            .label("API key")
            .description("Made under Settings > Keys.")
            .required()
            .secret()
            .examples("example-key-1")
            .build();

    static final Setting BASE_URL = Setting.builder("base-url", SettingType.URL)
            .label("Base URL")
            .defaultValue("https://api.example.com")
            .examples("https://eu.example.com/v1", "http://airbyte_server:8001")
            .build();

    static final Setting WORKSPACE = Setting.builder("workspace", SettingType.STRING)
            .required()
            .examples("ws_1")
            .build();

    static final Setting MAX_ATTEMPTS = Setting.builder("max-attempts", SettingType.INTEGER)
            .defaultValue("3")
            .min(1)
            .max(10)
            .examples("5")
            .build();

    static final Setting BACKOFF_FACTOR = Setting.builder("backoff-factor", SettingType.DECIMAL)
            .min("1")
            .max("4.5")
            .examples("1.5", "2")
            .build();

    static final Setting ALLOW_PLAIN_HTTP = Setting.builder("allow-plain-http", SettingType.BOOLEAN)
            .defaultValue("false")
            .build();

    static final Setting READ_TIMEOUT = Setting.builder("read-timeout", SettingType.DURATION)
            .defaultValue("30s")
            .min("100ms")
            .max("10m")
            .examples("10s", "PT1M30S")
            .build();

    static final Setting FLAVOUR = Setting.builder("flavour", SettingType.CHOICE)
            .choices("public", "config")
            .defaultValue("public")
            .build();

    static final Setting CA_FILE = Setting.builder("ca-file", SettingType.FILE)
            .examples("/etc/ssl/own-ca.pem")
            .build();

    static final Setting OLD_TOKEN = Setting.builder("old-token", SettingType.STRING)
            .secret()
            .unicode()
            .deprecated("use api-key")
            .build();

    static final ConfigSchema SCHEMA = ConfigSchema.builder()
            .title("Sample")
            .add(API_KEY)
            .addAll(List.of(BASE_URL, WORKSPACE, MAX_ATTEMPTS, BACKOFF_FACTOR))
            .addAll(List.of(ALLOW_PLAIN_HTTP, READ_TIMEOUT, FLAVOUR, CA_FILE, OLD_TOKEN))
            .build();

    private SampleSchema() {}

    /** What is required and nothing else. */
    static ConnectorConfig.Builder minimal() {
        return ConnectorConfig.builder()
                .secret("api-key", Secret.of("example-key-1"))
                .set("workspace", "ws_1");
    }

    /** The violations of a configuration that must not be accepted. */
    static List<ConfigViolation> violations(ConnectorConfig.Builder config) {
        return SCHEMA.resolve(config.build()).getLeft();
    }

    /** The settings of a configuration that must be accepted. */
    static Settings settings(ConnectorConfig.Builder config) {
        return SCHEMA.resolve(config.build())
                .getOrElseThrow(violations -> new AssertionError("refused: " + violations));
    }
}
