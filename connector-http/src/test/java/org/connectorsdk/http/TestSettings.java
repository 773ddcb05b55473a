package org.connectorsdk.http;

import java.util.Map;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.settings.HttpSettings;

public final class TestSettings {
    private static final Map<String, String> DEFAULTS = Map.of(
            HttpSettings.BASE_URL,
            "http://127.0.0.1",
            HttpSettings.MAX_CONNECTIONS,
            "32",
            HttpSettings.BREAKER_PROBES,
            "1");

    private TestSettings() {}

    public static Settings with(Map<String, String> changed) {
        ConfigSchema.Builder schema = ConfigSchema.builder()
                .addAll(HttpSchema.all(DEFAULTS))
                .add(Setting.builder("workspace", SettingType.STRING)
                        .label("Workspace")
                        .description("What most operations need.")
                        .build());
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        changed.forEach(config::set);
        return schema.build().resolve(config.build()).get();
    }
}
