package org.connectorsdk.verification.compatibility;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.connectorsdk.api.annotation.Experimental;
import org.jspecify.annotations.Nullable;

/** Prints what users of a class can name: a line each, so that a change is a line. */
final class Surface {
    private static final int SEEN = Modifier.PUBLIC | Modifier.PROTECTED;

    private Surface() {}

    /** Whether a user can name it: it and everything around it can be seen. */
    static boolean isVisible(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if ((each.getModifiers() & SEEN) == 0 || each.isAnonymousClass() || each.isLocalClass()) {
                return false;
            }
        }
        return true;
    }

    /** Of classes in the order of their names: the class, then its members by their text. */
    static List<String> of(List<Class<?>> types) {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types) {
            boolean unsettled = type.getPackage().isAnnotationPresent(Experimental.class);
            lines.add((unsettled ? "@Experimental " : mark(type)) + header(type));
            members(type).stream().sorted().map(line -> "    " + line).forEach(lines::add);
        }
        return lines;
    }

    private static String header(Class<?> type) {
        // JDK 17 leaves these words out, newer ones do not.
        String head = type.toGenericString().replaceFirst("(^| )(non-)?sealed ", "$1");
        StringBuilder text = new StringBuilder(head);
        if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class && !type.isRecord()) {
            text.append(" extends ").append(type.getGenericSuperclass().getTypeName());
        }
        text.append(list(" implements ", type.getGenericInterfaces()));
        if (type.isSealed()) {
            // Unless the source names them, their order is the one in which the compiler came upon them.
            Class<?>[] subtypes = type.getPermittedSubclasses();
            Arrays.sort(subtypes, Comparator.comparing(Class::getName));
            text.append(list(" permits ", subtypes));
        }
        if (type.isRecord()) {
            text.append(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::toString)
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        return text.toString();
    }

    private static String list(String word, Type[] types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", ", word, ""));
    }

    private static List<String> members(Class<?> type) {
        List<String> lines = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (isSeen(field.getModifiers()) && !field.isSynthetic()) {
                lines.add(mark(field) + field.toGenericString() + constant(field) + nulls(field.getAnnotatedType()));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isSeen(constructor.getModifiers()) && !constructor.isSynthetic()) {
                lines.add(mark(constructor)
                        + constructor.toGenericString()
                        + nulls(null, constructor.getAnnotatedParameterTypes()));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isSeen(method.getModifiers()) && !method.isSynthetic()) {
                lines.add(mark(method)
                        + method.toGenericString()
                        + nulls(method.getAnnotatedReturnType(), method.getAnnotatedParameterTypes()));
            }
        }
        return lines;
    }

    private static boolean isSeen(int modifiers) {
        return (modifiers & SEEN) != 0;
    }

    private static String mark(AnnotatedElement element) {
        String text = element.isAnnotationPresent(Experimental.class) ? "@Experimental " : "";
        return text + (element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "");
    }

    /** Where null is allowed, which a caller in Kotlin cannot compile without: the answer, and parameters by place. */
    private static String nulls(@Nullable AnnotatedType answer, AnnotatedType... parameters) {
        List<String> places = new ArrayList<>();
        if (answer != null && answer.isAnnotationPresent(Nullable.class)) {
            places.add("answer");
        }
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(Nullable.class)) {
                places.add(Integer.toString(i + 1));
            }
        }
        return places.isEmpty() ? "" : places.stream().collect(Collectors.joining(", ", " may be null: ", ""));
    }

    /** What a compiler copies into the classes of users. */
    private static String constant(Field field) {
        int modifiers = field.getModifiers();
        boolean copied = field.getType().isPrimitive() || field.getType() == String.class;
        if (!copied || !Modifier.isStatic(modifiers) || !Modifier.isFinal(modifiers)) {
            return "";
        }
        try {
            field.setAccessible(true);
            return " = " + printed(String.valueOf(field.get(null)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a constant cannot be read: " + field, e);
        }
    }

    /** On one line, and in ASCII. */
    private static String printed(String text) {
        return text.chars()
                .mapToObj(c -> c >= ' ' && c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }
}
