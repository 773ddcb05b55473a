package org.connectorsdk.simulators.planasonix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.planasonix.PlanasonixSource.Column;
import org.connectorsdk.simulators.planasonix.PlanasonixSource.StatementAnswer;
import org.connectorsdk.simulators.planasonix.PlanasonixSource.Table;

/** As much of SQL as the simulator understands: statements that the source knows, and whole tables. */
final class SqlRunner {

    private static final Pattern WHOLE_TABLE = Pattern.compile(
            "select\\s+\\*\\s+from\\s+(?:\"?([^\".\\s]+)\"?\\.)?\"?([^\".\\s;]+)\"?\\s*;?", Pattern.CASE_INSENSITIVE);

    private SqlRunner() {}

    static boolean isReadOnly(String sql) {
        String begin = sql.stripLeading().toLowerCase(Locale.ROOT);
        return begin.startsWith("select") || begin.startsWith("with");
    }

    static StatementAnswer run(PlanasonixSource source, String sql) {
        return source.statement(sql).orElseGet(() -> wholeTable(source, sql));
    }

    private static StatementAnswer wholeTable(PlanasonixSource source, String sql) {
        Matcher parts = WHOLE_TABLE.matcher(sql.strip());
        if (!parts.matches()) {
            return failed("syntax error: the statement was not understood");
        }
        Optional<String> schema = Optional.ofNullable(parts.group(1));
        Optional<Table> table = source.table(schema, parts.group(2));
        return table.map(SqlRunner::rows).orElseGet(() -> failed("relation \"" + parts.group(2) + "\" does not exist"));
    }

    private static StatementAnswer rows(Table table) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        return new StatementAnswer(columns, table.rows(), Optional.empty());
    }

    private static StatementAnswer failed(String message) {
        return new StatementAnswer(List.of(), List.of(), Optional.of(message));
    }
}
