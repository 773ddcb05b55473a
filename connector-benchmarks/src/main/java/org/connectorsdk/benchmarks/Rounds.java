package org.connectorsdk.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What one operation of one vendor has cost each client, round for round. */
final class Rounds {
    private final String title;
    private final List<Map<Peer.Kind, Figures>> rounds = new ArrayList<>();

    Rounds(String title) {
        this.title = title;
    }

    /**
     * What one operation has cost one client in one round.
     *
     * @param p50 microseconds
     * @param p99 microseconds
     * @param cpu microseconds of the whole process
     * @param bytes allocated
     */
    record Figures(double p50, double p99, double cpu, double bytes) {}

    void add(Map<Peer.Kind, Figures> round) {
        rounds.add(round);
    }

    /** {@return a table: medians, and in parentheses the medians of the rounds' ratios} */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append(String.format("%n| %s | p50 µs | p99 µs | CPU µs/op | bytes/op |%n", title));
        table.append(String.format("|---|--:|--:|--:|--:|%n"));
        for (Peer.Kind peer : peers()) {
            table.append("| ")
                    .append(peer.name().toLowerCase(Locale.ROOT))
                    .append(cell(peer, Figures::p50))
                    .append(cell(peer, Figures::p99))
                    .append(cell(peer, Figures::cpu))
                    .append(cell(peer, Figures::bytes))
                    .append(String.format(" |%n"));
        }
        return table.toString();
    }

    private Set<Peer.Kind> peers() {
        return rounds.get(0).keySet();
    }

    private String cell(Peer.Kind peer, ToDoubleFunction<Figures> figure) {
        double absolute = median(round -> figure.applyAsDouble(of(round, peer)));
        return String.format(Locale.ROOT, " | %,.1f (%.2f)", absolute, ratio(peer, figure));
    }

    double ratio(Peer.Kind peer, ToDoubleFunction<Figures> figure) {
        return median(
                round -> figure.applyAsDouble(of(round, peer)) / figure.applyAsDouble(of(round, Peer.Kind.OKHTTP)));
    }

    private double median(ToDoubleFunction<Map<Peer.Kind, Figures>> value) {
        double[] sorted = rounds.stream().mapToDouble(value).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Figures of(Map<Peer.Kind, Figures> round, Peer.Kind peer) {
        return Objects.requireNonNull(round.get(peer), peer::name);
    }
}
