package org.connectorsdk.cli.account;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.cli.print.DataViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which workspaces a credential sees, for the setting {@code workspace}, which it needs none of itself. */
@Command(name = "workspaces", description = "Lists the workspaces that the credential sees, for the setting workspace.")
public final class WorkspacesCommand extends AccountCommand {
    @Option(names = "--limit", paramLabel = "N", description = "Stop after so many. Default: all of them.")
    private @Nullable Long limit;

    /**
     * Makes the command.
     *
     * @param shell the process
     */
    public WorkspacesCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        @Nullable Long most = limit;
        if (most != null && most < 1) {
            problems.add("--limit must be at least 1");
        }
        return session -> session.list(
                new PagedStream<>(provider(), token -> page(session, token)),
                DataViews.WORKSPACE,
                null,
                most == null ? 0 : most);
    }

    private static Either<ConnectorError, Page<Workspace>> page(Session session, @Nullable PageToken token) {
        return session.facet(
                Workspaces.class,
                "workspaces",
                Capability.WORKSPACES,
                facet -> facet.workspaces(Optional.ofNullable(token), CallOptions.none()));
    }
}
