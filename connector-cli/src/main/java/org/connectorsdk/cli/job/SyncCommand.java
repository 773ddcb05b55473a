package org.connectorsdk.cli.job;

import java.util.Optional;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sync",
        description =
                "Starts a sync and shows its job, whose handle can be stored. With --wait, shows how the job ended.")
final class SyncCommand extends ConnectionCommand {
    @Mixin
    private final TableOptions tables = new TableOptions();

    @Option(names = "--incremental", description = "The provider's regular run, where it tells one from a full sync.")
    private boolean incremental;

    @Option(names = "--reload", description = "Everything anew, over what is there. Can take days.")
    private boolean reload;

    @Option(
            names = "--if-running",
            paramLabel = "WHAT",
            description =
                    "When a sync is running already: join it, skip (show it, start nothing), fail, or restart (stop it and"
                            + " start anew). Default: join.")
    private IfRunning ifRunning = IfRunning.JOIN;

    @Mixin
    private final WaitChoice waiting = new WaitChoice();

    SyncCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        SyncRequest request = request(problems);
        Optional<WaitPolicy> policy = waiting.policy(problems);
        return session -> Waiting.started(session, session.connections().sync(id(), request), policy);
    }

    private SyncRequest request(Problems problems) {
        TableRef[] chosen = tables.tables(problems);
        if (incremental && reload) {
            problems.add("--incremental and --reload exclude each other");
        }
        SyncRequest request =
                reload ? SyncRequest.reload() : incremental ? SyncRequest.incremental() : SyncRequest.full();
        return (chosen.length == 0 ? request : request.tables(chosen)).ifRunning(ifRunning);
    }
}
