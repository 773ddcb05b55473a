package org.connectorsdk.cli.data;

import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.DataViews;
import org.connectorsdk.cli.print.Frame;
import org.connectorsdk.cli.print.ItemPrinter;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "preview", description = "Shows the first rows of a table.")
final class PreviewCommand extends ConnectionCommand {
    @Mixin
    private final OneTable table = new OneTable();

    @Option(names = "--rows", paramLabel = "N", description = "How many rows at the most. Default: ${DEFAULT-VALUE}.")
    private int rows = 20;

    PreviewCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        if (rows < 1) {
            problems.add("--rows must be at least 1");
        }
        TableRef of = table.table(problems);
        return session -> session.facet(
                        TablePreview.class,
                        "preview",
                        Capability.PREVIEW,
                        facet -> facet.preview(id(), of, rows, CallOptions.none()))
                .fold(session.report()::error, found -> print(session, found));
    }

    private static ExitCode print(Session session, TablePreview.Preview found) {
        Frame frame = new Frame(
                JsonObject.of("columns", found.columns()),
                "rows",
                () -> JsonObject.of("truncated", found.truncated().orElse(null)));
        ItemPrinter<List<JsonValue>> printer = ItemPrinter.of(
                session.format(),
                DataViews.rows(found.columns()),
                frame,
                session.shell().out());
        found.rows().forEach(printer::item);
        printer.end();
        return ExitCode.OK;
    }
}
