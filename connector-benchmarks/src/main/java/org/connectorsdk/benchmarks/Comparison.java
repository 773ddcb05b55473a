package org.connectorsdk.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures all peers in one run and prints a table: absolute figures, and ratios to OkHttp and Jackson by hand. The
 * server is a process of its own; each peer gets one JVM per round; a figure is the median over the rounds, a ratio the
 * median of the rounds' ratios.
 */
public final class Comparison {
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 5);

    private record Figures(double p50, double p99, double cpu, double bytes) {}

    private Comparison() {}

    /**
     * Runs the comparison; takes about six minutes.
     *
     * @param args none
     * @throws IOException if the server cannot be started
     * @throws RunnerException if JMH fails
     */
    public static void main(String[] args) throws IOException, RunnerException {
        Process server = startServer();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String address = "http://127.0.0.1:" + out.readLine();
            for (String operation : List.of("get", "list")) {
                List<Map<Peer.Kind, Figures>> rounds = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    rounds.add(round(operation, address));
                }
                print(operation, rounds);
            }
        } finally {
            server.destroy();
        }
    }

    private static Process startServer() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), FixedServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Map<Peer.Kind, Figures> round(String operation, String address) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CallBenchmark.class.getName() + "\\." + operation + "$")
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.seconds(SECONDS))
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        .jvmArgsAppend("-D" + CallBenchmark.SERVER + "=" + address, "-Xmx512m")
                        .build())
                .run();
        Map<Peer.Kind, Figures> figures = new EnumMap<>(Peer.Kind.class);
        for (RunResult result : results) {
            figures.put(Peer.Kind.valueOf(result.getParams().getParam("peer")), figures(result));
        }
        return figures;
    }

    private static Figures figures(RunResult result) {
        return new Figures(
                result.getPrimaryResult().getStatistics().getPercentile(50),
                result.getPrimaryResult().getStatistics().getPercentile(99),
                secondary(result, CpuProfiler.LABEL),
                secondary(result, "gc.alloc.rate.norm"));
    }

    private static double secondary(RunResult result, String label) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(label))
                .findFirst()
                .orElseThrow()
                .getValue()
                .getScore();
    }

    private static void print(String operation, List<Map<Peer.Kind, Figures>> rounds) {
        System.out.println();
        System.out.println("| " + operation + " | p50 µs (x) | p99 µs (x) | CPU µs/op (x) | bytes/op (x) |");
        System.out.println("|---|--:|--:|--:|--:|");
        for (Peer.Kind peer : Peer.Kind.values()) {
            System.out.println("| " + peer.name().toLowerCase(Locale.ROOT)
                    + cell(rounds, peer, Figures::p50)
                    + cell(rounds, peer, Figures::p99)
                    + cell(rounds, peer, Figures::cpu)
                    + cell(rounds, peer, Figures::bytes)
                    + " |");
        }
    }

    private static String cell(List<Map<Peer.Kind, Figures>> rounds, Peer.Kind peer, ToDoubleFunction<Figures> figure) {
        double absolute = median(rounds.stream()
                .mapToDouble(round -> figure.applyAsDouble(of(round, peer)))
                .toArray());
        double ratio = median(rounds.stream()
                .mapToDouble(round ->
                        figure.applyAsDouble(of(round, peer)) / figure.applyAsDouble(of(round, Peer.Kind.OKHTTP)))
                .toArray());
        return String.format(Locale.ROOT, " | %,.1f (%.2f)", absolute, ratio);
    }

    private static Figures of(Map<Peer.Kind, Figures> round, Peer.Kind peer) {
        return Objects.requireNonNull(round.get(peer), peer::name);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
