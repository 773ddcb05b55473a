package org.connectorsdk.cli.shell;

import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.DiscoveryProblem;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a command says beside its data, on standard error. With table output these are lines for people: {@code error:
 * …} and at most one {@code hint: …}. With JSON output there is one JSON object per line, an error always in a single
 * one.
 */
public final class Report {
    private final Shell shell;
    private final boolean json;

    /**
     * Reports in the form that goes with the output.
     *
     * @param shell where
     * @param format the form of the output
     */
    public Report(Shell shell, OutputFormat format) {
        this.shell = shell;
        this.json = format != OutputFormat.TABLE;
    }

    /**
     * Reports why a call failed. What was printed before is flushed first, so that the streams tell one story.
     *
     * @param error why
     * @return the exit code that goes with it
     */
    public ExitCode error(ConnectorError error) {
        ExitCode code = ExitCode.of(error);
        Optional<String> hint = Hints.after(error);
        print(error.toJson(), List.of(error.message()), code, hint.orElse(null));
        return code;
    }

    /**
     * Reports everything that is wrong with a command before anything was sent.
     *
     * @param provider id of the provider, empty where none is concerned
     * @param lines one line per problem, at least one
     * @param hint where to read on, null for nowhere
     * @return the exit code
     */
    public ExitCode usage(String provider, List<String> lines, @Nullable String hint) {
        print(ErrorDocument.of(provider, lines), lines, ExitCode.USAGE, hint);
        return ExitCode.USAGE;
    }

    private void print(JsonObject document, List<String> lines, ExitCode code, @Nullable String hint) {
        shell.out().flush();
        if (json) {
            shell.err().println(ErrorDocument.line(document, code, hint).toJson());
            return;
        }
        lines.forEach(line -> say("error: ", line));
        if (hint != null) {
            say("hint: ", hint);
        }
    }

    /**
     * Reports something that did not fail the call.
     *
     * @param line one line
     */
    public void warning(String line) {
        if (json) {
            shell.err().println(JsonObject.of("warning", line).toJson());
        } else {
            say("warning: ", line);
        }
    }

    /**
     * Warns of providers and plug-ins that were found but cannot be used.
     *
     * @param problems what was found, and why it cannot be used
     */
    public void unusable(List<DiscoveryProblem> problems) {
        problems.forEach(problem -> warning("not usable: " + problem));
    }

    /**
     * Tells a person how things go. Programs are not told.
     *
     * @param line one line
     */
    public void note(String line) {
        if (!json) {
            say("", line);
        }
    }

    private void say(String label, String line) {
        shell.err().println(label + TerminalText.safe(line));
    }
}
