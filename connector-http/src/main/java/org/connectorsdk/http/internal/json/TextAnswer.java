package org.connectorsdk.http.internal.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.BufferedSource;

/** Reads an answer as the text that it is. */
record TextAnswer(BytesAnswer bytes) implements BodyReader<String> {

    @Override
    public String read(BufferedSource body) throws IOException {
        return new String(bytes.read(body), StandardCharsets.UTF_8);
    }
}
