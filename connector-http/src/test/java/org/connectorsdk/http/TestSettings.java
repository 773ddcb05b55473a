package org.connectorsdk.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;

/** Settings of a runtime: the documented defaults, but for what a test names. */
final class TestSettings {
    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put(HttpSettings.ATTEMPTS, "3");
        DEFAULTS.put(HttpSettings.BACKOFF_FIRST, "500ms");
        DEFAULTS.put(HttpSettings.BACKOFF_LONGEST, "8s");
        DEFAULTS.put(HttpSettings.RETRY_AFTER_CAP, "60s");
        DEFAULTS.put(HttpSettings.READ_DEADLINE, "60s");
        DEFAULTS.put(HttpSettings.SLOW_DEADLINE, "300s");
        DEFAULTS.put(HttpSettings.CONNECT_TIMEOUT, "10s");
        DEFAULTS.put(HttpSettings.IDLE_TIMEOUT, "60s");
        DEFAULTS.put(HttpSettings.MAX_ANSWER_BYTES, "33554432");
        DEFAULTS.put(HttpSettings.MAX_ELEMENT_BYTES, "8388608");
        DEFAULTS.put(HttpSettings.MAX_SKIPPED_BYTES, "268435456");
        DEFAULTS.put(HttpSettings.MAX_CONNECTIONS, "32");
        DEFAULTS.put(HttpSettings.POOL_IDLE, "50s");
        DEFAULTS.put(HttpSettings.RATE_LIMIT, "0");
        DEFAULTS.put(HttpSettings.MAX_CONCURRENT, "64");
        DEFAULTS.put(HttpSettings.BREAKER_FAILURES, "10");
        DEFAULTS.put(HttpSettings.BREAKER_WINDOW, "20");
        DEFAULTS.put(HttpSettings.BREAKER_OPEN, "30s");
        DEFAULTS.put(HttpSettings.BREAKER_PROBES, "1");
        DEFAULTS.put(HttpSettings.ALLOW_PLAIN_HTTP, "false");
    }

    private TestSettings() {}

    static Settings with(Map<String, String> changed) {
        ConfigSchema.Builder schema = ConfigSchema.builder();
        DEFAULTS.forEach((name, value) -> schema.add(
                Setting.builder(name, type(name, value)).defaultValue(value).build()));
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        changed.forEach(config::set);
        return schema.build().resolve(config.build()).get();
    }

    private static SettingType type(String name, String value) {
        if (name.equals(HttpSettings.RATE_LIMIT)) {
            return SettingType.DECIMAL;
        }
        if (value.equals("true") || value.equals("false")) {
            return SettingType.BOOLEAN;
        }
        return value.endsWith("s") ? SettingType.DURATION : SettingType.INTEGER;
    }
}
