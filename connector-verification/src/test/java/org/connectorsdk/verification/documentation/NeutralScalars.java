package org.connectorsdk.verification.documentation;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;

/** Every text, number, truth and time that a caller can get out of a value, by whichever of its methods. */
final class NeutralScalars {
    private static final Set<String> NO_VALUES =
            Set.of("toBuilder", "toString", "hashCode", "getClass", "close", "stream");

    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> found = new HashSet<>();

    private NeutralScalars() {}

    static Set<String> of(Object value) {
        NeutralScalars scalars = new NeutralScalars();
        scalars.visit(value);
        return scalars.found;
    }

    /** {@return the text in the one form in which equal times and equal numbers are equal} */
    static String plain(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant().toString()
                    : new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (RuntimeException e) {
            return text;
        }
    }

    private void visit(Object value) {
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> {
                found.add(name);
                visit(member);
            });
        } else if (value instanceof JsonArray array) {
            visit(array.elements());
        } else if (value instanceof JsonValue scalar) {
            found.add(plain(scalar.asString().orElseGet(scalar::toJson)));
        } else if (value instanceof Instant time) {
            found.add(time.toString());
            found.add(String.valueOf(time.getEpochSecond()));
            found.add(String.valueOf(time.toEpochMilli()));
        } else if (value instanceof Duration span) {
            found.add(String.valueOf(span.toMillis()));
        } else if (value instanceof Map<?, ?> map) {
            visit(map.keySet());
            visit(map.values());
        } else if (value instanceof Iterable<?> several) {
            several.forEach(this::visit);
        } else if (!visitOptional(value)) {
            visitMethods(value);
        }
    }

    private boolean visitOptional(Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::visit);
        } else if (value instanceof OptionalInt optional) {
            optional.ifPresent(this::visit);
        } else if (value instanceof OptionalLong optional) {
            optional.ifPresent(this::visit);
        } else if (value instanceof OptionalDouble optional) {
            optional.ifPresent(this::visit);
        } else {
            return false;
        }
        return true;
    }

    private void visitMethods(Object value) {
        if (!value.getClass().getName().startsWith("org.connectorsdk.") || value instanceof Enum<?>) {
            found.add(plain(value.toString()));
        } else if (visited.add(value)) {
            for (Method method : value.getClass().getMethods()) {
                if (method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && !NO_VALUES.contains(method.getName())
                        && method.getDeclaringClass() != Object.class) {
                    answered(value, method).ifPresent(this::visit);
                }
            }
        }
    }

    private static Optional<Object> answered(Object value, Method method) {
        try {
            method.setAccessible(true);
            return Optional.ofNullable(method.invoke(value));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method.toString(), e);
        }
    }
}
