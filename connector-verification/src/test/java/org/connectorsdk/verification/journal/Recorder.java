package org.connectorsdk.verification.journal;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.time.VirtualClock;

/** Makes calls, and writes down after each what reached the vendor and what the caller got. */
final class Recorder {
    /** Longer than any token lives: one that is merely old is renewed beside the call, at an unknown moment. */
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final VendorSimulator simulator;
    private final VirtualClock clock;
    private final Placeholders placeholders = new Placeholders();
    private final List<String> journal = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    Recorder(VendorSimulator simulator, VirtualClock clock) {
        this.simulator = simulator;
        this.clock = clock;
        simulator
                .secretSettings()
                .forEach(name -> placeholders.secret(
                        name, String.valueOf(simulator.settings().get(name))));
    }

    /** The requests and outcomes, line by line. */
    List<String> journal() {
        return journal;
    }

    /** The texts for people in those outcomes. */
    List<String> texts() {
        return texts;
    }

    /** Makes a call, some time after the one before. */
    <T> Either<ConnectorError, T> step(String name, Supplier<Either<ConnectorError, T>> call) {
        pause();
        return atOnce(name, call);
    }

    /** Makes a call in the same moment in which the one before ended. */
    <T> Either<ConnectorError, T> atOnce(String name, Supplier<Either<ConnectorError, T>> call) {
        Either<ConnectorError, T> got = made(name, call);
        Requests.whole(sent()).forEach(this::write);
        outcome(name, got);
        return got;
    }

    void pause() {
        clock.advance(BETWEEN);
    }

    /** Makes a call that asks for several things at the same time, so that the order of its requests is open. */
    <T> Either<ConnectorError, T> unordered(String name, Supplier<Either<ConnectorError, T>> call) {
        pause();
        Either<ConnectorError, T> got = made(name, call);
        Requests.whole(sent().stream()
                        .sorted(Comparator.comparing(Exchange::path).thenComparing(Exchange::rawQuery))
                        .toList())
                .forEach(this::write);
        outcome(name, got);
        return got;
    }

    /**
     * Makes a call at once, of which only the lines of the requests and the outcome matter.
     *
     * @param told whether, after the call, it is to be written down at all
     */
    Either<ConnectorError, ?> brief(String name, Supplier<Either<ConnectorError, ?>> call, BooleanSupplier told) {
        simulator.journal().clear();
        Either<ConnectorError, ?> got = call.get();
        if (told.getAsBoolean()) {
            write("== " + name);
            Requests.brief(sent()).forEach(this::write);
            outcome(name, got);
        }
        return got;
    }

    private <R> R made(String name, Supplier<R> call) {
        simulator.journal().clear();
        write("== " + name);
        return call.get();
    }

    private List<Exchange> sent() {
        return simulator.journal().all();
    }

    private void outcome(String name, Either<ConnectorError, ?> got) {
        Rendering rendering = new Rendering();
        Object value = got.isLeft() ? got.getLeft() : got.get();
        write("= " + rendering.of(value));
        if (!rendering.texts().isEmpty()) {
            texts.add("== " + name);
            rendering.texts().forEach(text -> texts.add(placeholders.unnumbered(text)));
        }
    }

    private void write(String text) {
        journal.addAll(placeholders.numbered(text).lines().toList());
    }
}
