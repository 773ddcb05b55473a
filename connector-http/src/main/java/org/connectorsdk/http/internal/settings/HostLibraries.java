package org.connectorsdk.http.internal.settings;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.api.config.ConfigViolation;
import org.jspecify.annotations.Nullable;

/**
 * Looks, once, whether the libraries that the surrounding program brings are new enough: an old one that comes first on
 * the class path would end in linkage errors in the middle of calls. Uses nothing of them but what tells their version.
 */
public final class HostLibraries {
    private static final List<Library> NEEDED = List.of(
            new Library("Jackson core", "com.fasterxml.jackson.core.JsonFactory", "2.16", HostLibraries::jackson),
            new Library(
                    "Jackson databind", "com.fasterxml.jackson.databind.ObjectMapper", "2.16", HostLibraries::jackson),
            new Library("OkHttp", "okhttp3.OkHttpClient", "4.12", HostLibraries::okHttp),
            new Library("okio", "okio.Buffer", "3.6", type -> ofJar(type, "okio", "com.squareup.okio")),
            new Library("the Kotlin library", "kotlin.Unit", "1.9", HostLibraries::kotlin));

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Once per class loader of this library, whose libraries do not change. */
    private static final class Found {
        static final List<ConfigViolation> PROBLEMS = look(NEEDED, HostLibraries.class.getClassLoader());
    }

    /** Tells the version of a library from one of its classes. */
    @FunctionalInterface
    private interface Version {
        @Nullable
        String of(Class<?> type) throws ReflectiveOperationException, IOException;
    }

    private record Library(String name, String type, String least, Version version) {}

    private HostLibraries() {}

    /** {@return a problem for each library that is missing or too old} */
    public static List<ConfigViolation> problems() {
        return Found.PROBLEMS;
    }

    private static List<ConfigViolation> look(List<Library> needed, @Nullable ClassLoader loader) {
        List<ConfigViolation> problems = new ArrayList<>();
        for (Library library : needed) {
            String problem = problem(library, loader);
            if (problem != null) {
                problems.add(new ConfigViolation("class-path", ConfigViolation.CONFLICT, problem));
            }
        }
        return List.copyOf(problems);
    }

    private static @Nullable String problem(Library library, @Nullable ClassLoader loader) {
        String needed = library.least + " or newer is needed";
        try {
            Class<?> type = Class.forName(library.type, false, loader);
            String found = library.version.of(type);
            return found == null || isAtLeast(found, library.least)
                    ? null
                    : library.name + " " + found + " (" + place(type) + ") is too old: " + needed;
        } catch (ClassNotFoundException e) {
            return library.name + " is not on the class path: " + needed;
        } catch (ReflectiveOperationException | IOException | LinkageError e) {
            return null; // of no known form: what it lacks shows in use
        }
    }

    private static String place(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(URL::toString)
                .orElse("of an unknown place");
    }

    static boolean isAtLeast(String found, String least) {
        Matcher have = NUMBER.matcher(found);
        Matcher want = NUMBER.matcher(least);
        while (want.find()) {
            int part = have.find() ? Integer.parseInt(have.group()) : 0;
            int needed = Integer.parseInt(want.group());
            if (part != needed) {
                return part > needed;
            }
        }
        return true;
    }

    private static @Nullable String jackson(Class<?> type) throws ReflectiveOperationException {
        String of = type.getPackageName() + (type.getSimpleName().equals("JsonFactory") ? ".json" : ".cfg");
        return String.valueOf(constant(type, of + ".PackageVersion", "VERSION"));
    }

    private static @Nullable String kotlin(Class<?> type) throws ReflectiveOperationException {
        return String.valueOf(constant(type, "kotlin.KotlinVersion", "CURRENT"));
    }

    /** Before 4.0 another class named the version; a newer jar behind may still bring today's. */
    private static @Nullable String okHttp(Class<?> type) throws ReflectiveOperationException {
        try {
            Class<?> old = Class.forName("okhttp3.internal.Version", true, type.getClassLoader());
            if (place(old).equals(place(type))) {
                return String.valueOf(old.getMethod("userAgent").invoke(null)).replace("okhttp/", "");
            }
        } catch (ClassNotFoundException e) {
            // Not so old.
        }
        return String.valueOf(constant(type, "okhttp3.OkHttp", "VERSION"));
    }

    private static Object constant(Class<?> beside, String type, String field) throws ReflectiveOperationException {
        return Class.forName(type, true, beside.getClassLoader())
                .getField(field)
                .get(null);
    }

    /** By the jar's name, or what it says of itself; null where it was packed into another one. */
    private static @Nullable String ofJar(Class<?> type, String artifact, String bundle) throws IOException {
        String place = place(type);
        Matcher named =
                Pattern.compile("/" + artifact + "(?:-jvm)?-(\\d[^/]*)\\.jar").matcher(place);
        if (named.find()) {
            return named.group(1);
        }
        URL resource = type.getResource(type.getSimpleName() + ".class");
        URLConnection connection = resource == null ? null : resource.openConnection();
        if (!(connection instanceof JarURLConnection inJar)) {
            return null;
        }
        inJar.setUseCaches(false);
        try (JarFile jar = inJar.getJarFile()) {
            Manifest manifest = jar.getManifest();
            Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
            return bundle.equals(main.getValue("Bundle-SymbolicName")) ? main.getValue("Bundle-Version") : null;
        }
    }
}
