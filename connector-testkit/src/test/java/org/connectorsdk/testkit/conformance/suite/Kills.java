package org.connectorsdk.testkit.conformance.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All rules that a mutant fails, by the mutant. A rule that could prove nothing about it ({@link Verdict#INVALID}, for
 * instance because the mutant never came to where a fault was waiting) stands there with an exclamation mark.
 */
final class Kills {
    private static final Path LIST = Path.of("src/test/resources/org/connectorsdk/testkit/conformance/kills.txt");
    private static final String BETWEEN = ": ";
    private static final List<String> HEAD = List.of(
            "# Each deliberately broken provider and all rules that it fails; ! where a rule could prove nothing about"
                    + " it.",
            "# Written by ExactKillsTest, which tells how, and checked by it in the profile kit-proof.");

    private Kills() {}

    /** Runs mutants through all rules. */
    static Map<String, List<String>> found(List<Mutant> mutants, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Map<String, Future<List<String>>> running = new LinkedHashMap<>();
            for (Mutant mutant : mutants) {
                running.put(
                        mutant.toString(), pool.submit(() -> failed(mutant.run().run())));
            }
            Map<String, List<String>> found = new LinkedHashMap<>();
            for (Map.Entry<String, Future<List<String>>> each : running.entrySet()) {
                found.put(each.getKey(), each.getValue().get());
            }
            return found;
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<String> failed(ConformanceReport report) {
        List<String> failed = new ArrayList<>();
        report.verdicts().forEach((rule, verdict) -> {
            if (verdict == Verdict.FAIL) {
                failed.add(rule);
            } else if (verdict == Verdict.INVALID) {
                failed.add(rule + "!");
            }
        });
        return failed;
    }

    /** What is checked in. */
    static Map<String, List<String>> listed() throws IOException {
        Map<String, List<String>> listed = new LinkedHashMap<>();
        for (String line : Files.readAllLines(LIST)) {
            if (!line.startsWith("#")) {
                int end = line.lastIndexOf(BETWEEN);
                listed.put(
                        line.substring(0, end),
                        List.of(line.substring(end + BETWEEN.length()).split(" ", -1)));
            }
        }
        return listed;
    }

    static void write(Map<String, List<String>> found) throws IOException {
        List<String> lines = new ArrayList<>(HEAD);
        found.forEach((mutant, rules) -> lines.add(mutant + BETWEEN + String.join(" ", rules)));
        Files.createDirectories(LIST.getParent());
        Files.write(LIST, lines);
    }
}
