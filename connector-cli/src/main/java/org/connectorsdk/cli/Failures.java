package org.connectorsdk.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.cli.account.FormattedCommand;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.OutputFailedException;
import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * What happens when a command cannot be parsed or breaks.
 */
final class Failures {
    private final Shell shell;

    Failures(Shell shell) {
        this.shell = shell;
    }

    void handle(CommandLine root) {
        collectErrors(root);
        root.setOut(new PrintWriter(new StdoutWriter(shell.out()), true));
        root.setErr(shell.err());
        root.setExecutionStrategy(this::execute);
        root.setParameterExceptionHandler((e, args) -> mistakes(List.of(e), e.getCommandLine()));
        root.setExecutionExceptionHandler((e, command, parsed) -> broken(e, command));
    }

    private static void collectErrors(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(Failures::collectErrors);
    }

    private int execute(ParseResult root) {
        List<Exception> mistakes = new ArrayList<>();
        ParseResult last = root;
        for (@Nullable ParseResult each = root; each != null; each = each.subcommand()) {
            mistakes.addAll(each.errors());
            last = each;
        }
        CommandLine command = last.commandSpec().commandLine();
        if (CommandLine.executeHelpRequest(root) != null) {
            return ExitCode.OK.code();
        }
        if (mistakes.isEmpty() && last == root) {
            root.commandSpec().commandLine().usage(shell.err());
            return ExitCode.USAGE.code();
        }
        return mistakes.isEmpty() ? new RunLast().execute(root) : mistakes(mistakes, command);
    }

    private int mistakes(List<? extends Exception> mistakes, CommandLine command) {
        String help = "connectors" + (command.getParent() == null ? "" : " " + command.getCommandName()) + " --help";
        return new Report(shell, format(command))
                .usage("", Mistakes.lines(mistakes), help)
                .code();
    }

    private static OutputFormat format(CommandLine command) {
        return command.getCommandSpec().userObject() instanceof FormattedCommand formatted
                ? formatted.format()
                : OutputFormat.TABLE;
    }

    private int broken(Exception failure, CommandLine command) {
        if (failure instanceof OutputFailedException output) {
            return outputFailed(output);
        }
        // Its message may quote anything; its class and place are enough for a report.
        shell.err()
                .println("error: a defect of this program ("
                        + failure.getClass().getName() + "); please report it, with what -v prints");
        if (command.getCommandSpec().root().userObject() instanceof ConnectorsCommand root && root.isVerbose()) {
            for (StackTraceElement frame : failure.getStackTrace()) {
                shell.err().println("    at " + frame);
            }
        }
        return ExitCode.DEFECT.code();
    }

    /** The command is over, and what it held with it: there is room for a line again. */
    int heapFull() {
        shell.err()
                .println("error: this needs more memory than the program has; give it more, as in"
                        + " JAVA_TOOL_OPTIONS=-Xmx2g");
        return ExitCode.DEFECT.code();
    }

    int outputFailed(OutputFailedException failure) {
        if (!failure.isReaderGone()) {
            shell.err().println("error: the output could not be written: " + failure.getMessage());
        }
        return ExitCode.DEFECT.code();
    }
}
