package org.connectorsdk.cli.account;

import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * The frame of every command that talks to a provider: check everything, report everything that is wrong at once, and
 * only then open the account and act.
 */
public abstract class AccountCommand extends FormattedCommand {
    @Parameters(
            index = "0",
            paramLabel = "PROVIDER",
            description = "Id of the provider, as `connectors providers` lists it.")
    private String provider = "";

    @Mixin
    private final AccountOptions account;

    @Mixin
    private final CallLimits limits = new CallLimits();

    /**
     * A command in which nothing but the account is configured.
     *
     * @param shell the process
     */
    public AccountCommand(Shell shell) {
        this(shell, new AccountOptions.Plain());
    }

    /**
     * A command with given options for the account.
     *
     * @param shell the process
     * @param account the options
     */
    public AccountCommand(Shell shell, AccountOptions account) {
        super(shell);
        this.account = account;
    }

    /** {@return the options of a command in which {@code --config} and {@code --secret} describe a connection} */
    public static AccountOptions besideConnection() {
        return new AccountOptions.BesideConnection();
    }

    /** What a command does once everything is right. */
    @FunctionalInterface
    public interface Action {

        /**
         * Acts.
         *
         * @param session the open account
         * @return the exit code
         */
        ExitCode run(Session session);
    }

    /**
     * Turns the arguments into a request. Sends nothing.
     *
     * @param problems told of everything that is wrong; if there is anything, the action does not run
     * @return what to do
     */
    protected abstract Action prepare(Problems problems);

    /** {@return id of the provider} */
    public final String provider() {
        return provider;
    }

    @Override
    public final Integer call() {
        Report report = new Report(shell(), format());
        Problems problems = new Problems();
        report.unusable(shell().installed().warnings());
        Optional<Connections> opened = new Account(shell(), provider, account).open(problems, report);
        try {
            Action action = prepare(problems);
            CallOptions options = limits.options(problems);
            if (opened.isEmpty() || !problems.isEmpty()) {
                return report.usage(provider, problems.lines(), null).code();
            }
            Session session = new Session(opened.get().with(options), shell(), format(), report);
            return action.run(session).code();
        } finally {
            opened.ifPresent(Connections::close);
        }
    }
}
