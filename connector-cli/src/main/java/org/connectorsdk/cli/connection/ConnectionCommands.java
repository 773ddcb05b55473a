package org.connectorsdk.cli.connection;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.NamedCommand;
import org.connectorsdk.cli.shell.Shell;

/** The commands of this room. */
public final class ConnectionCommands {

    private ConnectionCommands() {}

    /**
     * Names them; each is made when it is asked for.
     *
     * @param shell the process
     * @return the commands, in the order of the help page
     */
    public static List<NamedCommand> all(Shell shell) {
        return List.of(
                new NamedCommand("list", () -> new ListCommand(shell)),
                SingleCall.named(
                        shell,
                        "get",
                        "Shows one connection.",
                        (session, id) -> session.connections().get(id),
                        ConnectionViews.WHOLE),
                new NamedCommand("create", () -> new CreateCommand(shell)),
                new NamedCommand("update", () -> new UpdateCommand(shell)),
                SingleCall.named(
                        shell,
                        "delete",
                        "Deletes a connection. Does not ask.",
                        (session, id) -> session.connections().delete(id),
                        ConnectionViews.DELETION),
                new NamedCommand("test", () -> new TestCommand(shell)),
                lifecycle(
                        shell,
                        "disable",
                        "Switches a connection off; its definition stays.",
                        (lifecycle, id) -> lifecycle.disable(id, CallOptions.none())),
                lifecycle(
                        shell,
                        "reactivate",
                        "Switches a connection on again.",
                        (lifecycle, id) -> lifecycle.reactivate(id, CallOptions.none())),
                lifecycle(
                        shell,
                        "set-default",
                        "Makes a connection the default of its type; the former default loses that place.",
                        (lifecycle, id) -> lifecycle.makeDefault(id, CallOptions.none())),
                new NamedCommand("reconcile", () -> new ReconcileCommand(shell)));
    }

    private static NamedCommand lifecycle(
            Shell shell,
            String name,
            String description,
            BiFunction<Lifecycle, ConnectionId, Either<ConnectorError, Connection>> call) {
        return SingleCall.named(
                shell,
                name,
                description,
                (session, id) -> session.facet(
                        Lifecycle.class, name, Capability.LIFECYCLE, lifecycle -> call.apply(lifecycle, id)),
                ConnectionViews.WHOLE);
    }
}
