package org.connectorsdk.cli.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backfill",
        description =
                "Loads a past span of time again, and shows the job, whose handle can be stored. With --wait, shows"
                        + " how it ended.")
final class BackfillCommand extends ConnectionCommand {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "INSTANT",
            description = "Beginning of the span, such as 2026-01-31T00:00:00Z.")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "INSTANT",
            description = "End of the span, which does not belong to it.")
    private Instant to = Instant.EPOCH;

    @Mixin
    private final TableOptions tables = new TableOptions();

    @Mixin
    private final WaitChoice waiting = new WaitChoice();

    BackfillCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        TableRef[] chosen = tables.tables(problems);
        if (!to.isAfter(from)) {
            problems.add("--to must be after --from");
        }
        Optional<WaitPolicy> policy = waiting.policy(problems);
        return session -> Waiting.started(
                session,
                session.facet(
                        Backfill.class,
                        "backfill",
                        Capability.BACKFILL,
                        backfill -> backfill.backfill(
                                id(), new Backfill.Span(from, to, List.of(chosen)), CallOptions.none())),
                policy);
    }
}
