package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.connectorsdk.api.spi.ConnectorProvider;

/** A jar as the author of a plug-in builds it: compiled from sources, with files under META-INF/services. */
final class PluginJar {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private Predicate<String> packed = name -> true;
    private UnaryOperator<byte[]> changed = bytes -> bytes;

    /** A jar without anything. */
    static PluginJar empty() {
        return new PluginJar();
    }

    /** A jar with a provider of this id. */
    static PluginJar of(String id) {
        return of(id, "1.0", "");
    }

    /** A jar with a provider that runs some code when it is made. */
    static PluginJar of(String id, String spi, String whenMade) {
        return empty().provider("com.example." + id + ".Provider", id, spi, whenMade, named(id), "return null;");
    }

    /** A jar with a provider that runs some code when it is opened. */
    static PluginJar opening(String id, String whenOpened) {
        return empty().provider("com.example." + id + ".Provider", id, "1.0", "", named(id), whenOpened);
    }

    /** A jar with a provider that runs some code when it is described. */
    static PluginJar describing(String id, String whenDescribed) {
        return empty().provider("com.example." + id + ".Provider", id, "1.0", "", whenDescribed, "return null;");
    }

    private static String named(String id) {
        return "return ProviderDescriptor.of(\"" + id + "\", name).build();";
    }

    private PluginJar provider(
            String type, String id, String spi, String whenMade, String whenDescribed, String whenOpened) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        return source(type, """
                        import io.vavr.control.Either;
                        import org.connectorsdk.api.call.RuntimeContext;
                        import org.connectorsdk.api.config.Settings;
                        import org.connectorsdk.api.descriptor.ProviderDescriptor;
                        import org.connectorsdk.api.error.ConnectorError;
                        import org.connectorsdk.api.spi.ProviderConnections;

                        public final class %s implements org.connectorsdk.api.spi.ConnectorProvider {
                            String name = "%s";
                            public %s() { %s }
                            public String spiVersion() { return "%s"; }
                            public ProviderDescriptor descriptor() {
                                %s
                            }
                            public Either<ConnectorError, ProviderConnections> open(
                                    Settings settings, RuntimeContext context) {
                                %s
                            }
                        }
                        """.formatted(name, id, name, whenMade, spi, whenDescribed, whenOpened))
                .service(ConnectorProvider.class, type);
    }

    PluginJar source(String type, String text) {
        sources.put(type, "package " + type.substring(0, type.lastIndexOf('.')) + ";\n" + text);
        return this;
    }

    PluginJar service(Class<?> kind, String type) {
        return file("META-INF/services/" + kind.getName(), type + "\n");
    }

    PluginJar file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** With what another jar was to hold. */
    PluginJar and(PluginJar other) {
        sources.putAll(other.sources);
        files.putAll(other.files);
        return this;
    }

    /** Leaves classes out, as a thin jar does; {@code com/example/…}. */
    PluginJar without(String path) {
        packed = name -> !name.startsWith(path);
        return this;
    }

    /** Keeps nothing but these classes, as a library does. */
    PluginJar onlyClasses(String path) {
        packed = name -> name.startsWith(path);
        files.clear();
        return this;
    }

    /** As a compiler for a Java to come would write the classes. */
    PluginJar forJava(int version) {
        changed = bytes -> {
            bytes[7] = (byte) (version + 44);
            return bytes;
        };
        return this;
    }

    Path build(Path file) throws IOException {
        Path classes = Files.createTempDirectory(file.toAbsolutePath().getParent(), "classes");
        compile(classes);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("META-INF/plugin.txt"));
            for (Map.Entry<String, String> text : files.entrySet()) {
                jar.putNextEntry(new JarEntry(text.getKey()));
                jar.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (Path found : classFiles(classes)) {
                String name = classes.relativize(found).toString();
                if (packed.test(name)) {
                    jar.putNextEntry(new JarEntry(name));
                    jar.write(changed.apply(Files.readAllBytes(found)));
                }
            }
        }
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private void compile(Path into) {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = sources.entrySet().stream()
                .<JavaFileObject>map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        List<String> options =
                List.of("-d", into.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        assertThat(compiler.getTask(null, null, null, options, null, files).call())
                .isTrue();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String type, String text) {
            super(URI.create("string:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
