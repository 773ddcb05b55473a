package org.connectorsdk.cli.data;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.FileBrowser.FileEntry;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.DataViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "files", description = "Lists the files behind a connection.")
final class FilesCommand extends ConnectionCommand {
    @Option(names = "--path", paramLabel = "PATH", description = "The folder. Default: the root.")
    private String path = "";

    @Option(names = "--limit", paramLabel = "N", description = "Stop after so many. Default: all of them.")
    private @Nullable Long limit;

    FilesCommand(Shell shell) {
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
                DataViews.FILE,
                null,
                most == null ? 0 : most);
    }

    private Either<ConnectorError, Page<FileEntry>> page(Session session, @Nullable PageToken token) {
        return session.facet(
                FileBrowser.class,
                "files",
                Capability.FILE_BROWSE,
                facet -> facet.files(id(), path, Optional.ofNullable(token), CallOptions.none()));
    }
}
