package org.connectorsdk.testkit.conformance.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.testkit.conformance.Level;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of one target. Rules that were not tried are in it as {@link Verdict#NOT_RUN}. Thread-safe.
 *
 * <p>The JSON form follows {@code conformance-report.schema.json}, a resource in the package above; apart from
 * {@code run} and the times of rules it is the same for equal runs, so reports diff well.
 *
 * @since 0.1.0
 */
public final class ConformanceReport {
    /** The version of the JSON form. */
    public static final int FORMAT = 1;

    private final String target;
    private final long seed;
    private final String mode;
    private final Waivers waivers;
    private final long started = System.nanoTime();
    private final Map<String, RuleResult> results = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable ProviderDescriptor> descriptor = new AtomicReference<>();

    ConformanceReport(String target, long seed, String mode, Waivers waivers) {
        this.waivers = waivers;
        this.target = target;
        this.mode = mode;
        this.seed = seed;
    }

    /** How far a run as a whole conforms. */
    public enum Result {
        /** Every MUST is a pass, a proven refusal, not applicable, or not testable. */
        CONFORMANT,
        /** Nothing failed, but a MUST was waived or not run. */
        PARTIAL,
        /** A MUST failed. */
        NON_CONFORMANT,
        /** A proof did not take place, or no rule ran at all. */
        INVALID
    }

    void record(RuleContext context, RuleResult result) {
        try {
            descriptor.compareAndSet(null, context.descriptor());
        } catch (RuntimeException e) {
            // A provider that cannot be opened has a report all the same.
        }
        results.put(result.rule().id(), result);
    }

    /** All rules, those that were not tried included. */
    List<RuleResult> all() {
        List<RuleResult> all = new ArrayList<>();
        Optional<String> unproven = claimedAndNotProven();
        for (Ruleset.Entry entry : Ruleset.entries()) {
            RuleResult result = results.getOrDefault(entry.id(), RuleResult.notRun(entry.rule()));
            boolean spoiled = entry.id().equals("CAP-01") && result.verdict() == Verdict.PASS && unproven.isPresent();
            all.add(spoiled ? result.with(Verdict.FAIL, unproven.get()) : result);
        }
        return all;
    }

    Waivers waivers() {
        return waivers;
    }

    /** {@return the name of the target} */
    public String target() {
        return target;
    }

    /** {@return the verdict of every rule of the ruleset by its id, in the order of ids} */
    public Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new TreeMap<>();
        all().forEach(result -> verdicts.put(result.rule().id(), result.verdict()));
        return verdicts;
    }

    /**
     * Why a rule has its verdict.
     *
     * @param id the rule's id
     * @return the message; empty for a pass
     * @throws IllegalArgumentException if there is no rule of this id
     */
    public String message(String id) {
        return result(id).message();
    }

    /**
     * What reached the server while a rule was tried.
     *
     * @param id the rule's id
     * @return a heading, and the first and the last exchanges in short, one a line, without secrets
     * @throws IllegalArgumentException if there is no rule of this id
     */
    public String exchanges(String id) {
        return result(id).told();
    }

    private RuleResult result(String id) {
        return all().stream()
                .filter(result -> result.rule().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("id: there is no rule " + id));
    }

    /** {@return how far the target conforms} */
    public Result result() {
        List<RuleResult> all = all();
        if (results.isEmpty() || all.stream().anyMatch(result -> result.verdict() == Verdict.INVALID)) {
            return Result.INVALID;
        }
        if (must(all, Verdict.FAIL)) {
            return Result.NON_CONFORMANT;
        }
        return must(all, Verdict.WAIVED) || must(all, Verdict.NOT_RUN) ? Result.PARTIAL : Result.CONFORMANT;
    }

    private static boolean must(List<RuleResult> all, Verdict verdict) {
        return all.stream()
                .anyMatch(result -> result.verdict() == verdict && result.rule().level() == Level.MUST);
    }

    /** After a complete run: the capabilities that are declared without a rule that proves them. */
    Optional<String> claimedAndNotProven() {
        ProviderDescriptor subject = descriptor.get();
        if (subject == null || results.size() < Ruleset.entries().size()) {
            return Optional.empty();
        }
        List<String> unproven = new CapabilityTruths(subject, results).unproven();
        return unproven.isEmpty() ? Optional.empty() : Optional.of("declared, and no rule proves it: " + unproven);
    }

    /** {@return the report as JSON} */
    public JsonObject toJson() {
        ProviderDescriptor subject = descriptor.get();
        List<RuleResult> all = all();
        return JsonObject.builder()
                .add("format", FORMAT)
                .add("ruleset", ruleset())
                .add("kit", kit())
                .add("spi", SpiVersion.CURRENT)
                .add("subject", subject(subject))
                .add("run", run())
                .add("capabilities", subject == null ? List.of() : new CapabilityTruths(subject, results).toJson())
                .add("waivers", waivers.toJson())
                .add("results", all.stream().map(RuleResult::toJson).toList())
                .add("summary", summary(all))
                .build();
    }

    private static JsonObject ruleset() {
        return JsonObject.of("version", Ruleset.VERSION, "sha256", Ruleset.sha256(), "active", (long)
                Ruleset.entries().size());
    }

    private static String kit() {
        String version = ConformanceReport.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }

    private JsonObject subject(@Nullable ProviderDescriptor subject) {
        return JsonObject.builder()
                .add("target", target)
                .add("provider", subject == null ? "" : subject.id())
                .add("name", subject == null ? "" : subject.name())
                .add("version", subject == null ? "" : subject.version())
                .add("apiVersion", subject == null ? "" : subject.apiVersion())
                .build();
    }

    private String name() {
        ProviderDescriptor subject = descriptor.get();
        return subject == null ? target : (subject.name() + " " + subject.version()).strip();
    }

    private JsonObject run() {
        return JsonObject.builder()
                .add("mode", mode)
                .add("seed", Long.toHexString(seed))
                .add("java", Objects.toString(System.getProperty("java.version"), ""))
                .add("at", Instant.now().toString())
                .add("ms", Duration.ofNanos(System.nanoTime() - started).toMillis())
                .build();
    }

    private JsonObject summary(List<RuleResult> all) {
        JsonObject.Builder summary = JsonObject.builder().add("result", result().name());
        for (Level level : Level.values()) {
            Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
            all.stream()
                    .filter(result -> result.rule().level() == level)
                    .forEach(result -> counts.merge(result.verdict(), 1L, Long::sum));
            JsonObject.Builder each = JsonObject.builder();
            counts.forEach((verdict, count) -> each.add(verdict.name(), count));
            summary.add(level.name().toLowerCase(Locale.ROOT), each.build());
        }
        return summary.build();
    }

    /**
     * Writes the report to the folder of the system property {@code conformance.report}, by default target/conformance.
     */
    void write() {
        writeTo(Path.of(System.getProperty("conformance.report", "target/conformance")));
    }

    /**
     * Writes the report as {@code <target>.json}, and beside it one line about it for a README ({@code <target>.md})
     * with the badge that this line shows ({@code <target>.svg}).
     *
     * @param folder made if it is not there
     * @return the report's file
     */
    public Path writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            ReportSummary summary = new ReportSummary(target, name(), result(), all());
            Files.writeString(folder.resolve(target + ".md"), summary.markdown());
            Files.writeString(folder.resolve(target + ".svg"), summary.badge());
            return Files.writeString(folder.resolve(target + ".json"), toJson().toJson() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
