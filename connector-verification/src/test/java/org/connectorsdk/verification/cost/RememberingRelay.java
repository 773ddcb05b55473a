package org.connectorsdk.verification.cost;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.verification.wire.Message;
import org.connectorsdk.verification.wire.Relay;

/** Asks the simulator once, and answers the same request from memory from then on; counts what it is asked. */
final class RememberingRelay implements AutoCloseable {
    private final Map<String, Message> answers = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Relay relay;

    RememberingRelay(URI server) {
        this.relay = new Relay(server, this::answer);
    }

    private void answer(Relay.Turn turn) throws IOException {
        requests.incrementAndGet();
        Message request = turn.request();
        String key = request.first() + "\n" + new String(request.body(), StandardCharsets.UTF_8);
        Message answer = answers.get(key);
        if (answer == null) {
            answer = turn.forward();
            answers.put(key, answer);
        }
        turn.send(answer);
    }

    URI baseUrl() {
        return relay.baseUrl();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        relay.close();
    }
}
