package org.connectorsdk.cli.data;

import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.cli.shell.Problems;
import picocli.CommandLine.Option;

/** The table that a command is about. */
final class OneTable {
    @Option(
            names = "--schema",
            paramLabel = "SCHEMA",
            description = "Schema of the table, exactly as the source spells it.")
    private String schema = "";

    @Option(
            names = "--table",
            required = true,
            paramLabel = "TABLE",
            description = "The table, exactly as the source spells it.")
    private String table = "";

    TableRef table(Problems problems) {
        if (table.isEmpty()) {
            problems.add("--table must not be empty");
            return TableRef.of(schema, "?");
        }
        return TableRef.of(schema, table);
    }
}
