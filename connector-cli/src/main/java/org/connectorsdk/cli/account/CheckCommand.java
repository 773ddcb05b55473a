package org.connectorsdk.cli.account;

import io.vavr.control.Either;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.print.AccountViews;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;

/** Says whether the vendor answers and takes the credential, and what that may do. */
@Command(
        name = "check",
        description = "Checks the account: whether the provider can be reached, whether it takes the credential, and "
                + "what that may do. Sends no write.")
public final class CheckCommand extends AccountCommand {
    /**
     * Makes the command.
     *
     * @param shell the process
     */
    public CheckCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        return session -> show(session, session.connections().check());
    }

    /** What keeps the report from being ok counts as if the call had failed with it. */
    private static ExitCode show(Session session, Either<ConnectorError, AccountReport> answer) {
        ExitCode shown = session.show(answer, AccountViews.REPORT);
        return answer.toOption()
                .toJavaOptional()
                .filter(report -> !report.ok())
                .map(report -> report.problem().map(ExitCode::of).orElse(ExitCode.FAILED))
                .orElse(shown);
    }
}
