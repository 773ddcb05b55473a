package org.connectorsdk.http.internal.answer;

import java.io.IOException;
import java.util.Optional;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.connectorsdk.http.internal.json.BodyReader;
import org.connectorsdk.http.internal.json.FailureAnswer;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Turns a successful answer into what an API method promises.
 *
 * @param <T> what it promises
 */
public interface AnswerReader<T> {
    /** What is read past so that a connection can be used again; beyond it dropping the connection is cheaper. */
    long WORTH_SKIPPING = 64 << 10;

    /**
     * Reads the body.
     *
     * @param answer status and headers
     * @param body decoded, as it arrives
     * @param inFlight the request behind it
     * @return what was read
     * @throws IOException when the connection breaks, or the body is not what it should be
     */
    T read(Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException;

    /** {@return whether an answer without a body is a failure} */
    default boolean needsBody() {
        return true;
    }

    /** {@return whether an answer with a body that cannot be decompressed is a failure} */
    default boolean needsReadableBody() {
        return needsBody();
    }

    /** {@return whether a page for people is an answer too, not the sign that something else than the API answered} */
    default boolean takesPages() {
        return false;
    }

    /**
     * What to answer when the repeat of a deletion of ours finds nothing to delete any more.
     *
     * @param answer the 404
     * @return the success that it is; null for readers that need a body
     */
    default @Nullable T gone(Response answer) {
        return null;
    }

    /** Reads the whole body into one value. */
    record Whole<T>(BodyReader<T> reader) implements AnswerReader<T> {
        @Override
        public T read(Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException {
            return reader.read(body);
        }
    }

    /** Reads past the body, unless it says that nothing was done. */
    enum Nothing implements AnswerReader<Unit> {
        INSTANCE;

        @Override
        public Unit read(Response answer, BufferedSource body, InFlightRequest inFlight) throws FailureAnswer {
            Json.requireSuccess(whole(body, inFlight));
            return Unit.UNIT;
        }

        /**
         * The body, if it is short and comes to its end; else nothing: the server accepted, whatever it wanted to add.
         */
        private static byte[] whole(BufferedSource body, InFlightRequest inFlight) {
            try {
                if (!body.request(WORTH_SKIPPING + 1)) {
                    return body.readByteArray();
                }
            } catch (IOException e) {
                // It is not missed.
            }
            inFlight.cancel();
            return new byte[0];
        }

        @Override
        public boolean needsBody() {
            return false;
        }

        @Override
        public Unit gone(Response answer) {
            return Unit.UNIT;
        }
    }

    /**
     * Reads what stands in an answer that may as well come without a body: the server accepted, and a body that is not
     * understood takes nothing back. One that says that nothing was done does.
     */
    record Acknowledgement<T>(BodyReader<T> reader) implements AnswerReader<Optional<T>> {
        @Override
        public Optional<T> read(Response answer, BufferedSource body, InFlightRequest inFlight) throws FailureAnswer {
            byte[] whole = Nothing.whole(body, inFlight);
            Json.requireSuccess(whole);
            try (Buffer content = new Buffer()) {
                return Optional.of(reader.read(content.write(whole)));
            } catch (FailureAnswer e) {
                throw e;
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public boolean needsBody() {
            return false;
        }

        @Override
        public Optional<T> gone(Response answer) {
            return Optional.empty();
        }
    }

    /** Adds status and headers. */
    record WithHeaders<T>(AnswerReader<T> reader) implements AnswerReader<Answer<T>> {
        @Override
        public Answer<T> read(Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException {
            return new Answer<>(answer.code(), answer.headers(), reader.read(answer, body, inFlight));
        }

        @Override
        public boolean needsBody() {
            return reader.needsBody();
        }

        @Override
        public @Nullable Answer<T> gone(Response answer) {
            T body = reader.gone(answer);
            return body == null ? null : new Answer<>(answer.code(), answer.headers(), body);
        }
    }
}
