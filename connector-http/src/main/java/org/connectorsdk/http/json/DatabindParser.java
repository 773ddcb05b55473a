package org.connectorsdk.http.json;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads records by their components. */
final class DatabindParser<T> implements ElementParser<T> {
    private final ObjectReader reader;

    DatabindParser(ObjectReader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable T parse(JsonCursor in) throws IOException {
        in.hand();
        return reader.readValue(in.parser());
    }
}
