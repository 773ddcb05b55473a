package org.connectorsdk.cli.connection;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.cli.account.AccountCommand;
import org.connectorsdk.cli.account.ListLimits;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists connections, all of them unless limited, as they arrive.")
final class ListCommand extends AccountCommand {
    @Option(
            names = "--filter",
            paramLabel = "FIELD=VALUE",
            description = "Only what the provider finds with this filter. Repeatable; all must hold.")
    private List<String> filters = new ArrayList<>();

    @Option(names = "--sort", paramLabel = "FIELD", description = "Let the provider sort by this field.")
    private @Nullable String sort;

    @Option(names = "--descending", description = "Sort from last to first.")
    private boolean descending;

    @Mixin
    private final ListLimits limits = new ListLimits();

    ListCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        ConnectionQuery query = query(problems);
        long limit = limits.limit(problems);
        return session ->
                session.list(session.connections().stream(query), ConnectionViews.ROW, null, limit);
    }

    private ConnectionQuery query(Problems problems) {
        ConnectionQuery.Builder query = ConnectionQuery.builder();
        for (String filter : filters) {
            int equals = filter.indexOf('=');
            if (equals <= 0) {
                problems.add("--filter takes FIELD=VALUE, not '" + filter + "'");
            } else {
                query.filters(filter.substring(0, equals), filter.substring(equals + 1));
            }
        }
        @Nullable String field = sort;
        if (field != null) {
            query.sort(field).descending(descending);
        } else if (descending) {
            problems.add("--descending needs --sort");
        }
        return query.pageSize(limits.pageSize(problems)).build();
    }
}
