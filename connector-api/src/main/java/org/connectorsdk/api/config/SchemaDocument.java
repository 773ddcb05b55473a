package org.connectorsdk.api.config;

import java.util.List;
import java.util.Locale;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;

/** Prints settings as JSON Schema, draft 2020-12. */
final class SchemaDocument {

    private SchemaDocument() {}

    static JsonObject of(String title, List<Setting> settings) {
        JsonObject.Builder properties = JsonObject.builder();
        JsonArray.Builder required = JsonArray.builder();
        for (Setting setting : settings) {
            properties.add(setting.name(), property(setting));
            if (setting.isRequired()) {
                required.add(setting.name());
            }
        }
        return JsonObject.builder()
                .add("$schema", "https://json-schema.org/draft/2020-12/schema")
                .add("title", title)
                .add("type", "object")
                .add("properties", properties.build())
                .add("required", required.build())
                .add("additionalProperties", false)
                .build();
    }

    private static JsonObject property(Setting setting) {
        JsonObject.Builder property = JsonObject.builder().add("title", setting.label());
        if (!setting.description().isEmpty()) {
            property.add("description", setting.description());
        }
        property.add("type", jsonType(setting.type()));
        if (setting.type() == SettingType.URL) {
            property.add("format", "uri");
        }
        if (setting.isSecret()) {
            property.add("format", "password").add("writeOnly", true);
        }
        if (!setting.choices().isEmpty()) {
            property.add("enum", setting.choices());
        }
        addBounds(setting, property);
        setting.defaultValue().ifPresent(text -> property.add("default", json(setting, text)));
        if (!setting.examples().isEmpty()) {
            property.add(
                    "examples",
                    setting.examples().stream().map(text -> json(setting, text)).toList());
        }
        setting.deprecated().ifPresent(note -> property.add("deprecated", true).add("x-deprecation", note));
        return property.add("x-type", setting.type().name().toLowerCase(Locale.ROOT))
                .add("x-env", setting.environmentSuffix())
                .build();
    }

    /** JSON Schema bounds numbers only; those of a duration go under names of our own. */
    private static void addBounds(Setting setting, JsonObject.Builder property) {
        String prefix = setting.type() == SettingType.DURATION ? "x-" : "";
        setting.min().ifPresent(text -> property.add(prefix + "minimum", json(setting, text)));
        setting.max().ifPresent(text -> property.add(prefix + "maximum", json(setting, text)));
    }

    private static String jsonType(SettingType type) {
        return switch (type) {
            case INTEGER -> "integer";
            case DECIMAL -> "number";
            case BOOLEAN -> "boolean";
            case STRING, URL, DURATION, CHOICE, FILE -> "string";
        };
    }

    /** The JSON form of a text that the setting accepts. */
    private static JsonValue json(Setting setting, String text) {
        return switch (setting.type()) {
            case INTEGER, DECIMAL -> JsonNumber.ofRaw(text.strip());
            case BOOLEAN -> JsonBoolean.of(Boolean.parseBoolean(text.strip()));
            case STRING, URL, DURATION, CHOICE, FILE -> new JsonString(text);
        };
    }
}
