package org.connectorsdk.cli.job;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.cli.shell.Problems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Some tables of a connection, by their exact names. */
final class TableOptions {
    @Option(
            names = "--schema",
            paramLabel = "SCHEMA",
            description = "Schema of the tables, exactly as the source spells it. Default: the provider has none.")
    private @Nullable String schema;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description =
                    "Only this table, exactly as the source spells it. Repeatable. Default: the whole connection.")
    private List<String> tables = new ArrayList<>();

    TableRef[] tables(Problems problems) {
        if (schema != null && tables.isEmpty()) {
            problems.add("--schema needs --table");
        }
        if (tables.stream().anyMatch(String::isEmpty)) {
            problems.add("--table must not be empty");
            return new TableRef[0];
        }
        String of = schema == null ? "" : schema;
        return tables.stream().map(table -> TableRef.of(of, table)).toArray(TableRef[]::new);
    }
}
