package org.connectorsdk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.cli.account.Formatted;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.OutputFailedException;
import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What happens when a command cannot be parsed or breaks. Parsing collects every mistake; each becomes a line. What was typed is never
 * repeated, apart from the names of options: it may be a secret in the wrong place.
 */
final class Failures {
    private final Shell shell;

    Failures(Shell shell) {
        this.shell = shell;
    }

    void handle(CommandLine root) {
        collectErrors(root);
        root.setOut(new java.io.PrintWriter(new StdoutWriter(shell.out()), true));
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
        List<String> lines = mistakes.stream()
                .flatMap(each -> lines(each).stream())
                .distinct()
                .toList();
        String help = "connectors" + (command.getParent() == null ? "" : " " + command.getCommandName()) + " --help";
        return new Report(shell, format(command)).usage("", lines, help).code();
    }

    private static List<String> lines(Exception mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return unmatched.getUnmatched().stream()
                    .map(argument -> unmatched(argument, unmatched))
                    .toList();
        }
        if (mistake instanceof MissingParameterException missing) {
            return missing.getMissing().stream()
                    .map(argument -> name(argument) + " is missing")
                    .toList();
        }
        if (mistake instanceof ParameterException wrong && wrong.getArgSpec() != null) {
            return List.of(name(wrong.getArgSpec()) + " " + problem(wrong));
        }
        return List.of("the command line cannot be understood");
    }

    private static String unmatched(String argument, UnmatchedArgumentException unmatched) {
        if (!argument.startsWith("-")) {
            return unmatched.getCommandLine().getParent() == null
                    ? "there is no such command"
                    : "there is an argument too many";
        }
        int equals = argument.indexOf('=');
        return "there is no option " + (equals < 0 ? argument : argument.substring(0, equals));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String problem(ParameterException wrong) {
        Throwable cause = wrong.getCause();
        if (cause instanceof CommandLine.TypeConversionException) {
            return Optional.ofNullable(cause.getMessage()).orElse("cannot be read");
        }
        return "cannot be read";
    }

    private static OutputFormat format(CommandLine command) {
        return command.getCommandSpec().userObject() instanceof Formatted formatted
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

    int outputFailed(OutputFailedException failure) {
        if (!failure.isReaderGone()) {
            shell.err().println("error: the output could not be written: " + failure.getMessage());
        }
        return ExitCode.DEFECT.code();
    }
}
