package org.connectorsdk.cli.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.cli.account.Account;
import org.connectorsdk.cli.account.AccountOptions;
import org.connectorsdk.cli.account.FormattedCommand;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.suite.ConformanceReport;
import org.connectorsdk.testkit.conformance.suite.ConformanceRun;
import org.connectorsdk.testkit.conformance.suite.Ruleset;
import org.connectorsdk.testkit.conformance.suite.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a provider to the rules, without a build tool. */
@Command(
        name = "conformance",
        description =
                "Holds a provider to the rules that every provider passes, on the simulator of its vendor. Exit code 0"
                        + " only if it "
                        + "conforms.")
public final class ConformanceCommand extends FormattedCommand {
    @Parameters(index = "0", paramLabel = "PROVIDER", description = "Id of the provider.")
    private String id = "";

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "Try this rule only, or all rules of this group: RETRY-02, RETRY. Repeatable.")
    private List<String> rules = new ArrayList<>();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Write the report to DIR/PROVIDER.json, and a line with a badge for a README beside it. Default:"
                            + " none is written.")
    private @Nullable Path report;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description =
                    "Try a real account at this address instead: with the rules that change nothing. Never conforms as"
                            + " a whole.")
    private @Nullable URI service;

    @Mixin
    private final AccountOptions account = AccountOptions.plain();

    /**
     * Makes the command.
     *
     * @param shell the process
     */
    public ConformanceCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        Report said = new Report(shell(), format());
        Problems problems = new Problems();
        said.unusable(shell().installed().warnings());
        Map<String, ConformanceTarget> targets = targets();
        Optional<ConformanceTarget> target = Optional.ofNullable(targets.get(id));
        if (target.isEmpty()) {
            problems.add(
                    "'" + id + "' cannot be held to the rules; what can is " + String.join(", ", targets.keySet()));
        }
        for (String rule : rules) {
            if (Ruleset.entries().stream().noneMatch(names(rule))) {
                problems.add("--rule: there is no rule and no group " + rule);
            }
        }
        if (report != null && !canBeWritten(report)) {
            problems.add("--report: files cannot be written in " + report);
        }
        if (target.isEmpty() || !problems.isEmpty()) {
            return said.usage(id, problems.lines(), "connectors conformance --help")
                    .code();
        }
        Optional<ConformanceRun> run = run(target.get(), problems, said);
        if (run.isEmpty()) {
            return said.usage(id, problems.lines(), null).code();
        }
        return show(run.get(), said).code();
    }

    /** Those whose provider is at hand. */
    private Map<String, ConformanceTarget> targets() {
        Map<String, ConformanceTarget> targets = new TreeMap<>();
        shell().installed().targets().values().stream()
                .filter(target ->
                        shell().connectors().provider(target.provider()).isPresent())
                .forEach(target -> targets.put(target.id(), target));
        return targets;
    }

    /** Told before a minute of rules, not after it. */
    private static boolean canBeWritten(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private static Predicate<Ruleset.Entry> names(String rule) {
        return entry -> entry.id().equals(rule) || entry.group().equals(rule);
    }

    /** Empty when the settings of a real account are wrong. */
    private Optional<ConformanceRun> run(ConformanceTarget target, Problems problems, Report said) {
        if (service == null) {
            said.note("trying the rules on the simulator of " + id + "; this takes up to a minute");
            return Optional.of(ConformanceRun.of(target, shell().connectors()));
        }
        said.note("trying the rules that change nothing on a real account of " + id);
        ConnectorConfig over =
                ConnectorConfig.builder().set("base-url", service).build();
        return new Account(shell(), target.provider(), account)
                .checked(over, problems, said)
                .map(config -> ConformanceRun.live(target, shell().connectors(), config));
    }

    private ExitCode show(ConformanceRun run, Report said) {
        Predicate<Ruleset.Entry> wanted = entry ->
                rules.isEmpty() || rules.stream().anyMatch(rule -> names(rule).test(entry));
        ConformanceReport result = run.only(wanted).run();
        if (Thread.currentThread().isInterrupted()) {
            said.warning("interrupted; what was tried until then shows nothing, and no report is written");
            return ExitCode.INTERRUPTED;
        }
        if (report != null) {
            try {
                said.note("report: " + result.writeTo(report));
            } catch (UncheckedIOException e) {
                return said.usage(id, List.of("--report: " + report + " cannot be written"), null);
            }
        }
        VerdictPrinter.print(result, format(), shell().out());
        return holds(result, wanted) ? ExitCode.OK : ExitCode.NOT_CONFORMANT;
    }

    /** A part of the rules shows nothing about the whole, but it can hold itself. */
    private boolean holds(ConformanceReport result, Predicate<Ruleset.Entry> wanted) {
        return rules.isEmpty()
                ? result.result() == ConformanceReport.Result.CONFORMANT
                : Ruleset.entries().stream()
                        .filter(wanted)
                        .map(entry -> result.verdicts().get(entry.id()))
                        .noneMatch(verdict -> verdict == Verdict.FAIL || verdict == Verdict.INVALID);
    }
}
