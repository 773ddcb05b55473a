package org.connectorsdk.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
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

/** Gives Jackson a deserializer for each of the library's types. */
final class ValueDeserializers extends Deserializers.Base {

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) {
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
    public @Nullable JsonDeserializer<?> findEnumDeserializer(
            Class<?> type, DeserializationConfig config, BeanDescription description) {
        return JsonValue.class.isAssignableFrom(type) ? new TreeDeserializer(type) : null;
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

    private static final class TreeDeserializer extends JsonDeserializer<Object> {
        private final Class<?> type;

        private TreeDeserializer(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonValue value = TreeReader.read(in, context);
            try {
                return fitting(value, type);
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(type, "%s", e.getMessage());
            }
        }

        @Override
        public Object deserializeWithType(JsonParser in, DeserializationContext context, TypeDeserializer types)
                throws IOException {
            return deserialize(in, context);
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            return type.isInstance(JsonNull.INSTANCE) ? JsonNull.INSTANCE : null;
        }
    }

    private static final class TextDeserializer extends JsonDeserializer<Object> {
        private final Class<?> type;
        private final Function<String, ?> reader;

        private TextDeserializer(Class<?> type, Function<String, ?> reader) {
            this.type = type;
            this.reader = reader;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
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

    private static final class FormDeserializer extends JsonDeserializer<Object> {
        private final Class<?> type;
        private final Function<JsonObject, ?> reader;

        private FormDeserializer(Class<?> type, Function<JsonObject, ?> reader) {
            this.type = type;
            this.reader = reader;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
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
