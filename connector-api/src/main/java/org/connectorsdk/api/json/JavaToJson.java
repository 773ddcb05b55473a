package org.connectorsdk.api.json;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Turns plain Java values into trees. */
final class JavaToJson {

    private JavaToJson() {}

    static JsonValue convert(@Nullable Object java) {
        return convert(java, JsonValue.MAX_DEPTH);
    }

    private static JsonValue convert(@Nullable Object java, int levels) {
        if (java == null) {
            return JsonNull.INSTANCE;
        }
        if (java instanceof JsonValue value) {
            return value;
        }
        if (java instanceof CharSequence text) {
            return new JsonString(text.toString());
        }
        if (java instanceof Number number) {
            return number(number);
        }
        if (java instanceof Boolean bool) {
            return JsonBoolean.of(bool);
        }
        return container(java, levels);
    }

    private static JsonNumber number(Number number) {
        if (number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicInteger
                || number instanceof AtomicLong) {
            return JsonNumber.of(number.longValue());
        }
        if (number instanceof Double) {
            return JsonNumber.of(number.doubleValue());
        }
        if (number instanceof Float value) {
            return floating(value);
        }
        if (number instanceof BigDecimal value) {
            return JsonNumber.of(value);
        }
        if (number instanceof BigInteger value) {
            return JsonNumber.of(value);
        }
        throw noForm(number);
    }

    /** By its own text: widened to double, 0.1f would become 0.10000000149011612. */
    private static JsonNumber floating(Float value) {
        return Float.isFinite(value) ? JsonNumber.ofRaw(value.toString()) : JsonNumber.of(value.doubleValue());
    }

    private static JsonValue container(Object java, int levels) {
        if (levels == 0) {
            throw new IllegalArgumentException("java: nested deeper than " + JsonValue.MAX_DEPTH + " levels; does the "
                    + java.getClass().getName() + " contain itself?");
        }
        if (java instanceof JsonMembers members) {
            return members.object();
        }
        if (java instanceof Map<?, ?> map) {
            return object(map, levels - 1);
        }
        JsonArray.Builder array = JsonArray.builder();
        if (java instanceof Iterable<?> elements) {
            for (Object element : elements) {
                array.add(convert(element, levels - 1));
            }
        } else if (java.getClass().isArray()) {
            for (int i = 0, length = Array.getLength(java); i < length; i++) {
                array.add(convert(Array.get(java, i), levels - 1));
            }
        } else {
            throw noForm(java);
        }
        return array.build();
    }

    private static JsonObject object(Map<?, ?> map, int levels) {
        JsonObject.Builder object = JsonObject.builder();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            Object name = member.getKey();
            if (!(name instanceof CharSequence text)) {
                throw new IllegalArgumentException("java: a member name must be text, not "
                        + (name == null ? "null" : name.getClass().getName()));
            }
            object.add(text.toString(), convert(member.getValue(), levels));
        }
        return object.build();
    }

    private static IllegalArgumentException noForm(Object java) {
        return new IllegalArgumentException(
                "java: no JSON form for " + java.getClass().getName());
    }
}
