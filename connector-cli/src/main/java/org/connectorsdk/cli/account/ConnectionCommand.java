package org.connectorsdk.cli.account;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Parameters;

/** A command about one connection. */
public abstract class ConnectionCommand extends AccountCommand {
    @Parameters(index = "1", paramLabel = "ID", description = "Id of the connection.")
    private ConnectionId id = ConnectionId.of("?");

    /**
     * A command in which nothing but the account is configured.
     *
     * @param shell the process
     */
    public ConnectionCommand(Shell shell) {
        super(shell);
    }

    /**
     * A command with given options for the account.
     *
     * @param shell the process
     * @param account the options
     */
    public ConnectionCommand(Shell shell, AccountOptions account) {
        super(shell, account);
    }

    /** {@return id of the connection} */
    public final ConnectionId id() {
        return id;
    }
}
