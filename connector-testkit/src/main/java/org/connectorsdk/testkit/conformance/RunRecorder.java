package org.connectorsdk.testkit.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Collects the verdicts of one target and writes them as JSON when the run is over, in an order that diffs well. */
final class RunRecorder implements AutoCloseable {
    static final int FORMAT = 1;
    static final String RULESET = "1.0.0";

    private final String target;
    private final long seed;
    private final long started = System.nanoTime();
    private final Map<String, RuleResult> results = new ConcurrentSkipListMap<>(Comparator.naturalOrder());
    private final AtomicReference<@Nullable ProviderDescriptor> descriptor = new AtomicReference<>();

    RunRecorder(String target, long seed) {
        this.target = target;
        this.seed = seed;
    }

    void record(Lab lab, RuleResult result) {
        descriptor.compareAndSet(null, lab.descriptor());
        results.put(result.rule().id(), result);
    }

    List<RuleResult> results() {
        return List.copyOf(results.values());
    }

    JsonObject toJson() {
        ProviderDescriptor subject = descriptor.get();
        return JsonObject.builder()
                .add("format", FORMAT)
                .add("ruleset", JsonObject.of("version", RULESET, "active", (long) results.size()))
                .add(
                        "subject",
                        JsonObject.of(
                                "target", target,
                                "provider", subject == null ? "" : subject.id(),
                                "version", subject == null ? "" : subject.version()))
                .add(
                        "run",
                        JsonObject.builder()
                                .add("mode", "hermetic")
                                .add("seed", Long.toHexString(seed))
                                .add("java", System.getProperty("java.version"))
                                .add("at", Instant.now().toString())
                                .add(
                                        "ms",
                                        Duration.ofNanos(System.nanoTime() - started)
                                                .toMillis())
                                .build())
                .add(
                        "results",
                        results.values().stream().map(RuleResult::toJson).toList())
                .add("summary", summary())
                .build();
    }

    private JsonObject summary() {
        JsonObject.Builder summary = JsonObject.builder().add("result", result());
        for (Level level : Level.values()) {
            Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
            results.values().stream()
                    .filter(result -> result.rule().level() == level)
                    .forEach(result -> counts.merge(result.verdict(), 1L, Long::sum));
            JsonObject.Builder each = JsonObject.builder();
            counts.forEach((verdict, count) -> each.add(verdict.name(), count));
            summary.add(level.name().toLowerCase(Locale.ROOT), each.build());
        }
        return summary.build();
    }

    /** CONFORMANT, PARTIAL, NON_CONFORMANT or INVALID. */
    String result() {
        if (results.isEmpty() || any(Verdict.INVALID, null)) {
            return "INVALID";
        }
        if (any(Verdict.FAIL, Level.MUST)) {
            return "NON_CONFORMANT";
        }
        return any(Verdict.WAIVED, Level.MUST) || any(Verdict.NOT_RUN, Level.MUST) ? "PARTIAL" : "CONFORMANT";
    }

    private boolean any(Verdict verdict, @Nullable Level level) {
        return results.values().stream()
                .anyMatch(result -> result.verdict() == verdict
                        && (level == null || result.rule().level() == level));
    }

    @Override
    public void close() {
        Path folder = Path.of(System.getProperty("conformance.report", "target/conformance"));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(target + ".json"), toJson().toJson() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
