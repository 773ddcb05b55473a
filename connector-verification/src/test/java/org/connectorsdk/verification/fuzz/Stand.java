package org.connectorsdk.verification.fuzz;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.connectorsdk.verification.wire.Message;
import org.connectorsdk.verification.wire.Relay;
import org.connectorsdk.verification.wire.VendorRoutes;
import org.jspecify.annotations.Nullable;

/**
 * One provider's client before a server that gives the answers which the vendor's simulator gave before, one of them
 * spoiled. The simulator is gone by then.
 */
final class Stand implements AutoCloseable {
    /** Whether requests are printed, for an answer that is put again. */
    private static final boolean TRACED = Boolean.getBoolean("fuzz.trace");

    private final ConformanceTarget target;
    private final VendorRoutes routes;
    private final Relay relay;
    private final Connections client;
    private final List<List<Specimen>> plays = new ArrayList<>();
    private final Map<String, Exchange> byKey = new HashMap<>();
    private final Map<String, Exchange> byPlace = new HashMap<>();
    private final List<Exchange> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean recording = true;
    private volatile @Nullable Spoiling spoiling;

    /**
     * An operation that can be asked for again and again.
     *
     * @param ask the operation
     * @param exchanges what it needed
     * @param honest what it told then
     */
    record Play(FuzzCall ask, List<Exchange> exchanges, Seen honest) {}

    /** One answer to give otherwise. */
    private record Spoiling(String key, Spoiled answer) {}

    Stand(ConformanceTarget target) {
        this.target = target;
        VirtualClock clock = VirtualClock.create();
        try (VendorHarness harness =
                target.start(SimulatorOptions.defaults().clock(clock).seed(7))) {
            routes = new VendorRoutes(harness.simulator().routes());
            relay = new Relay(harness.simulator().baseUrl(), this::answer);
            client = open(harness, clock);
            List<FuzzCall> asks = FuzzCalls.of(harness, client);
            for (FuzzCall ask : asks) {
                Play play = record(ask);
                plays.add(play.exchanges().stream()
                        .map(exchange -> new Specimen(play, exchange))
                        .toList());
            }
        }
        recording = false;
    }

    String provider() {
        return target.id();
    }

    /** {@return the answers of each operation} */
    List<List<Specimen>> plays() {
        return plays;
    }

    private Connections open(VendorHarness harness, VirtualClock clock) {
        ConnectorConfig.Builder config = ConnectorConfig.builder().set("breaker-failures", 0);
        harness.settings(relay.baseUrl()).forEach((name, value) -> {
            if (harness.secretSettings().contains(name)) {
                config.secret(name, Secret.of(value));
            } else {
                config.set(name, value);
            }
        });
        return Connectors.discover()
                .open(
                        target.provider(),
                        config.build(),
                        RuntimeContext.builder().time(clock).build())
                .get();
    }

    private Play record(FuzzCall ask) {
        heard.clear();
        Seen honest = ask.call()
                .apply(client)
                .getOrElseThrow(error -> new IllegalStateException(ask.name() + ": " + error.message()));
        Map<String, Exchange> last = new LinkedHashMap<>();
        heard.forEach(exchange -> last.put(exchange.key(), exchange));
        return new Play(ask, List.copyOf(last.values()), honest);
    }

    /** FuzzCalls while one answer is given otherwise. */
    Either<ConnectorError, Seen> ask(Specimen specimen, Spoiled spoiled) {
        requests.set(0);
        spoiling = new Spoiling(specimen.exchange.key(), spoiled);
        return specimen.play.ask().call().apply(client);
    }

    /** {@return whether the last time more was asked for than when all was well, so that the vendor was looked at} */
    boolean looked(Specimen specimen) {
        return requests.get() > specimen.play.exchanges().size();
    }

    private void answer(Relay.Turn turn) throws IOException {
        Message request = turn.request();
        if (recording) {
            Message answer = turn.forward();
            Exchange exchange = new Exchange(request, answer, routes.isWrite(request.method(), request.path()));
            heard.add(exchange);
            byKey.put(exchange.key(), exchange);
            byPlace.put(Exchange.place(request), exchange);
            turn.send(answer);
            return;
        }
        requests.incrementAndGet();
        if (TRACED) {
            System.out.println("    " + request.first());
        }
        String key = Exchange.key(request);
        Spoiling present = spoiling;
        if (present != null && present.key().equals(key)) {
            turn.send(present.answer().bytes());
            if (present.answer().hangUp()) {
                turn.hangUp();
            }
            return;
        }
        Exchange known = byKey.getOrDefault(key, byPlace.get(Exchange.place(request)));
        turn.send(known == null ? nothing() : known.answer().head());
        if (known != null) {
            turn.send(known.answer().body());
        }
    }

    private static byte[] nothing() {
        return "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        client.close();
        relay.close();
    }
}
