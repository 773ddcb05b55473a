package org.connectorsdk.cli.data;

import java.util.OptionalInt;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.DataViews;
import org.connectorsdk.cli.print.Frame;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "query", description = "Runs a statement and shows its rows as they arrive.")
final class QueryCommand extends ConnectionCommand {
    @Parameters(index = "2", paramLabel = "SQL", description = "The statement, in the provider's dialect.")
    private String sql = "";

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many rows at the most, where the provider can limit. Default: its own limit.")
    private @Nullable Integer rows;

    @Option(
            names = "--read-only",
            description =
                    "Says that the statement changes nothing: it is sent again where the provider asks to come again.")
    private boolean readOnly;

    QueryCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        if (sql.isBlank()) {
            problems.add("the statement must not be blank");
        }
        @Nullable Integer limit = rows;
        if (limit != null && limit < 1) {
            problems.add("--rows must be at least 1");
        }
        OptionalInt most = limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
        return session -> session.facet(
                        SqlQuery.class,
                        "query",
                        Capability.QUERY,
                        facet -> facet.query(
                                id(),
                                sql,
                                most,
                                CallOptions.builder().readOnly(readOnly).build()))
                .fold(session.report()::error, found -> print(session, found));
    }

    private static ExitCode print(Session session, SqlQuery.Rows found) {
        Frame frame = new Frame(JsonObject.of("columns", found.columns()), "rows", JsonObject::empty);
        return session.list(found, DataViews.rows(found.columns()), frame, 0);
    }
}
