package org.connectorsdk.testkit.conformance.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.connectorsdk.api.json.JsonObject;

/** Which rule has caught which mutant, and what it said. */
record KillTable(List<Row> rows) {
    /** Many rules wait rather than compute. */
    private static final int THREADS = 4;

    /** One mutant and what its own rule made of it. */
    record Row(Mutant mutant, Verdict verdict, String said) {
        boolean isKill() {
            return verdict == Verdict.FAIL && said.contains(mutant.message());
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .add("rule", mutant.rule())
                    .add("mutant", mutant.name())
                    .add("message", said.lines().findFirst().orElse(""))
                    .add("killed", isKill())
                    .build();
        }

        @Override
        public String toString() {
            return mutant + ": " + verdict + ", " + said;
        }
    }

    static List<Mutant> gallery() {
        return Stream.of(
                        DeclarationMutants.all(),
                        ConnectionMutants.lists(),
                        ConnectionMutants.reads(),
                        ConnectionMutants.writes(),
                        DataMutants.all(),
                        AnswerMutants.all(),
                        JobMutants.all(),
                        RunMutants.all(),
                        WayMutants.all(),
                        FailureMutants.all(),
                        ResilienceMutants.all(),
                        SafetyMutants.all(),
                        TruthMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Runs each mutant through its own rule. */
    static KillTable ofOwnRules() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Row>> running = new ArrayList<>();
            for (Mutant mutant : gallery()) {
                running.add(pool.submit(() -> tried(mutant)));
            }
            List<Row> rows = new ArrayList<>();
            for (Future<Row> row : running) {
                rows.add(row.get());
            }
            return new KillTable(rows);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Row tried(Mutant mutant) {
        ConformanceReport report = mutant.runInHaste()
                .only(entry -> entry.id().equals(mutant.rule()))
                .run();
        return new Row(
                mutant, report.verdicts().getOrDefault(mutant.rule(), Verdict.NOT_RUN), report.message(mutant.rule()));
    }

    List<Row> survivors() {
        return rows.stream().filter(row -> !row.isKill()).toList();
    }

    List<String> rulesWithoutKill() {
        return Ruleset.entries().stream()
                .filter(Ruleset.Entry::isTestable)
                .map(Ruleset.Entry::id)
                .filter(rule ->
                        rows.stream().noneMatch(row -> row.mutant().rule().equals(rule) && row.isKill()))
                .toList();
    }

    private static long testable() {
        return Ruleset.entries().stream().filter(Ruleset.Entry::isTestable).count();
    }

    private long withKill() {
        return rows.stream()
                .filter(Row::isKill)
                .map(row -> row.mutant().rule())
                .distinct()
                .count();
    }

    /** {@return one line for the log of a build} */
    @Override
    public String toString() {
        int rules = Ruleset.entries().size();
        return "mutant gallery: " + withKill() + " of " + testable() + " testable rules have a mutant that they catch ("
                + 100 * withKill() / testable() + " %), " + (rules - testable()) + " of " + rules + " not testable";
    }

    void writeTo(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JsonObject json = JsonObject.builder()
                .add("ruleset", Ruleset.VERSION)
                .add("testable", testable())
                .add("withKill", withKill())
                .add("kills", rows.stream().map(Row::toJson).toList())
                .build();
        Files.writeString(file, json.toJson() + "\n");
    }
}
