package org.connectorsdk.api.json.form;

import java.util.function.Function;
import org.connectorsdk.api.json.JsonObject;

/**
 * A value, its JSON form, and how that is read back.
 *
 * @param schema the schema that its form fits
 * @param name what is special about it
 * @param value the value
 * @param json its form
 * @param reader reads the form
 */
public record Specimen(String schema, String name, Object value, JsonObject json, Function<JsonObject, ?> reader) {

    static <T> Specimen of(
            String schema, String name, T value, Function<T, JsonObject> writer, Function<JsonObject, T> reader) {
        return new Specimen(schema, name, value, writer.apply(value), reader);
    }

    public Object readBack() {
        return reader.apply(json);
    }

    @Override
    public String toString() {
        return schema + ", " + name;
    }
}
