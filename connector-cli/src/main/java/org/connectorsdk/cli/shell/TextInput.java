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
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Text in UTF-8 that an argument points to. Bounded in size and time: a device has no end, and a pipe may have no
 * writer.
 */
public final class TextInput {
    /** More than any configuration needs. */
    static final int MOST_BYTES = 16 << 20;

    /** Longer than any program takes that writes a configuration into a pipe. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String UNREADABLE = "cannot be read";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextInput() {}

    /**
     * Reads a file to its end, without a byte order mark at its beginning. Of what is no regular file, such as a pipe,
     * the end is waited for 30 seconds at the most.
     *
     * @param path where it is, as it was typed
     * @return the text; or what is wrong, as the end of a sentence that begins with the file's name
     */
    public static Either<String, String> file(String path) {
        return file(path, PATIENCE);
    }

    /** The same with patience of another length. */
    static Either<String, String> file(String path, Duration patience) {
        try {
            Path file = Path.of(path);
            return Files.isRegularFile(file) ? whole(file) : inTime(file, patience);
        } catch (InvalidPathException e) {
            return Either.left(UNREADABLE);
        }
    }

    private static Either<String, String> whole(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return all(in);
        } catch (IOException e) {
            return Either.left(UNREADABLE);
        }
    }

    /** Opening a pipe waits for its writer, and nothing ends that but the end of the process: another thread waits. */
    private static Either<String, String> inTime(Path file, Duration patience) {
        FutureTask<Either<String, String>> reading = new FutureTask<>(() -> whole(file));
        Thread reader = new Thread(reading, "connectors-file");
        reader.setDaemon(true);
        reader.start();
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Either.left("is no regular file and did not come to its end within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            return Either.left(UNREADABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Either.left("could not be read to its end: interrupted");
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
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Either.right(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Either.left("is not UTF-8 text");
        } catch (IOException e) {
            return Either.left(UNREADABLE);
        }
    }
}
