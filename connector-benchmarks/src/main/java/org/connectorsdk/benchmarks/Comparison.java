package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.connectorsdk.benchmarks.Rounds.Figures;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the shipped provider of a vendor beside clients that do the same by hand, and prints a table: absolute
 * figures, and ratios to OkHttp and Jackson by hand. The server is a process of its own; each peer has a JVM of its own
 * for each operation, which warms up until its code is compiled; a figure is the median over the rounds that follow, a
 * ratio that of two medians.
 */
public final class Comparison {
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 1);
    private static final int WARM_UP_SECONDS = Integer.getInteger("benchmark.warm-up", 10);
    private static final int ROWS = Integer.getInteger("benchmark.rows", 1_000);
    private static final String PEERS = System.getProperty("benchmark.peers", "");

    private Comparison() {}

    /**
     * Runs the comparison; takes less than three minutes for a provider.
     *
     * @param args the provider to measure, or {@code all}
     * @throws IOException if the server cannot be started
     * @throws RunnerException if JMH fails
     */
    public static void main(String[] args) throws IOException, RunnerException {
        List<String> summary = new ArrayList<>();
        for (Vendor<?, ?> vendor : Vendors.chosen(args)) {
            summary.add(compare(vendor));
        }
        System.out.printf("%n| connector | get CPU | get bytes | list p50 | list CPU | list bytes |%n");
        System.out.printf("|---|--:|--:|--:|--:|--:|%n");
        summary.forEach(System.out::println);
    }

    /** Measures and prints; answers the ratios of the shipped provider in one row. */
    private static String compare(Vendor<?, ?> vendor) throws IOException, RunnerException {
        try (FixedServer.Started server = FixedServer.start(vendor, ROWS, 1)) {
            Rounds get = measured("get", vendor, server);
            Rounds list = measured("list", vendor, server);
            System.out.println(get.table());
            System.out.println(list.table());
            return String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |",
                    vendor.name(),
                    get.ratio(Peer.Kind.CONNECTOR, Figures::cpu),
                    get.ratio(Peer.Kind.CONNECTOR, Figures::bytes),
                    list.ratio(Peer.Kind.CONNECTOR, Figures::p50),
                    list.ratio(Peer.Kind.CONNECTOR, Figures::cpu),
                    list.ratio(Peer.Kind.CONNECTOR, Figures::bytes));
        }
    }

    private static Rounds measured(String operation, Vendor<?, ?> vendor, FixedServer.Started server)
            throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CallBenchmark.class.getName() + "\\." + operation + "$")
                        .param("vendor", vendor.name())
                        .param("server", server.address().toString())
                        .param("id", server.id())
                        .param("rows", Integer.toString(ROWS))
                        .param("peer", peers(vendor))
                        .forks(1)
                        .warmupIterations(WARM_UP_SECONDS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(ROUNDS)
                        .measurementTime(TimeValue.seconds(SECONDS))
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        .jvmArgsAppend("-Xmx512m")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        Rounds rounds = new Rounds(title(vendor, operation, server));
        for (RunResult result : results) {
            Peer.Kind peer = Peer.Kind.valueOf(result.getParams().getParam("peer"));
            BenchmarkResult fork = result.getBenchmarkResults().iterator().next();
            rounds.add(
                    peer,
                    fork.getIterationResults().stream().map(Comparison::figures).toList());
        }
        return rounds;
    }

    /** All but the floor, unless some are named; the shipped provider and what it is compared with are always there. */
    private static String[] peers(Vendor<?, ?> vendor) {
        List<String> named = List.of(PEERS.toUpperCase(Locale.ROOT).split(",", -1));
        return Peer.Kind.of(vendor).stream()
                .filter(kind -> PEERS.isEmpty()
                        ? kind != Peer.Kind.FLOOR
                        : kind == Peer.Kind.OKHTTP || kind == Peer.Kind.CONNECTOR || named.contains(kind.name()))
                .map(Peer.Kind::name)
                .toArray(String[]::new);
    }

    private static Figures figures(IterationResult round) {
        return new Figures(
                round.getPrimaryResult().getStatistics().getPercentile(50),
                round.getPrimaryResult().getStatistics().getPercentile(99),
                secondary(round, CpuProfiler.LABEL),
                secondary(round, "gc.alloc.rate.norm"));
    }

    private static double secondary(IterationResult round, String label) {
        return round.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(label))
                .findFirst()
                .orElseThrow()
                .getValue()
                .getScore();
    }

    private static String title(Vendor<?, ?> vendor, String operation, FixedServer.Started server) {
        return operation.equals("get")
                ? String.format(Locale.ROOT, "%s get, %,d bytes", vendor.name(), server.oneBytes())
                : String.format(Locale.ROOT, "%s list of %,d, %,d KB", vendor.name(), ROWS, server.listBytes() / 1_000);
    }
}
