package org.connectorsdk.http.json;

import java.io.IOException;
import okio.BufferedSource;

/** Reads an answer that becomes one value. */
final class WholeAnswer<T> implements BodyReader<T> {
    private final Json json;
    private final ElementParser<T> parser;

    WholeAnswer(Json json, ElementParser<T> parser) {
        this.json = json;
        this.parser = parser;
    }

    @Override
    public T read(BufferedSource body) throws IOException {
        JsonCursor in = json.open(body);
        try {
            in.start();
            T value = in.notNull(parser.parse(in));
            in.end();
            return value;
        } catch (IOException | RuntimeException e) {
            throw Diagnosis.of(in, e);
        } finally {
            in.close();
        }
    }
}
