package org.connectorsdk.cli.account;

import java.util.concurrent.Callable;
import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Option;

/** A command whose answer has a chosen form; its errors have the same. */
public abstract class FormattedCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "Form of the answer: table, json or ndjson. Default: table.")
    private OutputFormat format = OutputFormat.TABLE;

    /**
     * A command of which nothing is parsed yet.
     *
     * @param shell the process
     */
    public FormattedCommand(Shell shell) {
        this.shell = shell;
    }

    /** {@return the process} */
    public final Shell shell() {
        return shell;
    }

    /** {@return the chosen form} */
    public final OutputFormat format() {
        return format;
    }
}
