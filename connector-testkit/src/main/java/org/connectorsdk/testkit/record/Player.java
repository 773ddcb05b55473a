package org.connectorsdk.testkit.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.HttpHeader;

/**
 * Serves a recording on the loopback interface, in the place of the vendor.
 *
 * <pre>{@code
 * try (Player player = Player.of(file).start()) {
 *     // open the client with the setting base-url = player.baseUrl() and any credential, and use it
 *     assertEquals(List.of(), player.unmatched());
 * }
 * }</pre>
 *
 * <p>A request is known by its method, path, query and body; headers play no part, so any credential will do. What was
 * a secret fits anything. Requests that are the same get their answers in the recorded order, each once. What was not
 * recorded is answered {@value #UNKNOWN_REQUEST} with what was asked and the nearest that was recorded.
 *
 * @since 0.1.0
 */
public final class Player implements AutoCloseable {
    /** The status of a request that was not recorded. No vendor answers it. */
    public static final int UNKNOWN_REQUEST = 599;

    private final Recording recording;
    private final ExchangeMatch match;
    private final List<RecordedExchange> left;
    private final List<String> unmatched = new ArrayList<>();
    private final Loopback server = new Loopback(this::serve);

    private Player(Recording recording, ExchangeMatch match) {
        this.recording = recording;
        this.match = match;
        this.left = new ArrayList<>(recording.exchanges());
    }

    /**
     * Prepares a player.
     *
     * @param file what a {@link Recorder} wrote
     * @return a builder
     */
    public static Builder of(Path file) {
        return new Builder(file);
    }

    /** Collects how requests are known. Not thread-safe. */
    public static final class Builder {
        private final Path file;
        private boolean bodies = true;

        private Builder(Path file) {
            this.file = requireNonNull(file, "file");
        }

        /**
         * Knows requests whatever their bodies, for clients that put times or random ids into them.
         *
         * @return this builder
         */
        public Builder ignoringBodies() {
            bodies = false;
            return this;
        }

        /**
         * Reads the file and listens.
         *
         * @return a player
         * @throws UncheckedIOException if the file cannot be read, or is no recording
         */
        public Player start() {
            try {
                Player player = new Player(Recording.read(file), new ExchangeMatch(bodies));
                player.server.start();
                return player;
            } catch (IOException e) {
                throw new UncheckedIOException("the recording " + file + " could not be read: " + e.getMessage(), e);
            }
        }
    }

    /** {@return the address to configure the client with, in the place of the vendor's} */
    public URI baseUrl() {
        return server.standingFor(recording.vendor());
    }

    private synchronized Answer serve(VendorRequest request) {
        Addresses out = Addresses.replacing(server.baseUrl(), recording.vendor());
        RecordedExchange asked = new RecordedExchange(
                request.method(),
                out.in(request.path()),
                out.in(request.exchange().rawQuery()),
                List.of(),
                RecordedBody.of(out.in(request.body())),
                RecordedExchange.BROKEN_OFF,
                List.of(),
                RecordedBody.NONE);
        Optional<RecordedExchange> found =
                left.stream().filter(each -> match.fits(each, asked)).findFirst();
        if (found.isEmpty()) {
            return unknown(asked);
        }
        left.remove(found.get());
        return found.get().isBrokenOff() ? Loopback.CUT : answer(found.get());
    }

    private Answer answer(RecordedExchange recorded) {
        Addresses back = Addresses.replacing(recording.vendor(), server.baseUrl());
        Answer answer = Answer.status(recorded.status())
                .body(back.in(recorded.answerBody().bytes()));
        for (HttpHeader header : back.in(recorded.answerHeaders())) {
            answer = answer.header(header.name(), header.value());
        }
        return answer;
    }

    private Answer unknown(RecordedExchange asked) {
        String line = Masker.none().mask(asked.line());
        Optional<RecordedExchange> used = recording.exchanges().stream()
                .filter(each -> match.fits(each, asked))
                .findFirst();
        String reason = used.isPresent()
                ? "all its recorded answers were served"
                : recording.exchanges().stream()
                        .max(Comparator.comparingInt(each -> match.nearness(each, asked)))
                        .map(near -> "the nearest recorded is " + near.line() + ", which differs in its "
                                + match.difference(near, asked))
                        .orElse("the recording is empty");
        String problem = "not recorded: " + line + "; " + reason;
        unmatched.add(problem);
        return Answer.json(
                UNKNOWN_REQUEST, JsonNodeFactory.instance.objectNode().put("message", problem));
    }

    /** {@return the requests that were not recorded, with the nearest that were; a test asserts none} */
    public synchronized List<String> unmatched() {
        return List.copyOf(unmatched);
    }

    /** {@return what was recorded and nobody asked for, as method and address, in recorded order} */
    public synchronized List<String> unused() {
        return left.stream().map(RecordedExchange::line).toList();
    }

    /** Stops listening. Calling it again has no effect. */
    @Override
    public void close() {
        server.close();
    }
}
