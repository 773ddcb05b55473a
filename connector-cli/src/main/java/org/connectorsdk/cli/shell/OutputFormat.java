package org.connectorsdk.cli.shell;

import java.util.Locale;

/** In which form a command answers on standard output, and reports errors on standard error. */
public enum OutputFormat {
    /** Columns for people. */
    TABLE,
    /** One JSON document. */
    JSON,
    /** One JSON document per line and item. */
    NDJSON;

    /** {@return the word on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
