package org.connectorsdk.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.cli.account.ProvidersCommand;
import org.connectorsdk.cli.connection.ConnectionCommands;
import org.connectorsdk.cli.data.DataCommands;
import org.connectorsdk.cli.job.JobCommands;
import org.connectorsdk.cli.shell.OutputFailedException;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The whole command line: what {@code main} runs, and what tests run in its place. */
public final class Cli {
    private final Shell shell;

    /**
     * Makes a command line.
     *
     * @param shell the process that it runs in
     */
    public Cli(Shell shell) {
        this.shell = shell;
    }

    /**
     * Runs one command to its end.
     *
     * @param args the arguments of the process
     * @return the exit code
     */
    public int run(String... args) {
        Failures failures = new Failures(shell);
        try {
            int code = commands(failures).execute(args);
            shell.out().flush();
            return code;
        } catch (OutputFailedException e) {
            return failures.outputFailed(e);
        } finally {
            shell.err().flush();
        }
    }

    private CommandLine commands(Failures failures) {
        CommandLine root = new CommandLine(new ConnectorsCommand());
        List<Object> commands = new ArrayList<>();
        commands.add(new ProvidersCommand(shell));
        commands.addAll(ConnectionCommands.all(shell));
        commands.addAll(DataCommands.all(shell));
        commands.addAll(JobCommands.all(shell));
        commands.forEach(root::addSubcommand);
        root.registerConverter(Duration.class, new DurationConverter());
        root.registerConverter(ConnectionId.class, checked(ConnectionId::of, "must not be blank"));
        root.registerConverter(JobRef.class, checked(JobRef::decode, "must be a job handle, as sync and jobs show it"));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setAbbreviatedOptionsAllowed(false);
        failures.handle(root);
        return root;
    }

    private static <T> ITypeConverter<T> checked(ITypeConverter<T> reading, String problem) {
        return text -> {
            try {
                return reading.convert(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(problem);
            }
        };
    }
}
