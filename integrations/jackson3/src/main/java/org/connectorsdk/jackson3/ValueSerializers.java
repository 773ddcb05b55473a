package org.connectorsdk.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
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
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Gives Jackson a serializer for each of the library's types. */
final class ValueSerializers extends Serializers.Base {

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
            SerializationConfig config,
            JavaType type,
            BeanDescription.Supplier description,
            JsonFormat.@Nullable Value format) {
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

    private static final class TreeSerializer extends ValueSerializer<JsonValue> {
        @Override
        public void serialize(JsonValue value, JsonGenerator out, SerializationContext context) {
            TreeWriter.write(value, out);
        }

        /** A tree is what it is: it carries no type. */
        @Override
        public void serializeWithType(
                JsonValue value, JsonGenerator out, SerializationContext context, TypeSerializer types) {
            TreeWriter.write(value, out);
        }
    }

    /** Writes an object, with the id of its type where a mapper asks for one. */
    private abstract static class ObjectSerializer extends ValueSerializer<Object> {

        abstract void members(Object value, JsonGenerator out, SerializationContext context);

        @Override
        public void serialize(Object value, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            members(value, out, context);
            out.writeEndObject();
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator out, SerializationContext context, TypeSerializer types) {
            WritableTypeId id = types.writeTypePrefix(out, context, types.typeId(value, JsonToken.START_OBJECT));
            members(value, out, context);
            types.writeTypeSuffix(out, context, id);
        }
    }

    private static final class FormSerializer extends ObjectSerializer {
        private final Function<Object, JsonObject> form;

        private FormSerializer(Function<Object, JsonObject> form) {
            this.form = form;
        }

        @Override
        void members(Object value, JsonGenerator out, SerializationContext context) {
            TreeWriter.writeMembers(form.apply(value), out);
        }
    }

    /** Lets the mapper write items that the library does not know. */
    private static final class PageSerializer extends ObjectSerializer {

        @Override
        void members(Object value, JsonGenerator out, SerializationContext context) {
            Page<?> page = (Page<?>) value;
            for (Map.Entry<String, JsonValue> member :
                    page.toJson(item -> JsonObject.empty()).members().entrySet()) {
                out.writeName(member.getKey());
                if (member.getKey().equals("items")) {
                    items(page, out, context);
                } else {
                    TreeWriter.write(member.getValue(), out);
                }
            }
        }

        private static void items(Page<?> page, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            for (Object item : page.items()) {
                Optional<ValueForm<?>> form = ValueForm.of(item.getClass());
                if (form.isPresent()) {
                    TreeWriter.write(form.get().write(item), out);
                } else {
                    context.writeValue(out, item);
                }
            }
            out.writeEndArray();
        }
    }
}
