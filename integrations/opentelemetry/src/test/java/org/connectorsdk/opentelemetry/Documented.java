package org.connectorsdk.opentelemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What docs/observability.md says of spans. */
final class Documented {
    private static final Path PAGE = Path.of("../../docs/observability.md");

    private Documented() {}

    /** {@return the tree of the sync that is shown} */
    static String tree() {
        String block = between("<!-- trace -->\n", "<!-- /trace -->");
        return block.replace("```text\n", "").replace("```\n", "");
    }

    /** {@return the table of attributes and events} */
    static String table() {
        return between("<!-- spans -->\n", "<!-- /spans -->");
    }

    private static String between(String begin, String end) {
        try {
            String text = Files.readString(PAGE);
            int from = text.indexOf(begin) + begin.length();
            return text.substring(from, text.indexOf(end, from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
