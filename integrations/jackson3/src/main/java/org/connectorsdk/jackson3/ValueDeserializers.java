package org.connectorsdk.jackson3;

import java.util.function.Function;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.json.form.ValueForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.jsontype.TypeDeserializer;

/** Gives Jackson a deserializer for each of the library's types. */
final class ValueDeserializers extends Deserializers.Base {

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        Class<?> raw = type.getRawClass();
        if (JsonValue.class.isAssignableFrom(raw)) {
            return new TreeDeserializer(raw);
        }
        if (raw == Page.class) {
            return new FormDeserializer(raw, page(type.containedTypeOrUnknown(0).getRawClass()));
        }
        if (raw == ConnectionId.class) {
            return new TextDeserializer(raw, ConnectionId::of);
        }
        if (raw == PageToken.class) {
            return new TextDeserializer(raw, PageToken::new);
        }
        if (raw == Secret.class) {
            return new TextDeserializer(raw, text -> {
                throw new IllegalArgumentException("a Secret is never read from JSON: make one with Secret.of");
            });
        }
        return ValueForm.of(raw)
                .map(form -> new FormDeserializer(raw, form.reader()))
                .orElse(null);
    }

    @Override
    public @Nullable ValueDeserializer<?> findEnumDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        return type.isTypeOrSubTypeOf(JsonValue.class) ? new TreeDeserializer(type.getRawClass()) : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return JsonValue.class.isAssignableFrom(type)
                || type == Page.class
                || type == ConnectionId.class
                || type == PageToken.class
                || type == Secret.class
                || ValueForm.of(type).isPresent();
    }

    /** A page of what is not known is refused when it is read, and not when a mapper first hears of it. */
    private static Function<JsonObject, ?> page(Class<?> item) {
        Function<JsonObject, ?> reader = item == Object.class || item == JsonObject.class || item == JsonValue.class
                ? json -> json
                : ValueForm.of(item)
                        .<Function<JsonObject, ?>>map(
                                form -> json -> fitting(form.reader().apply(json), item))
                        .orElse(json -> {
                            throw new IllegalArgumentException("Page: items of " + item.getSimpleName()
                                    + " have no JSON form of the library: read a Page<JsonObject>");
                        });
        return json -> Page.fromJson(json, reader::apply);
    }

    private static final class TreeDeserializer extends ValueDeserializer<Object> {
        private final Class<?> type;

        private TreeDeserializer(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            JsonValue value = TreeReader.read(in, context);
            try {
                return fitting(value, type);
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(type, "%s", e.getMessage());
            }
        }

        @Override
        public Object deserializeWithType(JsonParser in, DeserializationContext context, TypeDeserializer types) {
            return deserialize(in, context);
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            return type.isInstance(JsonNull.INSTANCE) ? JsonNull.INSTANCE : null;
        }
    }

    private static final class TextDeserializer extends ValueDeserializer<Object> {
        private final Class<?> type;
        private final Function<String, ?> reader;

        private TextDeserializer(Class<?> type, Function<String, ?> reader) {
            this.type = type;
            this.reader = reader;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString();
            if (text == null) {
                return context.reportInputMismatch(
                        type, "%s is a text, not %s", type.getSimpleName(), in.currentToken());
            }
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(type, "%s", e.getMessage());
            }
        }
    }

    private static final class FormDeserializer extends ValueDeserializer<Object> {
        private final Class<?> type;
        private final Function<JsonObject, ?> reader;

        private FormDeserializer(Class<?> type, Function<JsonObject, ?> reader) {
            this.type = type;
            this.reader = reader;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            JsonObject json = TreeReader.readObject(in, context, type);
            try {
                return fitting(reader.apply(json), type);
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(type, "%s", e.getMessage());
            }
        }
    }

    /** An error may be of another subtype than the one that was asked for. */
    private static Object fitting(Object value, Class<?> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "this is " + value.getClass().getSimpleName() + ", not " + type.getSimpleName());
        }
        return value;
    }
}
