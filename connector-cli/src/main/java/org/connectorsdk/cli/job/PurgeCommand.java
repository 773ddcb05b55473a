package org.connectorsdk.cli.job;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "purge",
        description =
                "Removes the synced data of a connection or of some of its tables. Definitions stay. Does not ask.")
final class PurgeCommand extends ConnectionCommand {
    @Mixin
    private final TableOptions tables = new TableOptions();

    @Mixin
    private final WaitChoice waiting = new WaitChoice();

    PurgeCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        TableRef[] chosen = tables.tables(problems);
        PurgeRequest request = chosen.length == 0 ? PurgeRequest.connection() : PurgeRequest.tables(chosen);
        Optional<WaitPolicy> policy = waiting.policy(problems);
        return session -> {
            Either<ConnectorError, Purge> purge = session.connections().purge(id(), request);
            return policy.isPresent() && purge.isRight() && purge.get().job().isPresent()
                    ? Waiting.until(session, purge.get().job().get(), policy.get())
                    : session.show(purge, ConnectionViews.PURGE);
        };
    }
}
