package org.connectorsdk.testkit.record;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.connectorsdk.testkit.wire.Upstream;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a vendor's real service, and writes down what passes, without its secrets. It speaks
 * plain HTTP on the loopback interface and the vendor's protocol with the vendor.
 *
 * <pre>{@code
 * try (Recorder recorder = Recorder.of(URI.create("https://api.example.com/v1"), file)
 *         .secret(token)
 *         .start()) {
 *     // open the client with the setting base-url = recorder.baseUrl(), and use it
 * } // the file is written here
 * }</pre>
 *
 * <p>Replaced are the secrets that are named here, in every form and place; what stands under a secret's name in a
 * header, a query, a form or JSON, with each later appearance of it; cookies, and the user-info of addresses. A secret
 * in the path of a request has no name there: name it. Look at the file before you give it away.
 *
 * <p>Requests are passed on one after another, so that their order is that of the recording. Answers are asked for
 * uncompressed. Links to the vendor lead to the recorder, so that it sees the next page too.
 *
 * @since 0.1.0
 */
public final class Recorder implements AutoCloseable {
    /** How many exchanges are recorded; further ones pass, and the recording says so. */
    public static final int MAX_EXCHANGES = 5_000;

    /** How many bytes of one body are recorded; an exchange with a larger one passes, and is left out. */
    public static final int MAX_BODY = 8 * 1024 * 1024;

    /** How long an answer that is being sent may take when the recorder is closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long MAX_ALL = 128L * 1024 * 1024;

    private final URI vendor;
    private final Path file;
    private final List<Secret> secrets;
    private final Set<String> secretHeaders;
    private final Upstream service;
    private final Loopback server = new Loopback(this::pass);
    private final List<Passed> passed = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private long size;
    private boolean closed;

    private Recorder(Builder builder) {
        this.vendor = builder.vendor;
        this.file = builder.file;
        this.secrets = List.copyOf(builder.secrets);
        this.secretHeaders = Set.copyOf(builder.secretHeaders);
        this.service = new Upstream(vendor);
    }

    /** An exchange, and the client's end of it. */
    private record Passed(RecordedExchange recorded, Exchange client) {}

    /**
     * Prepares a recorder.
     *
     * @param vendor the address that the client would be configured with
     * @param file what is written when the recorder is closed; one that is there is replaced
     * @return a builder
     */
    public static Builder of(URI vendor, Path file) {
        return new Builder(vendor, file);
    }

    /** Collects what is secret. Not thread-safe. */
    public static final class Builder {
        private final URI vendor;
        private final Path file;
        private final List<Secret> secrets = new ArrayList<>();
        private final Set<String> secretHeaders = new LinkedHashSet<>();

        private Builder(URI vendor, Path file) {
            this.vendor = requireNonNull(vendor, "vendor");
            this.file = requireNonNull(file, "file");
        }

        /**
         * Names secrets, such as the token of the account; each is replaced in every form and place.
         *
         * @param values more of them
         * @return this builder
         */
        public Builder secret(Secret... values) {
            secrets.addAll(List.of(values));
            return this;
        }

        /**
         * Names headers whose values are secret. Those with the name of a secret and cookies are known.
         *
         * @param names in any case
         * @return this builder
         */
        public Builder secretHeader(String... names) {
            secretHeaders.addAll(List.of(names));
            return this;
        }

        /** {@return a recorder that is listening} */
        public Recorder start() {
            Recorder recorder = new Recorder(this);
            recorder.server.start();
            return recorder;
        }
    }

    /** {@return the address to configure the client with, in the place of the vendor's} */
    public URI baseUrl() {
        return server.standingFor(vendor);
    }

    /** Called by one thread at a time. */
    private Answer pass(VendorRequest request) {
        Addresses out = Addresses.replacing(server.baseUrl(), vendor);
        String path = out.in(request.path());
        String query = out.in(request.exchange().rawQuery());
        List<HttpHeader> headers = out.in(request.headers());
        byte[] body = out.in(request.body());
        try {
            Answer answer = decoded(service.send(request.method(), path, query, headers, body));
            note(request, path, query, headers, body, answer);
            Addresses back = Addresses.replacing(vendor, server.baseUrl());
            Answer shown = Answer.status(answer.status()).body(back.in(answer.bodyBytes()));
            for (HttpHeader header : back.in(answer.headers())) {
                shown = shown.header(header.name(), header.value());
            }
            return shown;
        } catch (IOException e) {
            note(request, path, query, headers, body, null);
            return Loopback.CUT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Loopback.CUT;
        }
    }

    /** An answer that is compressed although nobody asked for it is undone, as a secret could be in it. */
    private static Answer decoded(Answer answer) throws IOException {
        String coding = answer.header("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        boolean isGzip = coding.equals("gzip") || coding.equals("x-gzip");
        return isGzip && answer.bodyBytes().length > 0
                ? answer.withoutHeader("Content-Encoding")
                        .body(RecordingWriter.unpacked(answer.bodyBytes(), Upstream.MAX_ANSWER))
                : answer;
    }

    private synchronized void note(
            VendorRequest request,
            String path,
            String query,
            List<HttpHeader> headers,
            byte[] body,
            @Nullable Answer answer) {
        byte[] answered = answer == null ? new byte[0] : answer.bodyBytes();
        String place = "exchange " + (passed.size() + leftOut.size() + 1) + ", " + request.method() + ": ";
        if (passed.size() >= MAX_EXCHANGES || size > MAX_ALL) {
            leftOut.add(place + "the recording is full");
        } else if (Math.max(body.length, answered.length) > MAX_BODY) {
            leftOut.add(place + "a body is larger than " + MAX_BODY + " bytes");
        } else if (isEncoded(headers) || (answer != null && isEncoded(answer.headers()))) {
            leftOut.add(place + "a body has a content coding that is not undone");
        } else {
            size += body.length + answered.length;
            passed.add(new Passed(
                    new RecordedExchange(
                            request.method(),
                            path,
                            query,
                            headers.stream()
                                    .filter(header -> !Upstream.isOwn(header.name()))
                                    .toList(),
                            RecordedBody.of(body),
                            answer == null ? RecordedExchange.BROKEN_OFF : answer.status(),
                            answer == null ? List.of() : answer.headers(),
                            RecordedBody.of(answered)),
                    request.exchange()));
        }
    }

    private static boolean isEncoded(List<HttpHeader> headers) {
        return headers.stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("content-encoding")
                        && !header.value().strip().equalsIgnoreCase("identity"));
    }

    /** Stops listening and writes the file. Calling it again has no effect. */
    @Override
    public void close() {
        server.finish(PATIENCE);
        server.close();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                Recording recording = recording();
                leftOut.clear();
                leftOut.addAll(recording.leftOut());
                recording.write(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the recording could not be written to " + file, e);
            }
        }
    }

    private Recording recording() {
        List<RecordedExchange> whole = new ArrayList<>();
        for (Passed each : passed) {
            if (each.client().outcome() == Exchange.Outcome.ABANDONED) {
                leftOut.add(each.recorded().method() + ": the client had gone before the answer came");
            } else {
                whole.add(each.recorded());
            }
        }
        Placeholders placeholders = new Placeholders();
        secrets.forEach(secret -> placeholders.know(secret.reveal()));
        return new RecordingWriter(placeholders, new SecretReplacer(placeholders, secretHeaders), leftOut)
                .recording(vendor, whole);
    }

    /** {@return how many exchanges were recorded so far} */
    public synchronized int recorded() {
        return passed.size();
    }

    /** {@return what was not recorded, and why; whole when the recorder is closed, and in the file as well} */
    public synchronized List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
