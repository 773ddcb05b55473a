package org.connectorsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What editors complete is what there is. {@code -Dmetadata.write=true} writes {@link AccountSettings} anew from the
 * schemas of all providers; format it afterwards.
 */
class MetadataTest {
    private static final int WIDTH = 120;
    private static final Path SOURCE = Path.of("src/main/java/org/connectorsdk/spring/AccountSettings.java");
    private static final Map<SettingType, Class<?>> TYPES = Map.of(
            SettingType.STRING, String.class,
            SettingType.CHOICE, String.class,
            SettingType.INTEGER, Long.class,
            SettingType.DECIMAL, BigDecimal.class,
            SettingType.BOOLEAN, Boolean.class,
            SettingType.URL, URI.class,
            SettingType.DURATION, Duration.class,
            SettingType.FILE, Path.class);

    private static JsonNode metadata() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("src/main/resources/META-INF/spring-configuration-metadata.json")
                        .toFile());
    }

    /** By name, those that more than one provider has once. */
    private static Map<String, Setting> settings() {
        Map<String, Setting> settings = new TreeMap<>();
        Connectors.discover()
                .providers()
                .forEach(provider -> provider.configSchema()
                        .settings()
                        .forEach(setting -> settings.merge(setting.name(), setting, (one, same) -> one)));
        return settings;
    }

    private static String camelCase(String name) {
        String[] words = name.split("-");
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @Test
    void theSettingsOfAnAccountAreThoseOfTheProviders() throws IOException {
        if (Boolean.getBoolean("metadata.write")) {
            Files.writeString(SOURCE, source());
        }
        Map<String, Class<?>> wanted = new TreeMap<>(Map.of("provider", String.class));
        settings().forEach((name, setting) -> wanted.put(camelCase(name), TYPES.get(setting.type())));
        Map<String, Class<?>> found = new TreeMap<>();
        for (RecordComponent component : AccountSettings.class.getRecordComponents()) {
            found.put(component.getName(), component.getType());
        }

        assertThat(found).as("write it anew with -Dmetadata.write=true").isEqualTo(wanted);
    }

    private static String source() {
        StringBuilder parameters = new StringBuilder(" * @param provider id of the provider\n");
        List<String> components = new ArrayList<>(List.of("String provider"));
        settings().forEach((name, setting) -> {
            String text = setting.description().isEmpty() ? setting.label() : setting.description();
            parameters.append(wrapped(" * @param " + camelCase(name) + ' ' + text));
            components.add(TYPES.get(setting.type()).getSimpleName() + " " + camelCase(name));
        });
        return "package org.connectorsdk.spring;\n\nimport java.math.BigDecimal;\nimport java.net.URI;\n"
                + "import java.nio.file.Path;\nimport java.time.Duration;\n\n"
                + "/**\n * What editors complete under {@code connectors.accounts.<name>}:"
                + " the settings of all providers."
                + " Nothing makes one, as\n * secrets are among them. {@code MetadataTest} writes it.\n *\n"
                + parameters + " */\nrecord AccountSettings(\n        " + String.join(",\n        ", components)
                + ") {}\n";
    }

    private static String wrapped(String line) {
        int end = line.length() <= WIDTH ? -1 : line.lastIndexOf(' ', WIDTH);
        return end < 0 ? line + "\n" : line.substring(0, end) + "\n" + wrapped(" *    " + line.substring(end));
    }

    @Test
    void thePropertiesOfAllAccountsAreThoseOfTheirBean() throws IOException {
        Map<String, String> wanted = new TreeMap<>();
        properties("connectors", ConnectorsProperties.class, wanted);
        Map<String, String> found = new TreeMap<>();
        for (JsonNode property : metadata().path("properties")) {
            String name = property.path("name").asText();
            if (!name.equals("connectors.accounts")) {
                found.put(
                        name,
                        property.path("type").asText() + "="
                                + property.path("defaultValue").asText());
            }
        }

        assertThat(found).isEqualTo(wanted);
    }

    private static void properties(String prefix, Class<?> type, Map<String, String> into) {
        for (Parameter component : type.getDeclaredConstructors()[0].getParameters()) {
            String name = prefix + "." + kebabCase(component.getName());
            if (component.getType().isRecord()) {
                properties(name, component.getType(), into);
            } else {
                DefaultValue value = component.getAnnotation(DefaultValue.class);
                Class<?> boxed = component.getType() == boolean.class ? Boolean.class : component.getType();
                into.put(name, boxed.getName() + "=" + String.join(",", value == null ? new String[0] : value.value()));
            }
        }
    }

    @Test
    void theTypeOfAccountsIsOneThatEditorsKnow() throws IOException {
        assertThat(metadata().toString())
                .contains("java.util.Map<java.lang.String,org.connectorsdk.spring.AccountSettings>");
    }
}
