package org.connectorsdk.cli.account;

import java.util.List;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.plugin.Installed;
import org.connectorsdk.cli.print.Frame;
import org.connectorsdk.cli.print.ItemPrinter;
import org.connectorsdk.cli.print.ProviderViews;
import org.connectorsdk.cli.print.ValuePrinter;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says which providers there are, what they can do and which settings they take. */
@Command(
        name = "providers",
        description = "Lists the providers with their capabilities, settings and quirks. Sends nothing.")
public final class ProvidersCommand extends FormattedCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PROVIDER",
            description = "Show this one with its settings and quirks. Default: list all.")
    private @Nullable String provider;

    /**
     * Makes the command.
     *
     * @param shell the process
     */
    public ProvidersCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        Installed installed = shell().installed();
        @Nullable String id = provider;
        return (id == null ? all(installed) : one(installed, id)).code();
    }

    private ExitCode all(Installed installed) {
        List<JsonObject> problems =
                installed.problems().stream().map(ProviderViews::json).toList();
        Frame frame = new Frame(JsonObject.empty(), "providers", () -> JsonObject.of("problems", problems));
        ItemPrinter<ProviderDescriptor> printer = ItemPrinter.of(format(), ProviderViews.ROW, frame, shell().out());
        installed.connectors().providers().forEach(printer::item);
        printer.end();
        if (format() != OutputFormat.JSON) {
            new Report(shell(), format()).unusable(installed.problems());
        }
        return ExitCode.OK;
    }

    private ExitCode one(Installed installed, String id) {
        Connectors connectors = installed.connectors();
        new Report(shell(), format()).unusable(installed.warnings());
        return connectors
                .provider(id)
                .map(found -> {
                    ValuePrinter.print(format(), ProviderViews.whole(found), found, shell().out());
                    return ExitCode.OK;
                })
                .orElseGet(() -> {
                    String known = String.join(
                            ", ",
                            connectors.providers().stream()
                                    .map(ProviderDescriptor::id)
                                    .sorted()
                                    .toList());
                    String problem = "unknown provider '" + id + "'; available: " + known;
                    return new Report(shell(), format()).usage(id, List.of(problem), null);
                });
    }
}
