package org.connectorsdk.cli.demo;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.account.FormattedCommand;
import org.connectorsdk.cli.print.ItemPrinter;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.time.VirtualClock;
import picocli.CommandLine.Command;

/** Shows the whole life cycle on every simulator at hand. */
@Command(
        name = "demo",
        description =
                "Starts the simulators on this machine, drives a connection's whole life on each, and prints what the"
                        + " servers "
                        + "answered. Exit code 0 only if every step did what it must.")
public final class DemoCommand extends FormattedCommand {
    private static final int CONNECTIONS = 45;

    /**
     * Makes the command.
     *
     * @param shell the process
     */
    public DemoCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        Report report = new Report(shell(), format());
        Connectors connectors = shell().connectors();
        List<Step> steps = new ArrayList<>();
        report.unusable(shell().installed().warnings());
        for (SimulatorProvider simulator : shell().installed().simulators().values()) {
            if (connectors.provider(simulator.connector()).isPresent()) {
                run(connectors, simulator, steps);
            } else {
                report.note(simulator.id() + " is left out: there is a simulator, but no provider");
            }
        }
        if (steps.isEmpty()) {
            return report.usage("", List.of("there is no provider with a simulator on the class path"), null)
                    .code();
        }
        ItemPrinter<Step> printer = ItemPrinter.of(format(), Step.VIEW, null, shell().out());
        steps.forEach(printer::item);
        printer.end();
        return steps.stream()
                .map(Step::code)
                .filter(code -> code != ExitCode.OK)
                .findFirst()
                .orElse(ExitCode.OK)
                .code();
    }

    /** Simulator and client share one clock, on which waiting takes no time. */
    private static void run(Connectors connectors, SimulatorProvider provider, List<Step> steps) {
        VirtualClock clock = VirtualClock.create();
        RuntimeContext context = RuntimeContext.builder().time(clock).build();
        try (VendorSimulator simulator =
                provider.start(SimulatorOptions.defaults().seed(1).clock(clock))) {
            simulator.seedConnections(CONNECTIONS);
            Either<ConnectorError, Connections> opened =
                    connectors.open(provider.connector(), simulator.config().build(), context);
            if (opened.isLeft()) {
                ConnectorError error = opened.getLeft();
                steps.add(new Step(
                        provider.id(), "open", Step.Result.FAILED, error.message(), Duration.ZERO, ExitCode.of(error)));
                return;
            }
            try (Connections connections = opened.get()) {
                new LifeCycle(connections, provider.id(), steps::add)
                        .run(simulator.sampleConnection("demo"), CONNECTIONS);
            }
        }
    }
}
