package org.connectorsdk.http.internal.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.BufferedSource;

/** Reads an answer as the bytes that it is. */
record BytesAnswer(ReadLimits limits) implements BodyReader<byte[]> {

    @Override
    public byte[] read(BufferedSource body) throws IOException {
        if (body.request(limits.answer() + 1)) {
            throw UnreadableAnswer.tooLarge(
                    "the answer has more than " + limits.answer() + " bytes",
                    "",
                    limits.answer(),
                    limits.answer(),
                    ReadLimits.ANSWER_SETTING);
        }
        return body.readByteArray();
    }

    /** Reads an answer as the text that it is. */
    record Text(BytesAnswer bytes) implements BodyReader<String> {
        @Override
        public String read(BufferedSource body) throws IOException {
            return new String(bytes.read(body), StandardCharsets.UTF_8);
        }
    }
}
