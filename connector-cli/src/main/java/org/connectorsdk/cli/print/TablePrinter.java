package org.connectorsdk.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.connectorsdk.cli.shell.Stdout;
import org.connectorsdk.cli.shell.TerminalText;

/**
 * Prints columns. Their widths are taken from the first rows, which are held back for that; a later cell that is wider
 * pushes its row to the right instead of being cut.
 */
final class TablePrinter<T> extends ItemPrinter<T> {
    private static final int MEASURED_ROWS = 200;
    private static final String GAP = "  ";

    private final View<T> view;
    private final Stdout out;
    private final int[] widths;
    private final List<List<String>> held = new ArrayList<>();
    private boolean measured;

    TablePrinter(View<T> view, Stdout out) {
        this.view = view;
        this.out = out;
        this.widths = new int[view.columns().size()];
    }

    @Override
    public void item(T item) {
        List<String> row =
                view.cells().apply(item).stream().map(TerminalText::safe).toList();
        if (measured) {
            print(row);
            return;
        }
        held.add(row);
        if (held.size() == MEASURED_ROWS) {
            release();
        }
    }

    @Override
    public void end() {
        if (!measured) {
            release();
        }
    }

    @Override
    public void breakOff() {
        if (!held.isEmpty()) {
            release();
        }
    }

    private void release() {
        measured = true;
        List<String> headings = view.columns().stream()
                .map(column -> TerminalText.safe(column).toUpperCase(Locale.ROOT))
                .toList();
        measure(headings);
        held.forEach(this::measure);
        print(headings);
        held.forEach(this::print);
        held.clear();
    }

    private void measure(List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(row.get(i)));
        }
    }

    private void print(List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            out.append(row.get(i));
            if (i < widths.length - 1) {
                pad(out, widths[i] - width(row.get(i)));
                out.append(GAP);
            }
        }
        out.endLine();
    }

    static void pad(Stdout out, int blanks) {
        for (int i = 0; i < blanks; i++) {
            out.append(' ');
        }
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
