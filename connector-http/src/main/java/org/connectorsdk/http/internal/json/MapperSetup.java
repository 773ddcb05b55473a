package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import org.connectorsdk.api.json.JsonNumber;

/** How Jackson is set up: the only place that knows. */
final class MapperSetup {

    /** How many types are remembered; an API of a hundred wire records has about three times as many. */
    private static final int TYPES = 400;

    private MapperSetup() {}

    static ObjectMapper mapper() {
        return JsonMapper.builder(factory())
                // Jackson's own table of types is the process's, and would hold on to a plug-in that is unloaded
                // (INC-26).
                .typeFactory(TypeFactory.defaultInstance().withCache(types()))
                .annotationIntrospector(new RequiredComponents())
                .addModule(new TreeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                // 5.7 would become 5.
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // An empty text would become null, in a component that cannot be null.
                .withCoercionConfigDefaults(
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                // A whole number and text are taken for one another; "true" and "5.7" would be names that nobody gave.
                .withCoercionConfig(
                        LogicalType.Textual,
                        coercion -> coercion.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    private static LookupCache<Object, JavaType> types() {
        return new LRUMap<>(TYPES / 4, TYPES);
    }

    /** Finds out when a runtime is built, not when an answer arrives, that a type is no wire record. */
    static void requireReadable(ObjectMapper mapper, JavaType type) {
        try {
            DefaultDeserializationContext context = (DefaultDeserializationContext) mapper.getDeserializationContext();
            JsonDeserializer<?> found = context.createDummyInstance(mapper.getDeserializationConfig())
                    .findRootValueDeserializer(type);
            if (found instanceof AbstractDeserializer) {
                throw new IllegalArgumentException("type: " + type + " is abstract: there is no way to read it");
            }
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "type: nothing can be read into " + type + ": " + e.getOriginalMessage());
        }
    }

    private static JsonFactory factory() {
        JsonFactoryBuilder builder = new JsonFactoryBuilder()
                .streamReadConstraints(constraints())
                // The JVM's table of interned strings is everybody's, and names within configurations are without end.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Of this factory alone, and as good for virtual threads as for others.
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool());
        return new AnswerParser.Factory(builder);
    }

    /** For texts that are in memory: without tables that grow with what is read. */
    static JsonFactory plainFactory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(constraints())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                .build();
    }

    /** The ceilings in bytes bound every text; so its own length needs no second bound. */
    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(StreamReadConstraints.DEFAULT_MAX_DEPTH)
                .maxNumberLength(JsonNumber.MAX_LENGTH)
                .maxStringLength(Integer.MAX_VALUE)
                .build();
    }
}
