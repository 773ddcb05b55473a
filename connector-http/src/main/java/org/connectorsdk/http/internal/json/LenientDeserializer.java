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
    private final transient @Nullable LenientParser<Object> parser;

    LenientDeserializer() {
        this(null);
    }

    private LenientDeserializer(@Nullable LenientParser<Object> parser) {
        super(Lenient.class);
        this.parser = parser;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType type = context.getContextualType();
        JsonDeserializer<Object> strict =
                context.findContextualValueDeserializer(type.containedTypeOrUnknown(0), property);
        return new LenientDeserializer(
                new LenientParser<>((in, binding) -> strict.deserialize(in.parser(), Objects.requireNonNull(binding))));
    }

    @Override
    public Lenient<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Objects.requireNonNull(this.parser, "used without its context").parse(JsonCursor.of(parser), context);
    }

    @Override
    public Lenient<?> getNullValue(DeserializationContext context) {
        return Lenient.unreadable(
                JsonNull.INSTANCE, JsonPath.path(context.getParser().getParsingContext()) + " is null");
    }
}
