package org.connectorsdk.cli.data;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "introspect",
        description =
                "Shows schemas, tables and columns as they arrive. Parts that cannot be read are reported, and the"
                        + " exit code is then "
                        + "that of the first of them.")
final class IntrospectCommand extends ConnectionCommand {
    @Option(
            names = "--schema",
            paramLabel = "SCHEMA",
            description = "Only this schema, exactly as the source spells it.")
    private @Nullable String schema;

    @Option(names = "--table", paramLabel = "TABLE", description = "Only this table, exactly as the source spells it.")
    private @Nullable String table;

    @Option(names = "--no-columns", description = "Tables only, which most providers answer faster.")
    private boolean withoutColumns;

    @Option(names = "--fresh", description = "Let the provider look at the source again, which can take minutes.")
    private boolean fresh;

    IntrospectCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        IntrospectionRequest request = request();
        return session -> {
            CatalogOutput output = CatalogOutput.of(session, !withoutColumns);
            Either<ConnectorError, CatalogSummary> walk = session.connections().introspect(id(), request, output);
            return walk.fold(error -> broken(session, output, error), summary -> done(session, output, summary));
        };
    }

    private IntrospectionRequest request() {
        IntrospectionRequest request = IntrospectionRequest.all();
        @Nullable String inSchema = schema;
        if (inSchema != null) {
            request = request.schema(inSchema);
        }
        @Nullable String onlyTable = table;
        if (onlyTable != null) {
            request = request.table(onlyTable);
        }
        if (withoutColumns) {
            request = request.withoutColumns();
        }
        return fresh ? request.fresh() : request;
    }

    private static ExitCode broken(Session session, CatalogOutput output, ConnectorError error) {
        output.breakOff();
        return session.report().error(error);
    }

    private static ExitCode done(Session session, CatalogOutput output, CatalogSummary summary) {
        output.end(summary);
        session.shell().out().flush();
        summary.problems()
                .forEach(problem -> session.report()
                        .warning(problem.place() + ": " + problem.error().message()));
        List<ConnectorError> errors =
                summary.problems().stream().map(problem -> problem.error()).toList();
        return errors.isEmpty() ? ExitCode.OK : ExitCode.of(errors.get(0));
    }
}
