package org.connectorsdk.cli.job;

import io.vavr.control.Either;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.JobViews;
import org.connectorsdk.cli.shell.ExitCode;
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

    @Option(
            names = "--if-running",
            paramLabel = "WHAT",
            description =
                    "When a sync is running already: join it, skip (show it, start nothing) or fail. Default: join.")
    private IfRunning ifRunning = IfRunning.JOIN;

    @Option(names = "--wait", description = "Wait until the job has ended.")
    private boolean wait;

    @Mixin
    private final WaitOptions waiting = new WaitOptions();

    SyncCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        SyncRequest request = request(problems);
        WaitPolicy policy = waiting.policy(problems);
        if (waiting.isGiven() && !wait) {
            problems.add("--timeout, --poll and --on-expiry need --wait");
        }
        return session -> {
            Either<ConnectorError, Job> started = session.connections().sync(id(), request, session.options());
            return wait && started.isRight()
                    ? follow(session, started.get(), policy)
                    : session.show(started, JobViews.WHOLE);
        };
    }

    private SyncRequest request(Problems problems) {
        TableRef[] chosen = tables.tables(problems);
        SyncRequest request = incremental ? SyncRequest.incremental() : SyncRequest.full();
        return (chosen.length == 0 ? request : request.tables(chosen)).ifRunning(ifRunning);
    }

    /** The handle first: whatever happens to this process, the job can be found again. */
    private ExitCode follow(Session session, Job job, WaitPolicy policy) {
        String how =
                job.skipped() ? "is running already, nothing was started" : job.attached() ? "is joined" : "is started";
        session.report().note("job " + job.ref().jobId() + " " + how + ", its handle is " + job.ref());
        return Waiting.until(session, job.ref(), policy);
    }
}
