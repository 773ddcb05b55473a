package org.connectorsdk.verification.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files that tell a native image what is reached by reflection have every record of the wire and every interface of
 * an API. {@code -Dnative.write=true} writes them anew.
 */
class NativeImageTest {
    private static final String ALL = "\"allDeclaredConstructors\": true, \"allDeclaredMethods\": true,"
            + " \"allDeclaredFields\": true, \"allRecordComponents\": true";
    private static final String METHODS = "\"allPublicMethods\": true";
    private static final String CONSTANTS = "\"allPublicFields\": true";

    /** What classes are looked for by their names: {@code Workers} and {@code HostLibraries}. */
    private static final Map<String, Map<String, String>> BY_NAME = Map.of(
            "connector-api",
            Map.of("java.lang.Thread", METHODS, "java.lang.Thread$Builder$OfVirtual", METHODS),
            "connector-http",
            Map.of(
                    "com.fasterxml.jackson.core.JsonFactory", METHODS,
                    "com.fasterxml.jackson.core.json.PackageVersion", CONSTANTS,
                    "com.fasterxml.jackson.databind.ObjectMapper", METHODS,
                    "com.fasterxml.jackson.databind.cfg.PackageVersion", CONSTANTS,
                    "kotlin.KotlinVersion", CONSTANTS,
                    "kotlin.Unit", METHODS,
                    "okhttp3.internal.Version", METHODS,
                    "okhttp3.OkHttp", CONSTANTS,
                    "okhttp3.OkHttpClient", METHODS,
                    "okio.Buffer", METHODS));

    private static Reflection reflection;

    @BeforeAll
    static void look() throws Exception {
        reflection = new Reflection();
    }

    static Stream<String> modules() {
        return Reflection.MODULES.stream();
    }

    private static Path file(String module, String name) {
        return Path.of("..", module, "src/main/resources/META-INF/native-image/org.connectorsdk", module, name);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everythingThatIsReadByReflectionIsNamed(String module) throws IOException {
        List<String> entries = new ArrayList<>();
        reflection.bound(module).forEach(type -> entries.add(entry(type, ALL)));
        reflection.proxied(module).forEach(type -> entries.add(entry(type, METHODS)));
        BY_NAME.getOrDefault(module, Map.of()).forEach((type, what) -> entries.add(entry(type, what)));

        assertWritten(file(module, "reflect-config.json"), entries);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyInterfaceThatBecomesAProxyIsNamed(String module) throws IOException {
        List<String> entries = reflection.proxied(module).stream()
                .map(type -> "{\"interfaces\": [\"" + type + "\"]}")
                .toList();

        assertWritten(file(module, "proxy-config.json"), entries);
    }

    private static String entry(String type, String what) {
        return "{\"name\": \"" + type + "\", " + what + "}";
    }

    private static void assertWritten(Path file, List<String> entries) throws IOException {
        String text = "[\n  " + String.join(",\n  ", entries.stream().sorted().toList()) + "\n]\n";
        if (Boolean.getBoolean("native.write") && !entries.isEmpty()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }

        assertThat(Files.exists(file) ? Files.readString(file) : "[\n  \n]\n")
                .as("%s does not name what the classes have; write it anew with -Dnative.write=true", file)
                .isEqualTo(text);
    }
}
