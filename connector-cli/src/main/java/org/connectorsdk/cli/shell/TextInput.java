package org.connectorsdk.cli.shell;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Text in UTF-8 that an argument points to. Bounded: a device has no end. */
public final class TextInput {
    /** More than any configuration needs. */
    static final int MOST_BYTES = 16 << 20;

    private TextInput() {}

    /**
     * Reads a file to its end.
     *
     * @param path where it is, as it was typed
     * @return the text; or what is wrong, as the end of a sentence that begins with the file's name
     */
    public static Either<String, String> file(String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return all(in);
        } catch (IOException | InvalidPathException e) {
            return Either.left("cannot be read");
        }
    }

    /**
     * Reads a stream to its end; does not close it.
     *
     * @param in the stream
     * @return the text; or what is wrong, as the end of a sentence that begins with the stream's name
     */
    public static Either<String, String> all(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return Either.left("has more than " + (MOST_BYTES >> 20) + " MiB");
            }
            return Either.right(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Either.left("is not UTF-8 text");
        } catch (IOException e) {
            return Either.left("cannot be read");
        }
    }
}
