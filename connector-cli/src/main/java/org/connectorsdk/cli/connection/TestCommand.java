package org.connectorsdk.cli.connection;

import io.vavr.control.Either;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.account.AccountCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = "Lets the provider test a stored connection, or one that is described and not stored. "
                + "A test that finds it not working ends with exit code 8.")
final class TestCommand extends AccountCommand {
    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "Id of a stored connection. Without it, give --name, --type, --config and so on.")
    private @Nullable ConnectionId id;

    @Mixin
    private final SpecOptions spec = new SpecOptions();

    TestCommand(Shell shell) {
        super(shell, besideConnection());
    }

    @Override
    protected Action prepare(Problems problems) {
        @Nullable ConnectionId stored = id;
        if (stored == null) {
            ConnectionSpec described = spec.spec(shell(), problems);
            return session -> show(session, session.connections().test(described));
        }
        if (spec.isGiven()) {
            problems.add("a connection is tested either by ID or as described by --name, --type, --config; not both");
        }
        return session -> show(session, session.connections().test(stored));
    }

    private static ExitCode show(Session session, Either<ConnectorError, TestReport> answer) {
        ExitCode shown = session.show(answer, ConnectionViews.TEST);
        return answer.isRight() && !answer.get().ok() ? ExitCode.TEST_FAILED : shown;
    }
}
