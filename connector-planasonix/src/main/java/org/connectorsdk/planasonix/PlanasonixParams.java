package org.connectorsdk.planasonix;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.HttpRuntime;

/** Settings as the vendor's own clients know them: texts alone, each under its name, logins among them. */
final class PlanasonixParams {
    private PlanasonixParams() {}

    /** The settings as texts: a value of another kind as it stands in JSON; null is nothing. */
    static JsonObject texts(JsonObject config) {
        JsonObject.Builder texts = JsonObject.builder();
        config.members().forEach((name, value) -> {
            if (!(value instanceof JsonNull)) {
                texts.set(name, text(value));
            }
        });
        return texts.build();
    }

    /** {@return the value as a text} */
    static String text(JsonValue value) {
        return value.asString().orElseGet(value::toJson);
    }

    /** Secrets join the settings here, on their way out, and nowhere else. */
    static Map<String, Object> withSecrets(JsonObject texts, Map<String, Secret> secrets) {
        Map<String, Object> params = new LinkedHashMap<>(texts.members());
        params.putAll(secrets);
        return params;
    }

    /**
     * The settings with what stands as JSON within a text in the place of that text, so that a secret within it is
     * found.
     */
    static JsonObject opened(JsonObject texts) {
        JsonObject.Builder opened = JsonObject.builder();
        texts.members().forEach((name, value) -> opened.set(name, within(value).orElse(value)));
        return opened.build();
    }

    /** Hides secrets within texts that are JSON, and leaves every other text as it came. */
    static JsonObject shown(JsonObject texts) {
        JsonObject.Builder shown = JsonObject.builder();
        texts.members()
                .forEach((name, value) -> shown.set(
                        name,
                        within(value).map(inner -> shown(name, inner, value)).orElse(value)));
        return SecretSettings.shown(shown.build());
    }

    private static JsonValue shown(String name, JsonValue inner, JsonValue value) {
        JsonValue shown =
                SecretSettings.shown(JsonObject.of(name, inner)).get(name).orElse(inner);
        return shown.equals(inner) ? value : new JsonString(shown.toJson());
    }

    private static Optional<JsonValue> within(JsonValue value) {
        return value.asString()
                .filter(text -> text.startsWith("{") || text.startsWith("["))
                .flatMap(HttpRuntime::json)
                .filter(inner -> inner instanceof JsonObject || inner instanceof JsonArray);
    }
}
