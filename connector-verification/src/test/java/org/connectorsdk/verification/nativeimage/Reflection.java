package org.connectorsdk.verification.nativeimage;

import java.io.IOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.connectorsdk.http.operation.Operation;

/** Which types of the library are reached by reflection: read from answers, written into requests, or made a proxy. */
final class Reflection {
    /** The modules that a program runs, by the directory that each is built in. */
    static final List<String> MODULES = List.of(
            "connector-api",
            "connector-http",
            "connector-airbyte",
            "connector-fivetran",
            "connector-hotdata",
            "connector-planasonix",
            "connector-virtuousai");

    private static final String FACETS = "org.connectorsdk.api.facet";

    private final Map<String, List<Class<?>>> classes = new TreeMap<>();
    private final SortedSet<String> reached = new TreeSet<>();

    Reflection() throws IOException, ClassNotFoundException {
        for (String module : MODULES) {
            classes.put(module, classesOf(module));
        }
        for (List<Class<?>> all : classes.values()) {
            for (Class<?> type : all) {
                if (isApi(type)) {
                    Stream.of(type.getDeclaredMethods()).forEach(this::reach);
                } else if (type.isRecord() && type.getPackageName().endsWith(".wire")) {
                    reach(type);
                }
            }
        }
    }

    private static List<Class<?>> classesOf(String module) throws IOException, ClassNotFoundException {
        Path root = Path.of("..", module, "target", "classes");
        List<String> names;
        try (Stream<Path> files = Files.walk(root)) {
            names = files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.replace('/', '.').replaceFirst("\\.class$", ""))
                    .sorted()
                    .toList();
        }
        List<Class<?>> found = new ArrayList<>();
        for (String name : names) {
            found.add(Class.forName(name, false, Reflection.class.getClassLoader()));
        }
        return found;
    }

    private static boolean isApi(Class<?> type) {
        return type.isInterface()
                && Stream.of(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(Operation.class));
    }

    private static boolean isFacet(Class<?> type) {
        return type.isInterface()
                && !type.isAnnotation()
                && !type.isMemberClass()
                && type.getPackageName().equals(FACETS);
    }

    /** {@return the interfaces of a module that a proxy is made of, sorted} */
    List<String> proxied(String module) {
        return names(module, type -> isApi(type) || isFacet(type));
    }

    /** {@return the types of a module that are read and written, sorted} */
    List<String> bound(String module) {
        return names(module, type -> reached.contains(type.getName()));
    }

    private List<String> names(String module, Predicate<Class<?>> which) {
        return classes.getOrDefault(module, List.of()).stream()
                .filter(which)
                .map(Class::getName)
                .sorted()
                .toList();
    }

    private void reach(Method method) {
        reach(method.getGenericReturnType());
        Stream.of(method.getGenericParameterTypes()).forEach(this::reach);
    }

    private void reach(Type type) {
        if (type instanceof ParameterizedType generic) {
            reach(generic.getRawType());
            Stream.of(generic.getActualTypeArguments()).forEach(this::reach);
        } else if (type instanceof WildcardType wildcard) {
            Stream.of(wildcard.getUpperBounds()).forEach(this::reach);
        } else if (type instanceof GenericArrayType array) {
            reach(array.getGenericComponentType());
        } else if (type instanceof Class<?> plain && isBound(plain) && reached.add(plain.getName())) {
            Stream.ofNullable(plain.getRecordComponents()).flatMap(Stream::of).forEach(this::reach);
        }
    }

    private void reach(RecordComponent component) {
        reach(component.getGenericType());
    }

    private static boolean isBound(Class<?> type) {
        return type.getName().startsWith("org.connectorsdk.") && (type.isRecord() || type.isEnum());
    }
}
