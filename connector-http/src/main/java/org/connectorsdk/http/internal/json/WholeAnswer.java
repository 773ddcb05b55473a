package org.connectorsdk.http.internal.json;

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
        OpenAnswer answer = json.open(body);
        try {
            JsonCursor in = answer.cursor();
            answer.start();
            T value = in.notNull(parser.parse(in));
            answer.end();
            return value;
        } catch (IOException | RuntimeException e) {
            throw answer.diagnosisOfWhole(e);
        } finally {
            answer.close();
        }
    }
}
