package org.connectorsdk.cli.connection;

import io.vavr.control.Either;
import java.util.function.BiFunction;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.View;
import org.connectorsdk.cli.shell.NamedCommand;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A command that is one call about one connection, and shows the answer. */
@Command
final class SingleCall<T> extends ConnectionCommand {
    private final BiFunction<Session, ConnectionId, Either<ConnectorError, T>> call;
    private final View<T> view;

    private SingleCall(Shell shell, BiFunction<Session, ConnectionId, Either<ConnectorError, T>> call, View<T> view) {
        super(shell);
        this.call = call;
        this.view = view;
    }

    static <T> NamedCommand named(
            Shell shell,
            String name,
            String description,
            BiFunction<Session, ConnectionId, Either<ConnectorError, T>> call,
            View<T> view) {
        return new NamedCommand(name, () -> command(shell, name, description, call, view));
    }

    private static <T> CommandLine command(
            Shell shell,
            String name,
            String description,
            BiFunction<Session, ConnectionId, Either<ConnectorError, T>> call,
            View<T> view) {
        CommandLine command = new CommandLine(new SingleCall<>(shell, call, view));
        command.getCommandSpec().name(name).usageMessage().description(description);
        return command;
    }

    @Override
    protected Action prepare(Problems problems) {
        return session -> session.show(call.apply(session, id()), view);
    }
}
