package org.connectorsdk.verification.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a caller got: members by name, without the names of classes. What is empty is left out. Texts for
 * people are kept apart, in {@link #texts()}.
 */
final class Rendering {
    private static final Set<String> FOR_PEOPLE = Set.of("message", "warnings", "advice", "done", "problem", "excerpt");
    private static final Set<String> NO_MEMBERS =
            Set.of("toString", "hashCode", "toBuilder", "toJson", "encode", "getClass");

    private final List<String> texts = new ArrayList<>();

    /** What was left out: texts that may be worded in another way without anything being different. */
    List<String> texts() {
        return texts;
    }

    String of(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof ConnectorError error) {
            return error(error);
        } else if (value instanceof JsonValue json) {
            return SortedJson.of(json.toJson()).orElseThrow();
        } else if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        } else if (value instanceof OptionalInt || value instanceof OptionalLong || value instanceof OptionalDouble) {
            return value.toString().replaceAll(".*\\[|].*|.*empty", "");
        } else if (value instanceof byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return SortedJson.of(text).orElse(text);
        } else if (value instanceof Collection<?> items) {
            return items.isEmpty() ? "" : items.stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return members(sorted(map));
        } else if (value instanceof JobRef ref) {
            return members(handle(ref));
        } else if (value.getClass().getName().startsWith("org.connectorsdk.")
                && !(value instanceof Enum)
                && !(value instanceof Capability)) {
            return members(read(value));
        }
        return value.toString();
    }

    private String error(ConnectorError error) {
        ErrorContext context = error.context();
        SortedMap<String, @Nullable Object> members = read(error);
        members.remove("context");
        members.put("vendorOperation", context.vendorOperation());
        members.put("operation", context.operation());
        members.put("ids", context.ids());
        members.put("done", context.done());
        members.put("status", context.status());
        members.put("vendorCode", context.vendorCode());
        members.put("attempts", context.attempts());
        members.put("delivered", context.delivered());
        members.put("advice", context.advice());
        return "ERROR " + members(members);
    }

    /** What only handles without an id of the vendor have is left out of the others. */
    private static SortedMap<String, @Nullable Object> handle(JobRef ref) {
        SortedMap<String, @Nullable Object> members = read(ref);
        if (!ref.inferred()) {
            members.remove("inferred");
        }
        if (ref.display().equals(ref.jobId())) {
            members.remove("display");
        }
        return members;
    }

    private static SortedMap<String, @Nullable Object> sorted(Map<?, ?> map) {
        SortedMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        return sorted;
    }

    private String members(SortedMap<String, @Nullable Object> members) {
        return members.entrySet().stream()
                .flatMap(member -> member(member.getKey(), member.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private Stream<String> member(String name, @Nullable Object value) {
        String text = of(value);
        if (text.isEmpty()) {
            return Stream.empty();
        }
        if (!FOR_PEOPLE.contains(name)) {
            return Stream.of(name + "=" + text);
        }
        texts.add(name + ": " + text);
        return Stream.empty();
    }

    private static SortedMap<String, @Nullable Object> read(Object value) {
        SortedMap<String, @Nullable Object> members = new TreeMap<>();
        for (Method method : accessors(value)) {
            try {
                method.setAccessible(true);
                members.put(method.getName(), method.invoke(value));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + method, e);
            }
        }
        return members;
    }

    private static List<Method> accessors(Object value) {
        Class<?> type = value.getClass();
        if (type.isRecord() && !(value instanceof ConnectorError)) {
            return Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toList();
        }
        return Stream.of(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 0 && method.getReturnType() != void.class)
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !NO_MEMBERS.contains(method.getName()))
                .filter(method -> !method.getName().matches("is[A-Z].*"))
                .toList();
    }
}
