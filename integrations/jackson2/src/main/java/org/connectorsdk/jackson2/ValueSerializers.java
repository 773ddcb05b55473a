package org.connectorsdk.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.json.form.ValueForm;
import org.jspecify.annotations.Nullable;

/** Gives Jackson a serializer for each of the library's types. */
final class ValueSerializers extends Serializers.Base {

    @Override
    public @Nullable JsonSerializer<?> findSerializer(
            SerializationConfig config, JavaType type, BeanDescription description) {
        Class<?> raw = type.getRawClass();
        if (JsonValue.class.isAssignableFrom(raw)) {
            return new TreeSerializer();
        }
        if (raw == Page.class) {
            return new PageSerializer();
        }
        if (raw == ConnectionId.class || raw == PageToken.class || raw == Secret.class) {
            return ToStringSerializer.instance;
        }
        if (ConnectorException.class.isAssignableFrom(raw)) {
            return new FormSerializer(
                    value -> ((ConnectorException) value).error().toJson());
        }
        return ValueForm.of(raw).map(form -> new FormSerializer(form::write)).orElse(null);
    }

    private static final class TreeSerializer extends JsonSerializer<JsonValue> {
        @Override
        public void serialize(JsonValue value, JsonGenerator out, SerializerProvider provider) throws IOException {
            TreeWriter.write(value, out);
        }

        /** A tree is what it is: it carries no type. */
        @Override
        public void serializeWithType(
                JsonValue value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
                throws IOException {
            TreeWriter.write(value, out);
        }
    }

    /** Writes an object, with the id of its type where a mapper asks for one. */
    private abstract static class ObjectSerializer extends JsonSerializer<Object> {

        abstract void members(Object value, JsonGenerator out, SerializerProvider provider) throws IOException;

        @Override
        public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            members(value, out, provider);
            out.writeEndObject();
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer types) throws IOException {
            WritableTypeId id = types.writeTypePrefix(out, types.typeId(value, JsonToken.START_OBJECT));
            members(value, out, provider);
            types.writeTypeSuffix(out, id);
        }
    }

    private static final class FormSerializer extends ObjectSerializer {
        private final Function<Object, JsonObject> form;

        private FormSerializer(Function<Object, JsonObject> form) {
            this.form = form;
        }

        @Override
        void members(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            TreeWriter.writeMembers(form.apply(value), out);
        }
    }

    /** Lets the mapper write items that the library does not know. */
    private static final class PageSerializer extends ObjectSerializer {

        @Override
        void members(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            Page<?> page = (Page<?>) value;
            for (Map.Entry<String, JsonValue> member :
                    page.toJson(item -> JsonObject.empty()).members().entrySet()) {
                out.writeFieldName(member.getKey());
                if (member.getKey().equals("items")) {
                    items(page, out, provider);
                } else {
                    TreeWriter.write(member.getValue(), out);
                }
            }
        }

        private static void items(Page<?> page, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (Object item : page.items()) {
                Optional<ValueForm<?>> form = ValueForm.of(item.getClass());
                if (form.isPresent()) {
                    TreeWriter.write(form.get().write(item), out);
                } else {
                    provider.defaultSerializeValue(item, out);
                }
            }
            out.writeEndArray();
        }
    }
}
