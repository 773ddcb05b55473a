package org.connectorsdk.cli.account;

import org.connectorsdk.cli.shell.OutputFormat;
import picocli.CommandLine.Option;

/** The form of the answer. */
public final class OutputChoice {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "Form of the answer: table, json or ndjson. Default: table.")
    private OutputFormat format = OutputFormat.TABLE;

    /** Made by a command, filled by the parser. */
    public OutputChoice() {}

    /** {@return the chosen form} */
    public OutputFormat format() {
        return format;
    }
}
