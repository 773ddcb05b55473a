package org.connectorsdk.benchmarks;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts, for every place of a connection that holds a text, how many text objects there are and how many texts. */
final class SharedTexts {
    private static final String OURS = "org.connectorsdk.";
    private static final String NAMES = "names of members";

    /** Names of fields that say nothing to a reader. */
    private static final Set<String> INNER = Set.of("values", "members", "value", "raw");

    private final Map<String, Place> places = new TreeMap<>();

    private static final class Place {
        private int met;
        private final Set<String> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<String> values = new HashSet<>();

        void add(String text) {
            met++;
            objects.add(text);
            values.add(text);
        }
    }

    void add(Object connection) {
        walk("", connection);
    }

    private void walk(String path, @Nullable Object value) {
        if (value instanceof String text) {
            places.computeIfAbsent(path, at -> new Place()).add(text);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> {
                walk(NAMES, key);
                walk(joined(path, String.valueOf(key)), member);
            });
        } else if (value instanceof Iterable<?> elements) {
            elements.forEach(element -> walk(path + "[]", element));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(there -> walk(path, there));
        } else if (value != null
                && !(value instanceof Enum)
                && value.getClass().getName().startsWith(OURS)) {
            fields(path, value, value.getClass());
        }
    }

    private void fields(String path, Object value, Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                walk(INNER.contains(field.getName()) ? path : joined(path, field.getName()), read(field, value));
            }
        }
        if (type.getSuperclass() != Object.class && type.getSuperclass() != null) {
            fields(path, value, type.getSuperclass());
        }
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the field was made accessible", e);
        }
    }

    /** Prints the places whose texts repeat. */
    void print() {
        System.out.println();
        System.out.println("| text that repeats | met | text objects | different texts |");
        System.out.println("|---|--:|--:|--:|");
        places.forEach((path, place) -> {
            if (place.values.size() <= place.met / 2) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %,d | %,d | %,d |%n",
                        path,
                        place.met,
                        place.objects.size(),
                        place.values.size());
            }
        });
    }
}
