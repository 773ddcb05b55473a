package org.connectorsdk.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record by its components. In place of Jackson's own, which takes the last of two members with one name or fails, depending
 * on what else is there, and cannot tell what it skips.
 */
final class RecordDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient ValueInstantiator instantiator;
    private final transient Component[] components;
    private final transient Map<String, Component> byName = new HashMap<>();
    private final int collector;
    private final int whole;
    private final transient Set<String> envelopes;

    /**
     * Prepares; the rest is done when the types of the components are known.
     *
     * @param properties what Jackson knows of the components, in their order
     */
    RecordDeserializer(
            JavaType type,
            ValueInstantiator instantiator,
            SettableBeanProperty[] properties,
            DeserializationConfig config) {
        super(type);
        this.instantiator = instantiator;
        RecordComponent[] declared = type.getRawClass().getRecordComponents();
        Enveloped within = type.getRawClass().getAnnotation(Enveloped.class);
        envelopes = within == null ? Set.of() : Set.of(within.value());
        components = new Component[declared.length];
        int collects = -1;
        int standsForAll = -1;
        for (int i = 0; i < declared.length; i++) {
            components[i] = new Component(i, declared[i], properties[i]);
            if (RequiredComponents.collectsTheRest(declared[i])) {
                collects = i;
            } else {
                addNames(components[i], config);
            }
            if (declared[i].isAnnotationPresent(OrBare.class)) {
                standsForAll = i;
            }
        }
        collector = collects;
        whole = standsForAll;
    }

    private void addNames(Component component, DeserializationConfig config) {
        byName.put(component.property.getName(), component);
        for (PropertyName alias : component.property.findAliases(config)) {
            byName.putIfAbsent(alias.getSimpleName(), component);
        }
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        for (Component component : components) {
            component.resolve(context);
        }
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonCursor in = JsonCursor.of(parser);
        if (whole >= 0 && parser.currentToken() != JsonToken.START_OBJECT) {
            @Nullable Object[] values = values(in);
            values[whole] = components[whole].read(in, context, null);
            return made(in, context, values, null);
        }
        return members(in, context);
    }

    private Object made(
            JsonCursor in,
            DeserializationContext context,
            @Nullable Object[] values,
            @Nullable Map<String, JsonValue> rest)
            throws IOException {
        if (collector >= 0) {
            values[collector] = JsonCursor.kept(rest);
        }
        for (Component component : components) {
            if (component.required && values[component.index] == null) {
                in.required(component.property.getName(), null);
            }
        }
        Object made = instantiator.createFromObjectWith(context, values);
        @Nullable AnswerParser answer = in.answer();
        if (answer != null) {
            answer.giveBack(values);
        }
        return made;
    }

    /** Within an answer one array serves record after record: each copies it when it is made. */
    private @Nullable Object[] values(JsonCursor in) {
        @Nullable AnswerParser answer = in.answer();
        return answer == null ? new @Nullable Object[components.length] : answer.take(components.length);
    }

    private Object members(JsonCursor in, DeserializationContext context) throws IOException {
        @Nullable Object[] values = values(in);
        @Nullable Map<String, JsonValue> rest = null;
        in.enterObject();
        @Nullable AnswerParser answer = in.answer();
        @Nullable Recall recall = answer == null ? null : answer.recall(this, components.length);
        int place = 0;
        for (@Nullable String name = in.nextName(); name != null; name = in.nextName()) {
            if (isEnvelope(name, in)) {
                return inner(in, context);
            }
            @Nullable Component component = recall == null ? named(name) : recall.taker(place++, name);
            if (component != null) {
                values[component.index] = component.read(in, context, recall);
            } else if (collector >= 0) {
                rest = in.keep(name, rest);
            }
        }
        return made(in, context, values, rest);
    }

    @Nullable
    Component named(String name) {
        return byName.get(name);
    }

    private boolean isEnvelope(String name, JsonCursor in) {
        return envelopes.contains(name) && in.parser().currentToken() == JsonToken.START_OBJECT;
    }

    private Object inner(JsonCursor in, DeserializationContext context) throws IOException {
        in.hand();
        Object found = deserialize(in.parser(), context);
        while (in.nextName() != null) {
            in.skip();
        }
        return found;
    }

    /** One component, and how its values are read. */
    static final class Component {
        final int index;
        final SettableBeanProperty property;
        final boolean required;
        private final boolean nullIsAValue;
        private @Nullable JsonDeserializer<Object> deserializer;
        private boolean isText;

        Component(int index, RecordComponent declared, SettableBeanProperty property) {
            this.index = index;
            this.property = property;
            this.required = RequiredComponents.isRequired(declared);
            this.nullIsAValue = !required || RequiredComponents.takesNull(declared.getType());
        }

        void resolve(DeserializationContext context) throws JsonMappingException {
            deserializer = property.hasValueDeserializer()
                    ? contextual(context, property.getValueDeserializer())
                    : context.findContextualValueDeserializer(property.getType(), property);
            isText = StringDeserializer.class.isInstance(deserializer);
        }

        @SuppressWarnings("unchecked") // as Jackson hands it out itself
        private JsonDeserializer<Object> contextual(DeserializationContext context, JsonDeserializer<?> declared)
                throws JsonMappingException {
            return (JsonDeserializer<Object>)
                    context.handlePrimaryContextualization(declared, property, property.getType());
        }

        @Nullable
        Object read(JsonCursor in, DeserializationContext context, @Nullable Recall recall) throws IOException {
            if (deserializer == null) {
                throw new IllegalStateException("not resolved");
            }
            in.hand();
            if (recall != null && isText && in.parser().hasToken(JsonToken.VALUE_STRING)) {
                return recall.text(index);
            }
            if (!in.isNull()) {
                return deserializer.deserialize(in.parser(), context);
            }
            if (!nullIsAValue) {
                throw in.unexpected("is null");
            }
            return deserializer.getNullValue(context);
        }
    }
}
