package org.connectorsdk.benchmarks;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What one operation of one vendor has cost each client, in each of the same number of rounds. */
final class Rounds {
    private final String title;
    private final Map<Peer.Kind, List<Figures>> rounds = new EnumMap<>(Peer.Kind.class);

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

    void add(Peer.Kind peer, List<Figures> figures) {
        rounds.put(peer, figures);
    }

    /** {@return a table: medians, and in parentheses their ratios to OkHttp's} */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append(String.format("%n| %s | p50 µs | p99 µs | CPU µs/op | bytes/op |%n", title));
        table.append(String.format("|---|--:|--:|--:|--:|%n"));
        for (Peer.Kind peer : rounds.keySet()) {
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

    private String cell(Peer.Kind peer, ToDoubleFunction<Figures> figure) {
        return String.format(Locale.ROOT, " | %,.1f (%.2f)", median(peer, figure), ratio(peer, figure));
    }

    /** {@return the quotient of the medians: the clients do not run in the same seconds} */
    double ratio(Peer.Kind peer, ToDoubleFunction<Figures> figure) {
        return median(peer, figure) / median(Peer.Kind.OKHTTP, figure);
    }

    private double median(Peer.Kind peer, ToDoubleFunction<Figures> figure) {
        double[] sorted = of(peer).stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private List<Figures> of(Peer.Kind peer) {
        return Objects.requireNonNull(rounds.get(peer), peer::name);
    }
}
