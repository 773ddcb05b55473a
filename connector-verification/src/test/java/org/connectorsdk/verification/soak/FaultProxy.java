package org.connectorsdk.verification.soak;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.verification.wire.Message;
import org.connectorsdk.verification.wire.Relay;

/** Does to each request what is drawn for it, and writes it into the ledger. Requests of no operation pass. */
final class FaultProxy implements AutoCloseable {
    /** Names the operation that a request belongs to. */
    static final String OPERATION = "X-Soak-Operation";

    static final Duration SILENCE = Duration.ofSeconds(3);

    private static final String UNAVAILABLE = "503 Service Unavailable";
    private static final String TOO_MANY = "429 Too Many Requests";

    /** The operation that nothing happens to, and whose requests are kept. */
    static final String SAMPLE = "sample";

    private final List<Message> sampled = new CopyOnWriteArrayList<>();
    private final Relay relay;
    private final Ledger ledger;
    private final TimeSource time;

    /** Falls silent on the time that is given, real time in the soak: what it tries is a limit of sockets. */
    FaultProxy(URI server, Ledger ledger, TimeSource time) {
        this.ledger = ledger;
        this.time = time;
        this.relay = new Relay(server, this::about);
    }

    URI baseUrl() {
        return relay.baseUrl();
    }

    int open() {
        return relay.open();
    }

    /** {@return the requests of {@link #SAMPLE} since this was asked last} */
    List<Message> sampled() {
        List<Message> all = List.copyOf(sampled);
        sampled.clear();
        return all;
    }

    private void about(Relay.Turn turn) throws IOException, InterruptedException {
        String operation = turn.request().header("x-soak-operation");
        if (operation.equals(SAMPLE)) {
            sampled.add(turn.request());
        }
        if (operation.isEmpty() || operation.equals(SAMPLE)) {
            turn.send(turn.forward());
            return;
        }
        Ledger.Entry entry = ledger.arrived(operation, turn.request());
        try {
            happen(entry, turn);
        } finally {
            entry.over();
        }
    }

    private void happen(Ledger.Entry entry, Relay.Turn turn) throws IOException, InterruptedException {
        switch (entry.mishap) {
            case RESET_BEFORE -> turn.reset();
            case SILENT_BEFORE -> {
                time.sleep(SILENCE);
                turn.hangUp();
            }
            case UNAVAILABLE -> turn.send(refusal(UNAVAILABLE, entry.comeAgain ? "Retry-After: 0\r\n" : ""));
            case TOO_MANY -> turn.send(refusal(TOO_MANY, ""));
            default -> {
                Message answer = turn.forward();
                entry.answered(answer);
                send(entry.mishap, answer, turn);
            }
        }
    }

    private void send(Mishap mishap, Message answer, Relay.Turn turn) throws IOException, InterruptedException {
        switch (mishap) {
            case RESET_AFTER -> turn.reset();
            case TRUNCATED -> {
                boolean bodiless = answer.body().length == 0;
                turn.send(bodiless ? half(answer.head()) : answer.head());
                turn.send(half(answer.body()));
                turn.hangUp();
            }
            case SILENT_AFTER -> {
                time.sleep(SILENCE);
                turn.send(answer);
            }
            default -> turn.send(answer);
        }
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] refusal(String status, String headers) {
        String body = "{\"message\":\"the proxy is not in the mood\"}";
        String answer = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
        return answer.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        relay.close();
    }
}
