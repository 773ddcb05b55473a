package org.connectorsdk.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.account.CheckCommand;
import org.connectorsdk.cli.account.ProvidersCommand;
import org.connectorsdk.cli.account.WorkspacesCommand;
import org.connectorsdk.cli.conformance.ConformanceCommand;
import org.connectorsdk.cli.conformance.ConformanceReportCommand;
import org.connectorsdk.cli.connection.ConnectionCommands;
import org.connectorsdk.cli.data.DataCommands;
import org.connectorsdk.cli.demo.DemoCommand;
import org.connectorsdk.cli.job.JobCommands;
import org.connectorsdk.cli.shell.NamedCommand;
import org.connectorsdk.cli.shell.OutputFailedException;
import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Shell;
import org.connectorsdk.cli.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The whole command line: what {@code main} runs, and what tests run in its place. */
public final class Cli {
    private final Shell process;

    /**
     * Makes a command line.
     *
     * @param process the process that it runs in
     */
    public Cli(Shell process) {
        this.process = process;
    }

    /**
     * Runs one command to its end.
     *
     * @param args the arguments of the process
     * @return the exit code
     */
    public int run(String... args) {
        Failures failures = new Failures(process);
        try {
            int code = commands(failures, args).execute(args);
            process.out().flush();
            return code;
        } catch (OutputFailedException e) {
            return failures.outputFailed(e);
        } catch (OutOfMemoryError e) {
            return failures.heapFull();
        } finally {
            process.err().flush();
        }
    }

    private CommandLine commands(Failures failures, String... args) {
        ConnectorsCommand top = new ConnectorsCommand();
        CommandLine root = new CommandLine(top);
        asked(all(process.with(top.plugins())), args)
                .forEach(each -> root.addSubcommand(each.command().get()));
        root.registerConverter(Duration.class, new DurationConverter());
        root.registerConverter(
                Instant.class, checked(Instant::parse, "must be a point in time such as 2026-01-31T00:00:00Z"));
        root.registerConverter(ConnectionId.class, checked(ConnectionId::of, "must not be blank"));
        root.registerConverter(JobRef.class, checked(JobRef::decode, "must be a job handle, as sync and jobs show it"));
        root.registerConverter(OutputFormat.class, word(OutputFormat.values()));
        root.registerConverter(IfRunning.class, word(IfRunning.values()));
        root.registerConverter(RawRequest.Safety.class, word(RawRequest.Safety.values()));
        root.registerConverter(WaitPolicy.Expiry.class, word(WaitPolicy.Expiry.values()));
        root.setAbbreviatedOptionsAllowed(false);
        root.setExpandAtFiles(false); // @FILE means the value of an option, not further arguments
        failures.handle(root);
        return root;
    }

    private static List<NamedCommand> all(Shell shell) {
        List<NamedCommand> commands = new ArrayList<>();
        commands.add(new NamedCommand("providers", () -> new ProvidersCommand(shell)));
        commands.add(new NamedCommand("check", () -> new CheckCommand(shell)));
        commands.add(new NamedCommand("workspaces", () -> new WorkspacesCommand(shell)));
        commands.addAll(ConnectionCommands.all(shell));
        commands.addAll(DataCommands.all(shell));
        commands.addAll(JobCommands.all(shell));
        commands.add(new NamedCommand("demo", () -> new DemoCommand(shell)));
        commands.add(new NamedCommand("simulate", () -> new SimulateCommand(shell)));
        commands.add(new NamedCommand("conformance", () -> new ConformanceCommand(shell)));
        commands.add(new NamedCommand("conformance-report", () -> new ConformanceReportCommand(shell)));
        return commands;
    }

    /** The one that comes first, of which all else is said then; all of them when that is none. */
    private static List<NamedCommand> asked(List<NamedCommand> all, String... args) {
        List<NamedCommand> first = all.stream()
                .filter(each -> args.length > 0 && each.name().equals(args[0]))
                .toList();
        return first.isEmpty() ? all : first;
    }

    /** In upper or lower case. */
    private static <E extends Enum<E>> ITypeConverter<E> word(E[] words) {
        return text -> Stream.of(words)
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be one of "
                        + Stream.of(words)
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private static <T> ITypeConverter<T> checked(ITypeConverter<T> reading, String problem) {
        return text -> {
            try {
                return reading.convert(text);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new TypeConversionException(problem);
            }
        };
    }
}
