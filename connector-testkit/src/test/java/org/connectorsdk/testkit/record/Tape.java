package org.connectorsdk.testkit.record;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.testkit.simulator.Operation;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A vendor, a recorder before it, and a player afterwards. */
final class Tape implements AfterEachCallback {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Deque<Operation> answers = new ArrayDeque<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    final List<String> received = new ArrayList<>();
    final Loopback vendor = new Loopback(this::answer);
    final Path file;

    Tape() {
        try {
            file = Files.createTempDirectory("tape").resolve("recordings/run.json");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        vendor.start();
        open.add(vendor);
    }

    private synchronized Answer answer(VendorRequest request) {
        received.add(request.method() + " " + request.path()
                + (request.exchange().rawQuery().isEmpty()
                        ? ""
                        : "?" + request.exchange().rawQuery()));
        Operation next = answers.poll();
        return next == null ? Answer.json(200, "{}") : next.handle(request);
    }

    /** Decides what the vendor answers next. */
    synchronized Tape then(Answer... inOrder) {
        for (Answer each : inOrder) {
            answers.add(request -> each);
        }
        return this;
    }

    synchronized Tape then(String json) {
        return then(Answer.json(200, json));
    }

    Recorder record(Secret... secrets) {
        return record(recorder -> recorder.secret(secrets));
    }

    Recorder record(UnaryOperator<Recorder.Builder> options) {
        return record(vendor.baseUrl(), options);
    }

    Recorder record(URI address, UnaryOperator<Recorder.Builder> options) {
        Recorder recorder = options.apply(Recorder.of(address, file)).start();
        open.add(recorder);
        return recorder;
    }

    /** {@return what stands in the file} */
    String written(Recorder recorder) throws IOException {
        recorder.close();
        return Files.readString(file);
    }

    Player play() {
        return play(Player.of(file));
    }

    Player play(Player.Builder builder) {
        Player player = builder.start();
        open.add(player);
        return player;
    }

    static HttpResponse<String> get(URI address, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address), headers);
    }

    static HttpResponse<String> post(URI address, String body, String... headers)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static URI at(URI base, String pathAndQuery) {
        return URI.create(base + pathAndQuery);
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }
}
