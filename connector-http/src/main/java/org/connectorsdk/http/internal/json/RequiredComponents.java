package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * Takes from the types of a record's components what must be there: all but what is {@link Nullable}, elements of
 * collections included. Asked once per type, not per answer.
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether a component is given the members that no other component takes. */
    static boolean collectsTheRest(RecordComponent component) {
        // The annotation may not stand on components; the compiler hands it on to the accessor.
        return component.getAccessor().isAnnotationPresent(JsonAnySetter.class);
    }

    /** Whether JSON null becomes something other than null. */
    static boolean takesNull(Type type) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return raw == Lenient.class || (raw instanceof Class<?> plain && plain.isAssignableFrom(JsonNull.class));
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getDeclaringClass().isRecord()) {
            RecordComponent component = parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()];
            boolean isLenient = parameter.getType().getContentType() != null
                    && parameter.getType().getContentType().hasRawClass(Lenient.class);
            return JsonSetter.Value.construct(
                    Nulls.DEFAULT, isLenient ? Nulls.DEFAULT : ofContent(component.getAnnotatedType()));
        }
        return super.findSetterInfo(annotated);
    }

    /** What a null among the elements of a collection or the values of a map means. */
    private static Nulls ofContent(AnnotatedType type) {
        if (!(type instanceof AnnotatedParameterizedType generic)) {
            return Nulls.DEFAULT;
        }
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        AnnotatedType content = arguments[arguments.length - 1];
        return content.isAnnotationPresent(Nullable.class) || takesNull(content.getType()) ? Nulls.DEFAULT : Nulls.FAIL;
    }
}
