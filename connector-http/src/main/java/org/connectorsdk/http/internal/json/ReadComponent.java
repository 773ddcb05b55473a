package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.jspecify.annotations.Nullable;

/** One component of a record under one of its names, and how its values are read. */
final class ReadComponent {
    final int index;
    /** One for each name. */
    final long bit;

    final SettableBeanProperty property;
    final boolean required;
    /** Its name in the record, where a blank text is refused. */
    final @Nullable String notBlank;

    private final boolean nullIsAValue;
    private @Nullable JsonDeserializer<Object> deserializer;
    private boolean isText;
    /** Whether an object or array is taken apart for it, so that a mistake within it shows late. */
    private boolean isNested;
    /** Whether it is taken as it comes. */
    boolean isTree;

    ReadComponent(int index, long bit, RecordComponent declared, SettableBeanProperty property) {
        this.index = index;
        this.bit = bit;
        this.property = property;
        this.required = RequiredComponents.isRequired(declared);
        this.notBlank = declared.isAnnotationPresent(NotBlank.class) ? declared.getName() : null;
        this.nullIsAValue = !required || RequiredComponents.takesNull(declared.getType());
    }

    private ReadComponent(long bit, ReadComponent named) {
        this.index = named.index;
        this.bit = bit;
        this.property = named.property;
        this.required = named.required;
        this.notBlank = named.notBlank;
        this.nullIsAValue = named.nullIsAValue;
    }

    /** The same component under another name. */
    ReadComponent alias(long other) {
        return new ReadComponent(other, this);
    }

    void resolveLike(ReadComponent named) {
        deserializer = named.deserializer;
        isText = named.isText;
        isNested = named.isNested;
        isTree = named.isTree;
    }

    void resolve(DeserializationContext context) throws JsonMappingException {
        deserializer = property.hasValueDeserializer()
                ? contextual(context, property.getValueDeserializer())
                : context.findContextualValueDeserializer(property.getType(), property);
        isText = StringDeserializer.class.isInstance(deserializer);
        isTree = JsonValue.class.isAssignableFrom(property.getType().getRawClass());
        isNested = !isText && !isTree;
    }

    /** {@return the bits of the components that were seen, with this one} */
    long once(long seen, JsonCursor in) throws IOException {
        if ((seen & bit) != 0) {
            throw in.unexpected("is there twice");
        }
        return seen | bit;
    }

    boolean takesApart(JsonParser parser) {
        return isNested && parser.currentToken().isStructStart();
    }

    JsonDeserializer<Object> deserializer() {
        if (deserializer == null) {
            throw new IllegalStateException("not resolved");
        }
        return deserializer;
    }

    @SuppressWarnings("unchecked") // as Jackson hands it out itself
    private JsonDeserializer<Object> contextual(DeserializationContext context, JsonDeserializer<?> declared)
            throws JsonMappingException {
        return (JsonDeserializer<Object>)
                context.handlePrimaryContextualization(declared, property, property.getType());
    }

    @Nullable
    Object read(JsonCursor in, DeserializationContext context, @Nullable RepeatedValueCache cache) throws IOException {
        in.hand();
        if (isText && in.answer() != null && in.parser().hasToken(JsonToken.VALUE_STRING)) {
            return cache == null ? in.text() : cache.text(index);
        }
        if (!in.isNull()) {
            return deserializer().deserialize(in.parser(), context);
        }
        if (!nullIsAValue) {
            throw in.unexpected("is null");
        }
        return deserializer().getNullValue(context);
    }
}
