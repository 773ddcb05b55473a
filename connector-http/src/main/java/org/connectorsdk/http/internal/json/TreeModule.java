package org.connectorsdk.http.internal.json;
import org.connectorsdk.http.json.Lenient;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.function.Predicate;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Teaches Jackson our trees, and integers as our answers write them. */
final class TreeModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    TreeModule() {
        super("org.connectorsdk.http.json");
        addSerializer(JsonValue.class, new TreeSerializer());
        addSerializer(Secret.class, new SecretSerializer());
        addSerializer(Lenient.class, new LenientSerializer());
        addTree(JsonValue.class, token -> true);
        addTree(JsonObject.class, token -> token == JsonToken.START_OBJECT);
        addTree(JsonArray.class, token -> token == JsonToken.START_ARRAY);
        addTree(JsonString.class, token -> token == JsonToken.VALUE_STRING);
        addTree(JsonNumber.class, JsonToken::isNumeric);
        addTree(JsonBoolean.class, JsonToken::isBoolean);
        addTree(JsonNull.class, token -> token == JsonToken.VALUE_NULL);
        addParser(Long.class, JsonCursor::integer);
        addParser(Long.TYPE, JsonCursor::integer);
        addParser(Integer.class, JsonCursor::smallInteger);
        addParser(Integer.TYPE, JsonCursor::smallInteger);
        addDeserializer(Lenient.class, new LenientDeserializer());
        setDeserializerModifier(new Records());
    }

    private static final class Records extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            if (!description.getBeanClass().isRecord() || !(deserializer instanceof BeanDeserializer bean)) {
                return deserializer;
            }
            ValueInstantiator instantiator = bean.getValueInstantiator();
            return new RecordDeserializer(
                    description.getType(), instantiator, instantiator.getFromObjectArguments(config), config);
        }
    }

    private <T extends JsonValue> void addTree(Class<T> kind, Predicate<JsonToken> start) {
        addDeserializer(kind, new TreeDeserializer<>(kind, start));
    }

    private <T> void addParser(Class<T> type, ElementParser<T> parser) {
        addDeserializer(type, new Parsed<>(type, parser));
    }

    private static final class TreeDeserializer<T extends JsonValue> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final Class<T> kind;
        private final transient Predicate<JsonToken> start;

        TreeDeserializer(Class<T> kind, Predicate<JsonToken> start) {
            super(kind);
            this.kind = kind;
            this.start = start;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!start.test(parser.currentToken())) {
                context.handleUnexpectedToken(kind, parser);
            }
            return kind.cast(JsonTree.read(parser));
        }

        /** JSON null is a value where any value may stand, and null where only one kind may. */
        @Override
        public @Nullable T getNullValue(DeserializationContext context) {
            return kind.isInstance(JsonNull.INSTANCE) ? kind.cast(JsonNull.INSTANCE) : null;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }

    private static final class TreeSerializer extends JsonSerializer<JsonValue> {
        @Override
        public void serialize(JsonValue value, JsonGenerator out, SerializerProvider provider) throws IOException {
            TreeWriter.write(value, out);
        }

        @Override
        public void serializeWithType(
                JsonValue value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            TreeWriter.write(value, out);
        }
    }

    /** A request is the one place that a secret is for; without this it would be written as an empty object. */
    private static final class SecretSerializer extends JsonSerializer<Secret> {
        @Override
        public void serialize(Secret value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.reveal());
        }
    }

    /** An element is written as what it is, or as it came. */
    @SuppressWarnings("rawtypes") // a serializer is known by a class, not by a type
    private static final class LenientSerializer extends JsonSerializer<Lenient> {
        @Override
        public void serialize(Lenient element, JsonGenerator out, SerializerProvider provider) throws IOException {
            Lenient<?> any = element;
            Object written =
                    any.value().isPresent() ? any.value().get() : any.raw().orElse(JsonNull.INSTANCE);
            provider.defaultSerializeValue(written, out);
        }
    }

    /** Lets the binding use a parser of ours. */
    private static final class Parsed<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient ElementParser<T> parser;

        Parsed(Class<T> type, ElementParser<T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        public @Nullable T deserialize(JsonParser source, DeserializationContext context) throws IOException {
            return parser.parse(JsonCursor.of(source));
        }
    }
}
