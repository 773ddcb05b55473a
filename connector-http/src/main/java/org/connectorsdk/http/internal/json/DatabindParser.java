package org.connectorsdk.http.internal.json;

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
        try {
            return reader.readValue(in.parser());
        } catch (StackOverflowError e) {
            // Records within records take some of the stack per level; how much of it a caller's thread has left is its
            // own affair.
            throw in.failure(
                    UnreadableAnswer.Reason.EXCESSIVE, "is nested deeper than the stack of this thread allows");
        }
    }
}
