package org.connectorsdk.cli.print;

import java.util.List;
import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Stdout;
import org.connectorsdk.cli.shell.TerminalText;

/** Prints a single value: label and text line by line, or one JSON document. */
public final class ValuePrinter {

    private ValuePrinter() {}

    /**
     * Prints a value. Lines with nothing to tell are left out of the table.
     *
     * @param format the format; JSON and NDJSON are the same for a single value
     * @param view how the value is shown
     * @param value the value
     * @param out where to
     * @param <T> the kind of value
     */
    public static <T> void print(OutputFormat format, View<T> view, T value, Stdout out) {
        if (format != OutputFormat.TABLE) {
            out.json(view.json().apply(value)).endLine();
            return;
        }
        List<String> cells = view.cells().apply(value);
        int widest = view.columns().stream().mapToInt(TablePrinter::width).max().orElse(0);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                String label = view.columns().get(i);
                out.append(label);
                TablePrinter.pad(out, widest - TablePrinter.width(label));
                out.append("  ").append(TerminalText.safe(cells.get(i))).endLine();
            }
        }
    }
}
