package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Objects;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/** Reads {@link Lenient} elements within records. */
final class LenientDeserializer extends StdDeserializer<Lenient<?>> implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;
    private final @Nullable JsonDeserializer<?> strict;

    LenientDeserializer() {
        this(null);
    }

    private LenientDeserializer(@Nullable JsonDeserializer<?> strict) {
        super(Lenient.class);
        this.strict = strict;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType type = context.getContextualType();
        return new LenientDeserializer(
                context.findContextualValueDeserializer(type.containedTypeOrUnknown(0), property));
    }

    @Override
    public Lenient<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonDeserializer<?> element = Objects.requireNonNull(strict, "used without its context");
        ElementParser<Object> byBinding = in -> element.deserialize(parser, context);
        return new LenientParser<>(byBinding).parse(JsonCursor.of(parser));
    }

    @Override
    public Lenient<?> getNullValue(DeserializationContext context) {
        return Lenient.unreadable(
                JsonNull.INSTANCE, JsonPath.path(context.getParser().getParsingContext()) + " is null");
    }
}
