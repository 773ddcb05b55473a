package org.connectorsdk.http.internal.answer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.BufferedSource;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.BodyReader;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a raw request into what it is: JSON, another text, or nothing. The headers are added when the
 * secrets of the call are known.
 *
 * @param tree reads JSON
 * @param bytes reads anything
 * @param takesPages whether the caller asked for pages
 */
public record RawReader(BodyReader<JsonValue> tree, BodyReader<byte[]> bytes, boolean takesPages)
        implements AnswerReader<RawReader.Read> {
    private static final Set<String> JSON_TYPES = Set.of("application/json", "text/json");

    /**
     * An answer that was read.
     *
     * @param answer status and headers
     * @param json the body as JSON
     * @param text the body as another text; empty for none
     */
    public record Read(Response answer, @Nullable JsonValue json, String text) {}

    @Override
    public boolean needsBody() {
        return false;
    }

    @Override
    public Read read(Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException {
        requireReadable(answer);
        if (body.exhausted()) {
            return new Read(answer, null, "");
        }
        String type = ErrorBody.mediaType(answer);
        if (JSON_TYPES.contains(type) || type.endsWith("+json")) {
            return new Read(answer, tree.read(body), "");
        }
        byte[] whole = bytes.read(body);
        Optional<JsonValue> json = isMaybeTree(whole) ? Json.parse(whole) : Optional.empty();
        return json.isPresent() ? new Read(answer, json.get(), "") : new Read(answer, null, text(answer, whole));
    }

    /** A body that cannot be decompressed looks like none at all. */
    static void requireReadable(Response answer) throws UndecodableAnswer {
        String problem = ContentCodings.of(answer.headers()).problem();
        boolean mayHaveBody = answer.code() != 204 && answer.code() != 205 && !isHead(answer);
        if (problem != null && mayHaveBody) {
            throw new UndecodableAnswer("the answer is " + problem);
        }
    }

    private static boolean isHead(Response answer) {
        return answer.request().method().equals("HEAD");
    }

    private static boolean isMaybeTree(byte[] text) {
        for (byte b : text) {
            if (b > ' ') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private static String text(Response answer, byte[] whole) throws UndecodableAnswer {
        MediaType type = answer.body().contentType();
        Charset charset = type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8);
        try {
            return (charset == null ? StandardCharsets.UTF_8 : charset)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(whole))
                    .toString();
        } catch (CharacterCodingException e) {
            String named = ErrorBody.mediaType(answer);
            throw new UndecodableAnswer("the answer is no text" + (named.isEmpty() ? "" : " (" + named + ")")
                    + "; read it as a stream of bytes");
        }
    }
}
