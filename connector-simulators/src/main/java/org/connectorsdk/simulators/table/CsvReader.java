package org.connectorsdk.simulators.table;

import java.util.ArrayList;
import java.util.List;

/** Splits CSV into lines and cells. */
final class CsvReader {
    private final String text;
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int at;

    CsvReader(String text) {
        this.text = text;
    }

    List<List<String>> lines() {
        boolean begun = false;
        while (at < text.length()) {
            char next = text.charAt(at++);
            begun = true;
            switch (next) {
                case '"' -> quoted();
                case ',' -> endCell();
                case '\r' -> {
                    // belongs to the end of the line
                }
                case '\n' -> {
                    endLine();
                    begun = false;
                }
                default -> cell.append(next);
            }
        }
        if (begun) {
            endLine();
        }
        return lines;
    }

    private void quoted() {
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '"') {
                cell.append(next);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return;
            }
        }
        throw new UnreadableTableException("CSV: a quote stays open");
    }

    private void endCell() {
        line.add(cell.toString());
        cell.setLength(0);
    }

    private void endLine() {
        endCell();
        if (line.size() > 1 || !line.get(0).isEmpty()) {
            lines.add(line);
        }
        line = new ArrayList<>();
    }
}
